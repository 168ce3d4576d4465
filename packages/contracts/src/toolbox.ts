import { type Static, Type } from 'typebox';
import { Instant, Name, Uuid } from './common.ts';

const Position = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 });
const Ring = Type.Array(Position, { minItems: 4, maxItems: 10_000 });

/** The outline of a parcel, RFC 7946 in EPSG:4490. */
export const ParcelOutline = Type.Object(
  { type: Type.Literal('Polygon'), coordinates: Type.Array(Ring, { minItems: 1, maxItems: 100 }) },
  { additionalProperties: false },
);
export type ParcelOutline = Static<typeof ParcelOutline>;

/** RFC 7946 in EPSG:4490: a point, or the outline of a parcel. */
export const Spot = Type.Union([
  Type.Object({ type: Type.Literal('Point'), coordinates: Position }, { additionalProperties: false }),
  ParcelOutline,
]);
export type Spot = Static<typeof Spot>;

/** POST /api/v1/applies-here — what every layer says of a spot on a day. */
export const AppliesQuery = Type.Object(
  { spot: Spot, asOf: Type.Optional(Type.String({ format: 'date' })) },
  { additionalProperties: false },
);
export type AppliesQuery = Static<typeof AppliesQuery>;

/** `unknown`: the layer has no data there (or none on that day); never to be read as “no constraint”. */
export const AppliesAnswer = Type.Enum(['applies', 'does-not-apply', 'unknown']);

export const AppliesLayer = Type.Object({
  datasetId: Uuid,
  name: Name,
  authority: Type.String(),
  dataClass: Type.String(),
  answer: AppliesAnswer,
  /** Version that spoke, and from which day on it holds; absent when there is none on that day. */
  version: Type.Optional(Type.Integer()),
  validFrom: Type.Optional(Type.String({ format: 'date' })),
  features: Type.Array(
    Type.Object({
      key: Type.String(),
      code: Type.Optional(Type.String()),
      /** What its code means in the rule matrix, through the crosswalk of its scheme; absent: unknown. */
      group: Type.Optional(Type.String()),
      name: Type.Optional(Type.String()),
      /** Of a parcel: how much of it lies inside, on the ellipsoid. */
      areaM2: Type.Optional(Type.Number()),
    }),
  ),
});
export type AppliesLayer = Static<typeof AppliesLayer>;

export const AppliesHere = Type.Object({
  layers: Type.Array(AppliesLayer),
  /** Of the parcel, on the ellipsoid; absent for a point. */
  areaM2: Type.Optional(Type.Number()),
  asOf: Type.String({ format: 'date' }),
  at: Instant,
});
export type AppliesHere = Static<typeof AppliesHere>;
