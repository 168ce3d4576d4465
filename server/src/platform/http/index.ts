export { createHttpServer, type RouteScope } from './server.ts';
