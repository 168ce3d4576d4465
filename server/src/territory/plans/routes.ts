import {
  ConflictCommand,
  ConflictDetail,
  ConflictGroupList,
  ConflictList,
  ConflictQuery,
  ConflictState,
  ConflictSummary,
  Uuid,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { blueprintRoutes } from './blueprint/blueprint-routes.ts';
import { getConflict } from './conflicts/conflict-detail.ts';
import { listConflictGroups } from './conflicts/conflict-groups.ts';
import { listConflicts } from './conflicts/conflict-queries.ts';
import { summariseConflicts } from './conflicts/conflict-summary.ts';
import { createConflictsAsOf } from './conflicts/conflicts-as-of.ts';
import { actOnConflict } from './reconciliation/act-on-conflict.ts';
import { ruleRoutes } from './rules/rule-routes.ts';

export function planRoutes(scope: RouteScope, platform: Platform): void {
  const { db, clock } = platform;
  const listConflictsAsOf = createConflictsAsOf(platform);
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
    ({ actor, query: { asOf, ...query } }) =>
      asOf === undefined ? listConflicts(db, actor, query, clock.now()) : listConflictsAsOf(actor, asOf, query),
  );
  scope.get(
    '/api/v1/conflicts/:conflictId',
    {
      config: { permission: 'plan.view' },
      schema: {
        operationId: 'getConflict',
        tags: ['plans'],
        params: Type.Object({ conflictId: Uuid }),
        response: { 200: ConflictDetail },
      },
    },
    (request) => getConflict(db, request.actor, request.params.conflictId, clock.now()),
  );
  scope.get(
    '/api/v1/conflict-groups',
    {
      config: { permission: 'plan.view' },
      schema: {
        operationId: 'listConflictGroups',
        tags: ['plans'],
        querystring: Type.Object(
          { limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) },
          { additionalProperties: false },
        ),
        response: { 200: ConflictGroupList },
      },
    },
    (request) => listConflictGroups(db, request.actor, request.query),
  );
  scope.get(
    '/api/v1/conflict-summary',
    {
      config: { permission: 'plan.view' },
      schema: { operationId: 'summariseConflicts', tags: ['plans'], response: { 200: ConflictSummary } },
    },
    (request) => summariseConflicts(db, request.actor, { now: clock.now(), timeZone: platform.config.timeZone }),
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
  ruleRoutes(scope, platform);
  blueprintRoutes(scope, platform);
}
