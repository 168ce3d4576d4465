import { Blueprint, BlueprintList, NewBlueprint, Uuid } from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { cancelBlueprint, getBlueprint, listBlueprints, startBlueprint } from './blueprints.ts';
import { downloadGeoJson, downloadGeoPackage } from './download-blueprint.ts';

const BlueprintId = Type.Object({ blueprintId: Uuid });
const Format = Type.Object({ format: Type.Optional(Type.Enum(['geojson', 'gpkg'])) }, { additionalProperties: false });

export function blueprintRoutes(scope: RouteScope, platform: Platform): void {
  const { db } = platform;
  scope.post(
    '/api/v1/blueprints',
    {
      config: { permission: 'plan.reconcile' },
      schema: { operationId: 'startBlueprint', tags: ['plans'], body: NewBlueprint, response: { 202: Blueprint } },
    },
    async (request, reply) => reply.code(202).send(await startBlueprint(platform, request.actor, request.body)),
  );
  scope.get(
    '/api/v1/blueprints',
    {
      config: { permission: 'plan.view' },
      schema: { operationId: 'listBlueprints', tags: ['plans'], response: { 200: BlueprintList } },
    },
    async (request) => ({ items: await listBlueprints(db, request.actor) }),
  );
  scope.get(
    '/api/v1/blueprints/:blueprintId',
    {
      config: { permission: 'plan.view' },
      schema: { operationId: 'getBlueprint', tags: ['plans'], params: BlueprintId, response: { 200: Blueprint } },
    },
    (request) => getBlueprint(db, request.actor, request.params.blueprintId),
  );
  scope.post(
    '/api/v1/blueprints/:blueprintId/cancel',
    {
      config: { permission: 'plan.reconcile' },
      schema: { operationId: 'cancelBlueprint', tags: ['plans'], params: BlueprintId, response: { 200: Blueprint } },
    },
    (request) => cancelBlueprint(platform, request.actor, request.params.blueprintId),
  );
  scope.get(
    '/api/v1/blueprints/:blueprintId/download',
    {
      config: { permission: 'plan.view' },
      schema: { operationId: 'downloadBlueprint', tags: ['plans'], params: BlueprintId, querystring: Format },
    },
    async (request, reply) => {
      const { blueprintId } = request.params;
      const { format = 'geojson' } = request.query;
      const download = format === 'gpkg' ? downloadGeoPackage : downloadGeoJson;
      const stream = await download(db, request.actor, blueprintId, platform.config.gdalFolder);
      return reply
        .header('content-disposition', `attachment; filename="blueprint-${blueprintId}.${format}"`)
        .type(format === 'gpkg' ? 'application/geopackage+sqlite3' : 'application/geo+json')
        .send(stream);
    },
  );
}
