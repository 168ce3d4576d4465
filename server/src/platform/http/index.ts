export { identityRoutes } from './identity-routes.ts';
export { pushRoutes } from './push-routes.ts';
export type { RouteScope } from './route-scope.ts';
export { createHttpServer } from './server.ts';
export { sessionRoutes } from './session-routes.ts';
