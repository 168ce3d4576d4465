import {
  BufferQuery,
  ChangeQuery,
  Converted,
  ConvertQuery,
  DatasetComparison,
  DatasetStatistics,
  Measure,
  MeasuredArea,
  MeasureQuery,
  OverlayQuery,
  StatisticsQuery,
} from '@shancheng/contracts';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { convertPositions } from './convert-positions.ts';
import { datasetChange } from './dataset-change.ts';
import { datasetStatistics } from './dataset-statistics.ts';
import { bufferShape, measureShape, overlayShapes } from './drawn-shapes.ts';

const config = { permission: 'dataset.view' };
const tags = ['toolbox'];

export function geometryRoutes(scope: RouteScope, platform: Platform): void {
  shapeRoutes(scope, platform);
  datasetRoutes(scope, platform);
}

function shapeRoutes(scope: RouteScope, { db }: Platform): void {
  scope.post(
    '/api/v1/geometry/buffer',
    { config, schema: { operationId: 'bufferShape', tags, body: BufferQuery, response: { 200: MeasuredArea } } },
    ({ body }) => bufferShape(db, body),
  );
  scope.post(
    '/api/v1/geometry/overlay',
    { config, schema: { operationId: 'overlayShapes', tags, body: OverlayQuery, response: { 200: MeasuredArea } } },
    ({ body }) => overlayShapes(db, body),
  );
  scope.post(
    '/api/v1/geometry/measure',
    { config, schema: { operationId: 'measureShape', tags, body: MeasureQuery, response: { 200: Measure } } },
    ({ body }) => measureShape(db, body.shape),
  );
  scope.post(
    '/api/v1/geometry/convert',
    { config, schema: { operationId: 'convertPositions', tags, body: ConvertQuery, response: { 200: Converted } } },
    ({ body }) => ({ positions: convertPositions(body) }),
  );
}

function datasetRoutes(scope: RouteScope, { db, clock, config: { timeZone } }: Platform): void {
  scope.post(
    '/api/v1/geometry/statistics',
    {
      config,
      schema: { operationId: 'datasetStatistics', tags, body: StatisticsQuery, response: { 200: DatasetStatistics } },
    },
    ({ actor, body }) => {
      const now = clock.now();
      return datasetStatistics(db, actor, { query: body, asOf: body.asOf ?? localDay(now, timeZone), now });
    },
  );
  scope.post(
    '/api/v1/geometry/change',
    { config, schema: { operationId: 'datasetChange', tags, body: ChangeQuery, response: { 200: DatasetComparison } } },
    ({ actor, body }) => datasetChange(db, actor, { query: body, now: clock.now() }),
  );
}
