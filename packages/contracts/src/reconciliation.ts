import { type Static, Type } from 'typebox';
import { Instant, Uuid } from './common.ts';
import { ConflictStatus, PlanConflict } from './conflict.ts';

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

const Day = Type.String({ format: 'date' });
const FeatureKey = Type.String({ minLength: 1, maxLength: 200 });
const Ring = Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 3 }), { minItems: 4, maxItems: 20_000 });
const PlanShape = Type.Union([
  Type.Object({ type: Type.Literal('Polygon'), coordinates: Type.Array(Ring, { minItems: 1, maxItems: 1_000 }) }),
  Type.Object({
    type: Type.Literal('MultiPolygon'),
    coordinates: Type.Array(Type.Array(Ring, { minItems: 1, maxItems: 1_000 }), { minItems: 1, maxItems: 1_000 }),
  }),
]);
const ChangedFeature = Type.Object(
  { key: FeatureKey, code: Type.Optional(Type.String({ maxLength: 40 })), geometry: PlanShape },
  { additionalProperties: false },
);

const Authority = Type.String({ minLength: 1, maxLength: 200 });

/** What a decision changes: the features as given, or the other side worked out from A (or B) being right. */
export const DecidedChange = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('follow'),
      right: Type.Enum(['a', 'b']),
      by: Type.Enum(['lose-area', 'take-code']),
      validFrom: Type.Optional(Day),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('features'),
      datasetId: Uuid,
      put: Type.Array(ChangedFeature, { maxItems: 100 }),
      remove: Type.Optional(Type.Array(FeatureKey, { maxItems: 100 })),
      validFrom: Type.Optional(Day),
    },
    { additionalProperties: false },
  ),
]);
export type DecidedChange = Static<typeof DecidedChange>;

/**
 * POST /api/v1/conflicts/{conflictId}/actions — one step of the reconciliation. `commandId` makes a retry harmless.
 * authorities for assign; proposal for propose; authority and agrees for give-opinion; documentNo for decide; reason for
 * exempt and reopen; changes for patch: a new version of one of the two datasets.
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
    changes: Type.Optional(DecidedChange),
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
  /** End of the tenth working day after the proposal. */
  opinionDueAt: Type.Optional(Instant),
  /** An opinion is still missing after that. */
  overdue: Type.Boolean(),
  allowed: Type.Array(ConflictAction),
});
export type ConflictState = Static<typeof ConflictState>;

// Without `additionalProperties` the serialiser writes an empty object.
const GeoJson = Type.Unsafe<unknown>({ type: 'object', additionalProperties: true });

/** GET /api/v1/conflicts/{conflictId} */
export const ConflictDetail = Type.Object({
  conflict: PlanConflict,
  state: ConflictState,
  /** Since when recomputation no longer finds it. */
  goneAt: Type.Optional(Instant),
  geometry: GeoJson,
  sides: Type.Array(
    Type.Object({
      datasetId: Uuid,
      featureKey: Type.String(),
      authority: Type.String(),
      rank: Type.Optional(Type.Integer()),
      version: Type.Optional(Type.Integer()),
      validFrom: Type.Optional(Type.String()),
      code: Type.Optional(Type.String()),
      attributes: Type.Record(Type.String(), Type.Unknown()),
      /** Absent where the side is no feature (a gap, a whole plan) or the feature has ended. */
      geometry: Type.Optional(GeoJson),
    }),
  ),
  actions: Type.Array(
    Type.Object({
      action: ConflictAction,
      at: Instant,
      by: Type.String(),
      facts: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  /** The authorities of this conflict for which the reader may give an opinion: its own, or none. */
  mayOpineFor: Type.Array(Type.String()),
  /** Every action, and for those that are not possible why. */
  choices: Type.Array(
    Type.Object({
      action: ConflictAction,
      allowed: Type.Boolean(),
      reason: Type.Optional(Type.Enum(['not-in-this-state', 'no-permission'])),
    }),
  ),
});
export type ConflictDetail = Static<typeof ConflictDetail>;
