import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { deskRoutes } from './desk-routes.ts';
import { portalRoutes } from './portal-routes.ts';
import { publicRoutes } from './public-routes.ts';

/** The public entrance: without sign-in, for enterprises and residents, and the desks that answer them. */
export function entranceRoutes(scope: RouteScope, platform: Platform): void {
  publicRoutes(scope, platform);
  portalRoutes(scope, platform);
  deskRoutes(scope, platform);
}
