import { ConflictCommand, ConflictList, ConflictQuery, ConflictState, Uuid } from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { listConflicts } from './conflicts/conflict-queries.ts';
import { actOnConflict } from './reconciliation/act-on-conflict.ts';

export function planRoutes(scope: RouteScope, platform: Platform): void {
  const { db, clock } = platform;
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
  scope.post(
    '/api/v1/conflicts/:conflictId/actions',
    {
      // Each step has its own permission, checked where it is decided; seeing conflicts is the least.
      config: { permission: 'plan.view' },
      schema: {
        operationId: 'actOnConflict',
        tags: ['plans'],
        params: Type.Object({ conflictId: Uuid }),
        body: ConflictCommand,
        response: { 200: ConflictState },
      },
    },
    (request) => actOnConflict(platform, request.actor, request.params.conflictId, request.body),
  );
}
