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
  status: Type.String(),
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
