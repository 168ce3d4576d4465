import {
  DatasetDetail,
  DatasetEdit,
  DatasetFeaturePage,
  DatasetFeatureQuery,
  DatasetPage,
  DatasetQuery,
  DatasetSummary,
  ImportProblemCounts,
  NewDatasetBody,
  RepairPreview,
  Uuid,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { countProblems } from './count-problems.ts';
import { getDatasetDetail } from './dataset-detail.ts';
import { listDatasetFeatures } from './dataset-features.ts';
import { listDatasets } from './dataset-summaries.ts';
import { downloadVersion } from './download-version.ts';
import { previewRepair } from './preview-repair.ts';
import { changeDataset, registerDataset } from './register-dataset.ts';

const tags = ['datasets'];
const view = { permission: 'dataset.view' };
const manage = { permission: 'dataset.manage' };
const OfDataset = Type.Object({ datasetId: Uuid });
const OfVersion = Type.Object({ datasetId: Uuid, version: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) });
const OfImport = Type.Object({ importId: Uuid });
const OfProblem = Type.Object({
  importId: Uuid,
  problemId: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
});
const Format = Type.Object({ format: Type.Optional(Type.Enum(['geojson', 'gpkg'])) }, { additionalProperties: false });

export function registryRoutes(scope: RouteScope, platform: Platform): void {
  readRoutes(scope, platform);
  writeRoutes(scope, platform);
  downloadRoute(scope, platform);
  reportRoutes(scope, platform);
}

function readRoutes(scope: RouteScope, { db, clock, config }: Platform): void {
  scope.get(
    '/api/v1/datasets',
    {
      config: view,
      schema: { operationId: 'listDatasets', tags, querystring: DatasetQuery, response: { 200: DatasetPage } },
    },
    ({ actor, query }) => listDatasets(db, actor, query),
  );
  scope.get(
    '/api/v1/datasets/:datasetId',
    { config: view, schema: { operationId: 'getDataset', tags, params: OfDataset, response: { 200: DatasetDetail } } },
    ({ actor, params }) => getDatasetDetail(db, actor, params.datasetId, localDay(clock.now(), config.timeZone)),
  );
  scope.get(
    '/api/v1/datasets/:datasetId/features',
    {
      config: view,
      schema: {
        operationId: 'listDatasetFeatures',
        tags,
        params: OfDataset,
        querystring: DatasetFeatureQuery,
        response: { 200: DatasetFeaturePage },
      },
    },
    ({ actor, params, query }) => listDatasetFeatures(db, actor, params.datasetId, query),
  );
}

function writeRoutes(scope: RouteScope, platform: Platform): void {
  scope.post(
    '/api/v1/datasets',
    {
      config: manage,
      schema: { operationId: 'registerDataset', tags, body: NewDatasetBody, response: { 201: DatasetSummary } },
    },
    async ({ actor, body }, reply) => reply.code(201).send(await registerDataset(platform, actor, body)),
  );
  scope.patch(
    '/api/v1/datasets/:datasetId',
    {
      config: manage,
      schema: {
        operationId: 'changeDataset',
        tags,
        params: OfDataset,
        body: DatasetEdit,
        response: { 200: DatasetSummary },
      },
    },
    ({ actor, params, body }) => changeDataset(platform, actor, params.datasetId, body),
  );
}

function reportRoutes(scope: RouteScope, { db }: Platform): void {
  const config = { permission: 'dataset.import' };
  scope.get(
    '/api/v1/imports/:importId/problem-counts',
    {
      config,
      schema: { operationId: 'countImportProblems', tags, params: OfImport, response: { 200: ImportProblemCounts } },
    },
    ({ actor, params }) => countProblems(db, actor, params.importId),
  );
  scope.get(
    '/api/v1/imports/:importId/problems/:problemId/repair',
    { config, schema: { operationId: 'previewRepair', tags, params: OfProblem, response: { 200: RepairPreview } } },
    ({ actor, params }) => previewRepair(db, actor, params.importId, params.problemId),
  );
}

function downloadRoute(scope: RouteScope, platform: Platform): void {
  scope.get(
    '/api/v1/datasets/:datasetId/versions/:version/download',
    {
      config: view,
      schema: { operationId: 'downloadDatasetVersion', tags, params: OfVersion, querystring: Format },
    },
    async ({ actor, params, query }, reply) => {
      const { format = 'geojson' } = query;
      const { stream, fileName } = await downloadVersion(platform, actor, { ...params, format });
      return reply
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .type(format === 'gpkg' ? 'application/geopackage+sqlite3' : 'application/geo+json')
        .send(stream);
    },
  );
}
