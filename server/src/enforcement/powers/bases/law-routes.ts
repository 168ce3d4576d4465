import { LawImported, LawList, LawText, ProvisionList, ProvisionQuery } from '@shancheng/contracts';
import { Type } from 'typebox';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { importLaw } from './import-law.ts';
import { listLaws } from './list-laws.ts';
import { listProvisions, searchProvisions } from './provisions-queries.ts';

const tags = ['powers'];
const config = { permission: 'law.view' };
const OfLaw = Type.Object({ lawId: Type.String({ maxLength: 60 }) });
const OnDay = Type.Object({ on: Type.Optional(Type.String({ format: 'date' })) }, { additionalProperties: false });

/** The statutes: reading them as of a day, and taking new ones. */
export function lawRoutes(scope: RouteScope, platform: Platform): void {
  const { db, clock } = platform;
  const today = () => localDay(clock.now(), platform.config.timeZone);
  scope.get('/api/v1/laws', { config, schema: { operationId: 'listLaws', tags, response: { 200: LawList } } }, () =>
    listLaws(db, today()),
  );
  scope.get(
    '/api/v1/laws/:lawId',
    {
      config,
      schema: { operationId: 'getLaw', tags, params: OfLaw, querystring: OnDay, response: { 200: ProvisionList } },
    },
    async ({ params, query }) => {
      const on = query.on ?? today();
      return { items: await listProvisions(db, params.lawId, on), on };
    },
  );
  scope.get(
    '/api/v1/provisions',
    {
      config,
      schema: { operationId: 'searchProvisions', tags, querystring: ProvisionQuery, response: { 200: ProvisionList } },
    },
    async ({ query }) => {
      const on = query.on ?? today();
      return { items: await searchProvisions(db, query.q, on), on };
    },
  );
  scope.post(
    '/api/v1/laws/imports',
    {
      config: { permission: 'powers.import' },
      schema: { operationId: 'importLaw', tags, body: LawText, response: { 200: LawImported } },
    },
    ({ actor, body }) => importLaw(platform, actor, body),
  );
}
