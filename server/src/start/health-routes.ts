import { Type } from 'typebox';
import { sql } from '../platform/db/index.ts';
import { unavailable } from '../platform/errors/index.ts';
import type { RouteScope } from '../platform/http/index.ts';
import type { Platform } from '../platform/platform.ts';

const tags = ['health'];
const Health = Type.Object({ status: Type.String() });

/** Is the process there, can it work, what does it measure, and what does it offer. */
export function healthRoutes(scope: RouteScope, platform: Platform): void {
  scope.get(
    '/health/live',
    { config: { permission: 'public' }, schema: { operationId: 'isLive', tags, response: { 200: Health } } },
    async () => ({ status: 'live' }),
  );
  scope.get(
    '/health/ready',
    { config: { permission: 'public' }, schema: { operationId: 'isReady', tags, response: { 200: Health } } },
    async () => {
      await sql`select 1`.execute(platform.db).catch((cause: unknown) => {
        throw unavailable('platform.not-ready', '平台尚未就绪', 'The platform is not ready', { cause });
      });
      return { status: 'ready' };
    },
  );
  scope.get(
    '/metrics',
    { config: { permission: 'metrics.read' }, schema: { operationId: 'readMetrics', tags } },
    async (_request, reply) => {
      const { contentType, text } = await platform.metrics.render();
      return reply.type(contentType).send(text);
    },
  );
  scope.get(
    '/api/v1/openapi.json',
    { config: { permission: 'public' }, schema: { operationId: 'readOpenApi', tags, hide: true } },
    async () => scope.swagger(),
  );
}
