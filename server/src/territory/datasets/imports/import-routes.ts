import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import {
  DatasetImport,
  DatasetImportList,
  ImportAcceptance,
  ImportDecision,
  ImportDecisionResult,
  ImportProblemList,
  ImportProblemQuery,
  NewImport,
  Uuid,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { acceptImport, giveUpImport } from './accept-import.ts';
import { getImport, listImportProblems, listImports } from './import-queries.ts';
import { receiveImport } from './receive-import.ts';
import { decideProblems } from './settle-problems.ts';

const OfDataset = Type.Object({ datasetId: Uuid });
const OfImport = Type.Object({ importId: Uuid });
const config = { permission: 'dataset.import' };
const tags = ['datasets'];

export function importRoutes(scope: RouteScope, platform: Platform): void {
  // A scope of its own: only here a body may be a file of any size, and it is never held in memory.
  void scope.register(async (inner) => {
    inner.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    uploadRoute(inner.withTypeProvider<TypeBoxTypeProvider>(), platform);
  });
  readRoutes(scope, platform);
  decisionRoutes(scope, platform);
}

function uploadRoute(scope: RouteScope, platform: Platform): void {
  scope.post(
    '/api/v1/datasets/:datasetId/imports',
    {
      config: { ...config, takesFiles: true },
      bodyLimit: platform.config.importLimitBytes,
      schema: {
        operationId: 'importDataset',
        tags,
        params: OfDataset,
        querystring: NewImport,
        response: { 202: DatasetImport },
      },
    },
    async ({ actor, params, query, body }, reply) => {
      // The parser above hands over the stream itself.
      const id = await receiveImport(platform, actor, params.datasetId, query, body as AsyncIterable<Buffer>);
      return reply.code(202).send(await getImport(platform.db, actor, id));
    },
  );
}

function readRoutes(scope: RouteScope, { db }: Platform): void {
  scope.get(
    '/api/v1/datasets/:datasetId/imports',
    { config, schema: { operationId: 'listImports', tags, params: OfDataset, response: { 200: DatasetImportList } } },
    ({ actor, params }) => listImports(db, actor, params.datasetId),
  );
  scope.get(
    '/api/v1/imports/:importId',
    { config, schema: { operationId: 'getImport', tags, params: OfImport, response: { 200: DatasetImport } } },
    ({ actor, params }) => getImport(db, actor, params.importId),
  );
  scope.get(
    '/api/v1/imports/:importId/problems',
    {
      config,
      schema: {
        operationId: 'listImportProblems',
        tags,
        params: OfImport,
        querystring: ImportProblemQuery,
        response: { 200: ImportProblemList },
      },
    },
    ({ actor, params, query }) => listImportProblems(db, actor, params.importId, query),
  );
}

function decisionRoutes(scope: RouteScope, platform: Platform): void {
  const { db } = platform;
  scope.post(
    '/api/v1/imports/:importId/decisions',
    {
      config,
      schema: {
        operationId: 'decideImportProblems',
        tags,
        params: OfImport,
        body: ImportDecision,
        response: { 200: ImportDecisionResult },
      },
    },
    ({ actor, params, body }) => decideProblems(platform, actor, params.importId, body),
  );
  scope.post(
    '/api/v1/imports/:importId/accept',
    {
      config,
      schema: {
        operationId: 'acceptImport',
        tags,
        params: OfImport,
        // Null is what a request without a body is checked as.
        body: Type.Union([ImportAcceptance, Type.Null()]),
        response: { 200: DatasetImport },
      },
    },
    async ({ actor, params, body }) => {
      await acceptImport(platform, actor, params.importId, body ?? {});
      return getImport(db, actor, params.importId);
    },
  );
  for (const [verb, status] of [
    ['refuse', 'refused'],
    ['cancel', 'cancelled'],
  ] as const) {
    scope.post(
      `/api/v1/imports/:importId/${verb}`,
      { config, schema: { operationId: `${verb}Import`, tags, params: OfImport, response: { 200: DatasetImport } } },
      async ({ actor, params }) => {
        await giveUpImport(platform, actor, params.importId, status);
        return getImport(db, actor, params.importId);
      },
    );
  }
}
