import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { importRoutes } from './imports/import-routes.ts';
import { registryRoutes } from './registry/registry-routes.ts';

export function datasetsRoutes(scope: RouteScope, platform: Platform): void {
  registryRoutes(scope, platform);
  importRoutes(scope, platform);
}
