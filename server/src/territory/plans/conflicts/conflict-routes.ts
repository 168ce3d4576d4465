import {
  ConflictCommand,
  ConflictDetail,
  ConflictGroupList,
  ConflictList,
  ConflictQuery,
  ConflictState,
  ConflictSummary,
  type UnknownCodes,
  Uuid,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import { localDay } from '../../../platform/clock/index.ts';
import type { RouteScope } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { createUnknownCodes } from '../codes/unknown-codes.ts';
import { actOnConflict } from '../reconciliation/act-on-conflict.ts';
import { getConflict } from './conflict-detail.ts';
import { listConflictGroups } from './conflict-groups.ts';
import { listConflicts } from './conflict-queries.ts';
import { summariseConflicts } from './conflict-summary.ts';
import { createPastConflicts } from './past-conflicts.ts';

export function conflictRoutes(
  scope: RouteScope,
  platform: Platform,
  listUnknownCodes: ReturnType<typeof createUnknownCodes>,
): void {
  const { db, clock, config } = platform;
  const conflictsOn = createPastConflicts(platform);
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
    async ({ actor, query: { asOf, ...query } }) => {
      const now = clock.now();
      const source = asOf === undefined ? undefined : await conflictsOn(asOf);
      const [list, unknown] = await Promise.all([
        listConflicts(db, actor, query, { now, source }),
        listUnknownCodes(actor, asOf ?? localDay(now, config.timeZone)),
      ]);
      return { ...list, unknown: sumOf(unknown) };
    },
  );
  scope.get(
    '/api/v1/conflicts/:conflictId',
    {
      config: { permission: 'plan.view' },
      schema: {
        operationId: 'getConflict',
        tags: ['plans'],
        params: Type.Object({ conflictId: Uuid }),
        querystring: Type.Object({ asOf: ConflictQuery.properties.asOf }, { additionalProperties: false }),
        response: { 200: ConflictDetail },
      },
    },
    async ({ actor, params, query }) => {
      const source = query.asOf === undefined ? undefined : await conflictsOn(query.asOf);
      return getConflict(db, actor, params.conflictId, { now: clock.now(), source });
    },
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
    (request) => summariseConflicts(db, request.actor, { now: clock.now(), timeZone: config.timeZone }),
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

function sumOf({ items }: UnknownCodes): ConflictList['unknown'] {
  return items.reduce((sum, one) => ({ features: sum.features + one.features, areaM2: sum.areaM2 + one.areaM2 }), {
    features: 0,
    areaM2: 0,
  });
}
