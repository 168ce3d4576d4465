import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify, { type RouteOptions } from 'fastify';
import type { Platform } from '../platform.ts';
import { createGuard, NOBODY } from './authenticate.ts';
import { acceptBodies } from './bodies.ts';
import { limitBodies } from './body-deadlines.ts';
import { CONTENT_POLICY, OPENAPI } from './documents.ts';
import { createProblemHandler, refuseUnknownRoute } from './problems.ts';
import type { RouteScope } from './route-scope.ts';
import { narrowTimes } from './storable-times.ts';

/** The HTTP server, ready but not listening. Throws when a route declares no permission. */
export async function createHttpServer(
  platform: Platform,
  addRoutes: (scope: RouteScope) => void,
): Promise<RouteScope> {
  const { config, metrics } = platform;
  narrowTimes();
  const server: RouteScope = Fastify({
    logger: false, // refusals and defects are logged by the problem handler, the rest are metrics
    bodyLimit: config.bodyLimitBytes,
    requestTimeout: 0, // body-deadlines.ts has finer ones
    ...(config.trustedProxies ? { trustProxy: config.trustedProxies } : {}),
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    frameworkErrors: createProblemHandler(platform.log),
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>();
  server.setValidatorCompiler(TypeBoxValidatorCompiler);
  server.setErrorHandler(createProblemHandler(platform.log));
  server.setNotFoundHandler(refuseUnknownRoute);
  server.decorateRequest('actor');
  server.addHook('onRequest', async (request) => {
    request.actor = NOBODY;
  });
  server.addHook('onRoute', refuseUndeclared);
  acceptBodies(server);
  const { allowUpload } = limitBodies(server.server);
  await server.register(cookie);
  await server.register(helmet, {
    contentSecurityPolicy: { directives: CONTENT_POLICY, useDefaults: false },
    strictTransportSecurity: config.secureCookies,
    crossOriginEmbedderPolicy: false,
  });
  await server.register(rateLimit, { global: true, max: config.requestsPerMinute, timeWindow: '1 minute' });
  await server.register(swagger, { openapi: OPENAPI });
  // onRequest, not preHandler: nobody without permission gets a body parsed or a schema error explained. Route by route,
  // behind the rate limiter’s own hook: guessed cookies and tokens are counted before they cost a query …
  const guard = createGuard(platform);
  server.addHook('onRoute', (route) => {
    route.onRequest = [...[route.onRequest ?? []].flat(), guard.beforeBody];
  });
  // Only here the caller is known and let in.
  server.addHook('preParsing', async (request, reply) => {
    if (request.routeOptions.config.takesFiles) allowUpload(request.raw, reply.raw);
  });
  // … but a device’s signature covers the body, so it is checked as soon as the body is there.
  server.addHook('preValidation', guard.afterBody);
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    // A status code has three digits, so its hundreds are one of the five label values.
    const status = `${Math.floor(reply.statusCode / 100)}xx` as '2xx';
    metrics.httpRequestSeconds.observe({ route, method: request.method, status }, reply.elapsedTime / 1000);
  });
  // A plugin of its own, so that the rate limiter and the API document see every route.
  await server.register(async (scope) => addRoutes(scope.withTypeProvider<TypeBoxTypeProvider>()));
  await server.ready();
  return server;
}

function refuseUndeclared(route: RouteOptions): void {
  if (!route.config?.permission) {
    throw new Error(`route ${String(route.method)} ${route.url} declares no permission: say which one, or 'public'`);
  }
}
