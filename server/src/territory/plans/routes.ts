import { ConflictList, ConflictQuery } from '@shancheng/contracts';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { listConflicts } from './conflicts/conflict-queries.ts';

export function planRoutes(scope: RouteScope, { db, clock }: Platform): void {
  scope.get(
    '/api/v1/conflicts',
    {
      config: { permission: 'plan.view' },
      schema: {
        operationId: 'listConflicts',
        tags: ['plans'],
        querystring: ConflictQuery,
        response: { 200: ConflictList },
      },
    },
    (request) => listConflicts(db, request.actor, request.query, clock.now()),
  );
}
