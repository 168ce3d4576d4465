import { DivisionList, DivisionMap, DutyChange, DutyState } from '@shancheng/contracts';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { dutyState } from './duty/duty-queries.ts';
import { setDutyInTrx } from './duty/set-duty.ts';
import { noPerson } from './errors.ts';
import { readBasemap } from './places/basemap.ts';
import { divisionMap, listDivisions } from './places/division-queries.ts';
import { importOutlines } from './places/import-outlines.ts';
import { dayOf } from './places/place-index.ts';
import { Basemap, DivisionQuery, ImportAnswer, MapQuery, OutlineImport } from './schemas.ts';

const tags = ['directory'];
/** Outlines change rarely; a browser may keep them for five minutes. */
const FIVE_MINUTES = 'private, max-age=300';

export function directoryRoutes(scope: RouteScope, platform: Platform): void {
  placeRoutes(scope, platform);
  dutyRoutes(scope, platform);
}

/** Names and outlines are the same for everybody who is signed in; what happened there is not. */
function placeRoutes(scope: RouteScope, platform: Platform): void {
  const { db } = platform;
  const today = () => dayOf(platform.clock.now());
  scope.get(
    '/api/v1/divisions',
    {
      config: { permission: 'signed-in' },
      schema: { operationId: 'listDivisions', tags, querystring: DivisionQuery, response: { 200: DivisionList } },
    },
    async ({ query: { at = today(), ...query } }) => ({ items: await listDivisions(db, query, at), at }),
  );
  scope.get(
    '/api/v1/map/divisions',
    {
      config: { permission: 'signed-in' },
      schema: { operationId: 'mapDivisions', tags, querystring: MapQuery, response: { 200: DivisionMap } },
    },
    async ({ query: { level, parent, at = today() } }, reply) => {
      reply.header('cache-control', FIVE_MINUTES);
      return divisionMap(db, level, parent, at);
    },
  );
  scope.get(
    '/api/v1/map/basemap',
    {
      config: { permission: 'signed-in' },
      schema: { operationId: 'mapBasemap', tags, response: { 200: Basemap } },
    },
    async (_request, reply) => {
      reply.header('cache-control', FIVE_MINUTES);
      return readBasemap();
    },
  );
  scope.post(
    '/api/v1/divisions/import',
    {
      config: { permission: 'directory.import' },
      schema: { operationId: 'importDivisions', tags, body: OutlineImport, response: { 201: ImportAnswer } },
    },
    async (request, reply) => {
      const report = await importOutlines(platform, request.actor, request.body);
      return reply.code(201).send(report);
    },
  );
}

function dutyRoutes(scope: RouteScope, platform: Platform): void {
  const { db, clock } = platform;
  const me = (personId: string | undefined): string => {
    if (!personId) throw noPerson();
    return personId;
  };
  scope.get(
    '/api/v1/duty',
    {
      config: { permission: 'duty.own' },
      schema: { operationId: 'getDuty', tags, response: { 200: DutyState } },
    },
    (request) => dutyState(db, me(request.actor.personId), clock.now()),
  );
  scope.put(
    '/api/v1/duty',
    {
      config: { permission: 'duty.own' },
      schema: { operationId: 'setDuty', tags, body: DutyChange, response: { 200: DutyState } },
    },
    async (request) => {
      const personId = me(request.actor.personId);
      const at = clock.now();
      await db.transaction().execute((trx) => setDutyInTrx(trx, { personId, at, ...request.body }));
      return dutyState(db, personId, at);
    },
  );
}
