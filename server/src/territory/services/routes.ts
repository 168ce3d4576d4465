import { ConflictTileParams, MapLayers, MapLayersQuery, MapTileParams } from '@shancheng/contracts';
import type { FastifyReply } from 'fastify';
import { localDay } from '../../platform/clock/index.ts';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { drawConflictTile } from './conflict-tiles.ts';
import type { TileAddress } from './draw-tile.ts';
import { layerNotFound, noSuchTile } from './errors.ts';
import { readLayerTile } from './kept-tiles.ts';
import { listMapLayers, mayDraw } from './map-layers-queries.ts';

export function serviceRoutes(scope: RouteScope, platform: Platform): void {
  const { db, clock, config } = platform;
  scope.get(
    '/api/v1/map/layers',
    {
      config: { permission: 'dataset.view' },
      schema: {
        operationId: 'listMapLayers',
        tags: ['map'],
        querystring: MapLayersQuery,
        response: { 200: MapLayers },
      },
    },
    ({ actor, query }) => listMapLayers(db, actor, query.asOf ?? localDay(clock.now(), config.timeZone)),
  );
  scope.get(
    '/api/v1/map/tiles/:datasetId/:version/:z/:x/:y',
    {
      config: { permission: 'dataset.view' },
      schema: { operationId: 'getMapTile', tags: ['map'], params: MapTileParams },
    },
    async ({ actor, params }, reply) => {
      checkAddress(params);
      if (!(await mayDraw(db, actor, params))) throw layerNotFound();
      // A version never changes; the browser asks again in five minutes, in case the person may not see it any more.
      return sendTile(reply, await readLayerTile(platform, params), 'private, max-age=300');
    },
  );
  scope.get(
    '/api/v1/map/conflict-tiles/:z/:x/:y',
    {
      config: { permission: 'plan.view' },
      schema: { operationId: 'getConflictTile', tags: ['map'], params: ConflictTileParams },
    },
    async ({ actor, params }, reply) => {
      checkAddress(params);
      return sendTile(reply, await drawConflictTile(db, actor, params), 'no-store');
    },
  );
}

function checkAddress({ z, x, y }: TileAddress): void {
  if (x >= 2 ** z || y >= 2 ** z) throw noSuchTile();
}

function sendTile(reply: FastifyReply, mvt: Buffer, cacheControl: string): FastifyReply {
  void reply.header('cache-control', cacheControl);
  if (mvt.length === 0) return reply.code(204).send();
  return reply.type('application/vnd.mapbox-vector-tile').send(mvt);
}
