import { readFile } from 'node:fs/promises';
import SwaggerParser from '@apidevtools/swagger-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestClock } from '../platform/clock/clock.ts';
import { loadConfig } from '../platform/config/config.ts';
import { createPlatform } from '../platform/create-platform.ts';
import { createDatabase } from '../platform/db/index.ts';
import { createHttpServer, type RouteScope } from '../platform/http/index.ts';
import { silentLogger } from '../platform/log/log.ts';
import { addAllRoutes } from './serve.ts';

interface Operation {
  operationId?: string;
  responses?: Record<string, unknown>;
}

// Connections are lazy: nothing here talks to a database.
const database = createDatabase({ connectionString: 'postgres://nobody@127.0.0.1:1/none', maxConnections: 1 });
const platform = createPlatform(loadConfig({}), database, silentLogger, createTestClock('2026-01-01T00:00:00Z'));
const start = (add: (scope: RouteScope) => void) => createHttpServer(platform, add);
let server: RouteScope;
beforeAll(async () => {
  server = await start((scope) => addAllRoutes(scope, platform));
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test('the API document is valid OpenAPI 3.1', async () => {
  // A copy: the parser resolves references in place. Its type wants its own OpenAPI shape, which it checks itself.
  const document = JSON.parse(JSON.stringify(server.swagger())) as Parameters<typeof SwaggerParser.validate>[0];
  const valid = await SwaggerParser.validate(document);
  expect(valid).toMatchObject({ openapi: '3.1.0' });
});

test('every operation has a name of its own', () => {
  // The document is JSON by now; its paths hold operations by method.
  const paths = server.swagger().paths as Record<string, Record<string, Operation>>;
  const names = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operation.operationId ?? `${method} ${path} has none`),
  );
  expect(names.filter((name) => name.includes(' '))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(20);
});

test('server/openapi.json is what the routes say now (npm run generate)', async () => {
  const kept = JSON.parse(await readFile(new URL('../../openapi.json', import.meta.url), 'utf8'));
  expect(JSON.parse(JSON.stringify(server.swagger()))).toEqual(kept);
});

test('a route that names no permission stops the server from starting', async () => {
  await expect(start((scope) => scope.get('/open', async () => 'everything'))).rejects.toThrow(
    'route GET /open declares no permission',
  );
});

test('every answer carries a strict content policy, without inline script', async () => {
  const answer = await server.inject({ url: '/health/live' });
  const policy = String(answer.headers['content-security-policy']);
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
});
