import { ProfileQuery, TerrainProfile, TerrainViewshed, ViewshedQuery } from '@shancheng/contracts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { terrainProfile } from './terrain-profile.ts';
import { terrainViewshed } from './terrain-viewshed.ts';

export function terrainRoutes(scope: RouteScope, { db }: Platform): void {
  scope.post(
    '/api/v1/terrain/profile',
    {
      config: { permission: 'dataset.view' },
      schema: {
        operationId: 'terrainProfile',
        tags: ['toolbox'],
        body: ProfileQuery,
        response: { 200: TerrainProfile },
      },
    },
    ({ actor, body }) => terrainProfile(db, actor, body),
  );
  scope.post(
    '/api/v1/terrain/viewshed',
    {
      config: { permission: 'dataset.view' },
      schema: {
        operationId: 'terrainViewshed',
        tags: ['toolbox'],
        body: ViewshedQuery,
        response: { 200: TerrainViewshed },
      },
    },
    ({ actor, body }) => terrainViewshed(db, actor, body),
  );
}
