import { type Static, Type } from 'typebox';
import { Instant, LonLat, Name, Uuid } from './common.ts';

export const ConflictType = Type.Enum([
  'USE',
  'REDLINE',
  'BOUNDARY',
  'ATTRIBUTE',
  'STATUS',
  'GAP',
  'OVERLAP',
  'TIME',
  'HIERARCHY',
]);
export const ConflictSeverity = Type.Enum(['S1', 'S2', 'S3']);

export const ConflictStatus = Type.Enum([
  'detected',
  'assigned',
  'proposed',
  'opinion',
  'conference',
  'decided',
  'patched',
  'closed',
  'exempt',
]);
export type ConflictStatus = Static<typeof ConflictStatus>;

export const ConflictAction = Type.Enum([
  'assign',
  'propose',
  'give-opinion',
  'call-conference',
  'decide',
  'patch',
  'close',
  'exempt',
  'reopen',
]);
export type ConflictAction = Static<typeof ConflictAction>;

/** 以A为准, 以B为准, 调整边界, 双方修改, 保留现状待调 (domain.md §3.5). */
export const ReconciliationProposal = Type.Enum([
  'follow-a',
  'follow-b',
  'adjust-boundary',
  'both-change',
  'keep-for-now',
]);
export type ReconciliationProposal = Static<typeof ReconciliationProposal>;

/** One side of a conflict: which plan says what there. */
export const ConflictSide = Type.Object({
  datasetId: Uuid,
  datasetName: Name,
  authority: Type.String(),
  featureKey: Type.String(),
  code: Type.Optional(Type.String()),
});

export const PlanConflict = Type.Object({
  id: Uuid,
  type: ConflictType,
  severity: ConflictSeverity,
  status: ConflictStatus,
  /** The rule it breaks, in words. */
  explanation: Name,
  /** On the ellipsoid. */
  areaM2: Type.Number(),
  /** A point inside it, EPSG:4490. */
  place: LonLat,
  sides: Type.Array(ConflictSide),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
});
export type PlanConflict = Static<typeof PlanConflict>;

/** GET /api/v1/conflicts — open conflicts within scope, most severe and largest first. */
export const ConflictQuery = Type.Object(
  {
    type: Type.Optional(ConflictType),
    severity: Type.Optional(ConflictSeverity),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  { additionalProperties: false },
);
export type ConflictQuery = Static<typeof ConflictQuery>;

export const ConflictList = Type.Object({
  items: Type.Array(PlanConflict),
  /** All that fit the query, also those past the limit. */
  total: Type.Integer(),
  areaM2: Type.Number(),
  asOf: Instant,
});
export type ConflictList = Static<typeof ConflictList>;

const Authority = Type.String({ minLength: 1, maxLength: 200 });

/**
 * POST /api/v1/conflicts/{conflictId}/actions — one step of the reconciliation. `commandId` makes a retry harmless.
 * authorities for assign; proposal for propose; authority and agrees for give-opinion; documentNo for decide; reason for
 * exempt and reopen.
 */
export const ConflictCommand = Type.Object(
  {
    commandId: Uuid,
    action: ConflictAction,
    authorities: Type.Optional(Type.Array(Authority, { minItems: 2, maxItems: 2 })),
    proposal: Type.Optional(ReconciliationProposal),
    authority: Type.Optional(Authority),
    agrees: Type.Optional(Type.Boolean()),
    documentNo: Type.Optional(Type.String({ maxLength: 200 })),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
);
export type ConflictCommand = Static<typeof ConflictCommand>;

export const ConflictState = Type.Object({
  conflictId: Uuid,
  status: ConflictStatus,
  authorities: Type.Array(Type.String()),
  proposal: Type.Optional(ReconciliationProposal),
  opinions: Type.Array(Type.Object({ authority: Type.String(), agrees: Type.Boolean() })),
  documentNo: Type.Optional(Type.String()),
  allowed: Type.Array(ConflictAction),
});
export type ConflictState = Static<typeof ConflictState>;
