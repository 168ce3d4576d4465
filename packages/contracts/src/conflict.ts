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
  /** While an opinion is missing: until when it may be given. */
  opinionDueAt: Type.Optional(Instant),
});
export type PlanConflict = Static<typeof PlanConflict>;

const Day = Type.String({ format: 'date' });
const BBOX = '^-?[0-9]{1,3}(\\.[0-9]+)?(,-?[0-9]{1,3}(\\.[0-9]+)?){3}$';

/**
 * GET /api/v1/conflicts — open conflicts that the reader may see, most severe and largest first. Every filter works for
 * today and for `asOf` alike.
 */
export const ConflictQuery = Type.Object(
  {
    /** Part of the id’s beginning, of either side’s key, its feature’s name or its plan’s name. */
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    type: Type.Optional(ConflictType),
    severity: Type.Optional(ConflictSeverity),
    status: Type.Optional(ConflictStatus),
    /** Part of the name of either side’s authority. */
    authority: Type.Optional(Type.String({ maxLength: 200 })),
    /** Domain of either side’s plan: 国土规划, 林地规划, … */
    domain: Type.Optional(Type.String({ maxLength: 100 })),
    /** Only where the reader’s own authority is a side. */
    mine: Type.Optional(Type.Boolean()),
    /** Only where an opinion is still missing after its ten working days. */
    overdue: Type.Optional(Type.Boolean()),
    minAreaM2: Type.Optional(Type.Number({ minimum: 0 })),
    /** west,south,east,north in degrees. */
    bbox: Type.Optional(Type.String({ pattern: BBOX, maxLength: 120 })),
    sort: Type.Optional(Type.Enum(['severity', 'area', 'oldest'])),
    /** The plans and the reconciliation as they stood at the end of that day. */
    asOf: Type.Optional(Day),
    /** `next` of the page before, with the same query; what comes and goes meanwhile shifts nothing. */
    cursor: Type.Optional(Type.String({ maxLength: 300, pattern: '^[A-Za-z0-9_-]+$' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  { additionalProperties: false },
);
export type ConflictQuery = Static<typeof ConflictQuery>;

const Counted = Type.Object({ key: Type.String(), count: Type.Integer(), areaM2: Type.Number() });

/** What no rule can judge: its code has no meaning in the rule matrix. Never “no conflict”. */
const Unknown = Type.Object({ features: Type.Integer(), areaM2: Type.Number() });

export const ConflictList = Type.Object({
  items: Type.Array(PlanConflict),
  /** All that fit the query, also those past the limit. */
  total: Type.Integer(),
  areaM2: Type.Number(),
  /** All that fit the query, counted. */
  byType: Type.Array(Counted),
  bySeverity: Type.Array(Counted),
  unknown: Unknown,
  /** Where to go on; absent on the last page. */
  next: Type.Optional(Type.String()),
  asOf: Instant,
});
export type ConflictList = Static<typeof ConflictList>;

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
