import type { Platform } from '../platform.ts';
import type { RouteScope } from './route-scope.ts';

export function pushRoutes(scope: RouteScope, platform: Platform): void {
  scope.get(
    '/api/v1/push',
    {
      config: { permission: 'signed-in', streams: true },
      schema: {
        operationId: 'push',
        tags: ['push'],
        description: 'Server-sent events; see packages/contracts/src/push.ts.',
      },
    },
    async (request, reply) => {
      platform.push.refuseTooMany(request.actor);
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      request.raw.socket.setNoDelay(true);
      const last = Number(request.headers['last-event-id']);
      await platform.push.connect(request.actor, reply.raw, Number.isSafeInteger(last) && last > 0 ? last : undefined);
    },
  );
}
