import { EventTypeList } from '@shancheng/contracts';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { listEventTypes } from './catalogue-queries.ts';

export function catalogueRoutes(scope: RouteScope, { db }: Platform): void {
  scope.get(
    '/api/v1/event-types',
    {
      config: { permission: 'signed-in' },
      schema: { operationId: 'listEventTypes', tags: ['catalogue'], response: { 200: EventTypeList } },
    },
    async () => ({ items: await listEventTypes(db) }),
  );
}
