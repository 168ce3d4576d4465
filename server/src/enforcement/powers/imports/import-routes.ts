import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import {
  NewPowerImport,
  PowerImport,
  PowerImportList,
  PowerImportProblems,
  PowerTables,
  Uuid,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { getTableImport, listTableImports, listTableProblems } from './import-queries.ts';
import { receiveTable } from './receive-table.ts';
import { listTables } from './row-kinds.ts';

const tags = ['powers'];
const config = { permission: 'powers.import' };
const OfImport = Type.Object({ importId: Uuid });
const AfterRow = Type.Object(
  { after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })) },
  { additionalProperties: false },
);

/** Tables that are handed in, and what became of them. */
export function importRoutes(scope: RouteScope, platform: Platform): void {
  const { db } = platform;
  scope.get(
    '/api/v1/powers/tables',
    { config, schema: { operationId: 'listPowerTables', tags, response: { 200: PowerTables } } },
    async () => ({ items: listTables() }),
  );
  scope.get(
    '/api/v1/powers/imports',
    { config, schema: { operationId: 'listPowerImports', tags, response: { 200: PowerImportList } } },
    async ({ actor }) => ({ items: await listTableImports(db, actor) }),
  );
  scope.get(
    '/api/v1/powers/imports/:importId',
    { config, schema: { operationId: 'getPowerImport', tags, params: OfImport, response: { 200: PowerImport } } },
    ({ actor, params }) => getTableImport(db, actor, params.importId),
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
    ({ actor, params, query }) => listTableProblems(db, actor, { ...params, after: query.after ?? 0 }),
  );
  // A scope of its own: only here a body may be a file, and it is never held in memory.
  void scope.register(async (inner) => {
    inner.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    uploadRoute(inner.withTypeProvider<TypeBoxTypeProvider>(), platform);
  });
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
