import { ProfileQuery, TerrainProfile, TerrainViewshed, ViewshedQuery } from '@shancheng/contracts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { keptData } from '../kept-data.ts';
import { terrainProfile } from './terrain-profile.ts';
import { terrainViewshed } from './terrain-viewshed.ts';

export function terrainRoutes(scope: RouteScope, platform: Platform): void {
  const { db } = platform;
  const { terrains } = keptData(platform);
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
    ({ actor, body }) => terrainProfile({ db, terrains }, actor, body),
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
    ({ actor, body }) => terrainViewshed({ db, terrains }, actor, body),
  );
}
