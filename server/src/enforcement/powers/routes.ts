import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import {
  Competence,
  CompetenceQuery,
  LawList,
  NewPowerImport,
  PowerImport,
  PowerImportProblems,
  ProvisionList,
  ProvisionQuery,
  Uuid,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import { localDay } from '../../platform/clock/index.ts';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { listLaws } from './bases/list-laws.ts';
import { listProvisions, searchProvisions } from './bases/provisions-queries.ts';
import { findCompetence } from './competence/find-competence.ts';
import { getTableImport, listTableProblems, receiveTable } from './imports/receive-table.ts';

const tags = ['powers'];
const OfImport = Type.Object({ importId: Uuid });
const OfLaw = Type.Object({ lawId: Type.String({ maxLength: 60 }) });
const OnDay = Type.Object({ on: Type.Optional(Type.String({ format: 'date' })) }, { additionalProperties: false });
const AfterRow = Type.Object(
  { after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })) },
  { additionalProperties: false },
);

export function powersRoutes(scope: RouteScope, platform: Platform): void {
  lawRoutes(scope, platform);
  tableRoutes(scope, platform);
  // A scope of its own: only here a body may be a file, and it is never held in memory.
  void scope.register(async (inner) => {
    inner.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    uploadRoute(inner.withTypeProvider<TypeBoxTypeProvider>(), platform);
  });
}

function lawRoutes(scope: RouteScope, { db, clock, config }: Platform): void {
  const today = () => localDay(clock.now(), config.timeZone);
  scope.get(
    '/api/v1/laws',
    { config: { permission: 'law.view' }, schema: { operationId: 'listLaws', tags, response: { 200: LawList } } },
    () => listLaws(db, today()),
  );
  scope.get(
    '/api/v1/laws/:lawId',
    {
      config: { permission: 'law.view' },
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
      config: { permission: 'law.view' },
      schema: { operationId: 'searchProvisions', tags, querystring: ProvisionQuery, response: { 200: ProvisionList } },
    },
    async ({ query }) => {
      const on = query.on ?? today();
      return { items: await searchProvisions(db, query.q, on), on };
    },
  );
  scope.get(
    '/api/v1/competence',
    {
      config: { permission: 'powers.view' },
      schema: { operationId: 'findCompetence', tags, querystring: CompetenceQuery, response: { 200: Competence } },
    },
    ({ query }) => findCompetence(db, { ...query, on: query.on ?? today() }),
  );
}

function tableRoutes(scope: RouteScope, { db }: Platform): void {
  const config = { permission: 'powers.import' };
  scope.get(
    '/api/v1/powers/imports/:importId',
    { config, schema: { operationId: 'getPowerImport', tags, params: OfImport, response: { 200: PowerImport } } },
    ({ params }) => getTableImport(db, params.importId),
  );
  scope.get(
    '/api/v1/powers/imports/:importId/problems',
    {
      config,
      schema: {
        operationId: 'listPowerImportProblems',
        tags,
        params: OfImport,
        querystring: AfterRow,
        response: { 200: PowerImportProblems },
      },
    },
    ({ params, query }) => listTableProblems(db, params.importId, query.after ?? 0),
  );
}

function uploadRoute(scope: RouteScope, platform: Platform): void {
  scope.post(
    '/api/v1/powers/imports',
    {
      config: { permission: 'powers.import', takesFiles: true },
      bodyLimit: platform.config.importLimitBytes,
      schema: {
        operationId: 'importPowers',
        tags,
        querystring: NewPowerImport,
        response: { 202: PowerImport },
      },
    },
    async ({ actor, query, body }, reply) => {
      // The parser above hands over the stream itself.
      const taken = await receiveTable(platform, actor, query, body as AsyncIterable<Buffer>);
      return reply.code(202).send(taken);
    },
  );
}
