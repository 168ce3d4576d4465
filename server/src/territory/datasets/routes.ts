import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { importRoutes } from './imports/import-routes.ts';

export function datasetsRoutes(scope: RouteScope, platform: Platform): void {
  importRoutes(scope, platform);
}
