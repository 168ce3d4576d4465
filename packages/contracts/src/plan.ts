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

const Day = Type.String({ format: 'date' });
const BBOX = '^-?[0-9]{1,3}(\\.[0-9]+)?(,-?[0-9]{1,3}(\\.[0-9]+)?){3}$';

/** GET /api/v1/conflicts — open conflicts within scope, most severe and largest first. */
export const ConflictQuery = Type.Object(
  {
    type: Type.Optional(ConflictType),
    severity: Type.Optional(ConflictSeverity),
    status: Type.Optional(ConflictStatus),
    /** Part of the name of either side’s authority. */
    authority: Type.Optional(Type.String({ maxLength: 200 })),
    minAreaM2: Type.Optional(Type.Number({ minimum: 0 })),
    /** west,south,east,north in degrees. */
    bbox: Type.Optional(Type.String({ pattern: BBOX, maxLength: 120 })),
    sort: Type.Optional(Type.Enum(['severity', 'area', 'oldest'])),
    /** The plans as they stood on that day; then only type, severity, minAreaM2 and limit narrow the list. */
    asOf: Type.Optional(Day),
    /** `next` of the page before, with the same query. */
    cursor: Type.Optional(Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9_-]+$' })),
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
  /** Where to go on; absent on the last page. */
  next: Type.Optional(Type.String()),
  asOf: Instant,
});
export type ConflictList = Static<typeof ConflictList>;

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

const GeoJson = Type.Unsafe<unknown>({ type: 'object' });

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

/** GET /api/v1/conflict-groups — conflicts of one rule and pair of plans and codes that touch, as one. */
export const ConflictGroupList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Uuid,
      ruleId: Type.String(),
      type: ConflictType,
      severity: ConflictSeverity,
      areaM2: Type.Number(),
      members: Type.Array(Uuid),
      place: LonLat,
    }),
  ),
  total: Type.Integer(),
});
export type ConflictGroupList = Static<typeof ConflictGroupList>;

const Counted = Type.Object({ key: Type.String(), count: Type.Integer(), areaM2: Type.Number() });

/** GET /api/v1/conflict-summary */
export const ConflictSummary = Type.Object({
  byType: Type.Array(Counted),
  bySeverity: Type.Array(Counted),
  byStatus: Type.Array(Counted),
  byAuthority: Type.Array(Counted),
  /** Keys: week, month, quarter, older. */
  byAge: Type.Array(Counted),
  months: Type.Array(Type.Object({ month: Type.String(), opened: Type.Integer(), closed: Type.Integer() })),
  asOf: Instant,
});
export type ConflictSummary = Static<typeof ConflictSummary>;

/** GET and PUT /api/v1/conflict-rules/{ruleId} — one cell of the rule matrix. */
export const ConflictRuleBody = Type.Object(
  {
    severity: ConflictSeverity,
    minAreaM2: Type.Number({ minimum: 0, maximum: 1e9 }),
    minWidthM: Type.Number({ minimum: 0, maximum: 1e4 }),
    enabled: Type.Boolean(),
    explanation: Type.Object({
      zh: Type.String({ minLength: 1, maxLength: 500 }),
      en: Type.String({ minLength: 1, maxLength: 500 }),
    }),
    parameters: Type.Object(
      {
        aAboveB: Type.Optional(Type.Boolean()),
        sameDomain: Type.Optional(Type.Boolean()),
        groupsA: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 })),
        groupsB: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 })),
        groups: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 })),
        tolerances: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Type.Number({ minimum: 0 }))),
        mutualShare: Type.Optional(Type.Number({ minimum: 0.1, maximum: 1 })),
        differenceRatio: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type ConflictRuleBody = Static<typeof ConflictRuleBody>;

export const ConflictRuleView = Type.Object({
  id: Type.String(),
  type: ConflictType,
  domainA: Type.Optional(Type.String()),
  groupA: Type.Optional(Type.String()),
  domainB: Type.Optional(Type.String()),
  groupB: Type.Optional(Type.String()),
  ...ConflictRuleBody.properties,
});
export type ConflictRuleView = Static<typeof ConflictRuleView>;

/** GET /api/v1/code-schemes/{scheme} */
export const CodeScheme = Type.Object({
  scheme: Type.String(),
  codes: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      group: Type.Optional(Type.String()),
      color: Type.Optional(Type.String()),
      /** No norm was read for the colour. */
      colorDoubtful: Type.Boolean(),
    }),
  ),
});
export type CodeScheme = Static<typeof CodeScheme>;

/** One computation of 一张蓝图: of all plans the most rigid one at each spot. */
export const Blueprint = Type.Object({
  id: Uuid,
  asOf: Type.String(),
  status: Type.Enum(['waiting', 'running', 'ready', 'failed']),
  progress: Type.Number(),
  areaM2: Type.Optional(Type.Number()),
  adminAreaM2: Type.Optional(Type.Number()),
  /** |area − administrative area| in millionths of it; more than 100 is refused. */
  closesPpm: Type.Optional(Type.Number()),
  features: Type.Optional(Type.Integer()),
  problem: Type.Optional(Type.String()),
  startedAt: Instant,
  finishedAt: Type.Optional(Instant),
});
export type Blueprint = Static<typeof Blueprint>;

export const BlueprintList = Type.Object({ items: Type.Array(Blueprint) });

/** POST /api/v1/blueprints — of the district (6 digits), as the plans stand on a day. */
export const NewBlueprint = Type.Object(
  {
    divisionCode: Type.String({ pattern: '^[0-9]{6}$' }),
    asOf: Type.Optional(Day),
  },
  { additionalProperties: false },
);
