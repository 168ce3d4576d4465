import { type Static, Type } from 'typebox';
import { Instant } from './common.ts';
import { AreaShape } from './coverage.ts';

const Position = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 });
const Rings = Type.Array(Type.Array(Position, { minItems: 4, maxItems: 10_000 }), { minItems: 1, maxItems: 100 });

/** RFC 7946 in EPSG:4490, within China; at most 20,000 positions. */
export const DrawnArea = Type.Union([
  Type.Object({ type: Type.Literal('Polygon'), coordinates: Rings }, { additionalProperties: false }),
  Type.Object(
    { type: Type.Literal('MultiPolygon'), coordinates: Type.Array(Rings, { minItems: 1, maxItems: 200 }) },
    { additionalProperties: false },
  ),
]);
export type DrawnArea = Static<typeof DrawnArea>;

export const DrawnShape = Type.Union([
  Type.Object({ type: Type.Literal('Point'), coordinates: Position }, { additionalProperties: false }),
  Type.Object(
    { type: Type.Literal('LineString'), coordinates: Type.Array(Position, { minItems: 2, maxItems: 10_000 }) },
    { additionalProperties: false },
  ),
  DrawnArea,
]);
export type DrawnShape = Static<typeof DrawnShape>;

/** POST /api/v1/geometry/buffer — everything within so many metres; negative: the inside of an area, shrunk. */
export const BufferQuery = Type.Object(
  { shape: DrawnShape, metres: Type.Number({ minimum: -20_000, maximum: 20_000 }) },
  { additionalProperties: false },
);
export type BufferQuery = Static<typeof BufferQuery>;

/** POST /api/v1/geometry/overlay — of two areas. */
export const OverlayQuery = Type.Object(
  {
    a: DrawnArea,
    b: DrawnArea,
    operation: Type.Enum(['intersection', 'union', 'difference', 'symmetric-difference']),
  },
  { additionalProperties: false },
);
export type OverlayQuery = Static<typeof OverlayQuery>;

/** An area with its size on the ellipsoid; without polygons when nothing is left. */
export const MeasuredArea = Type.Object({ shape: AreaShape, areaM2: Type.Number() });
export type MeasuredArea = Static<typeof MeasuredArea>;

/** POST /api/v1/geometry/measure — on the ellipsoid: area and outline of an area, length of a line. */
export const MeasureQuery = Type.Object({ shape: DrawnShape }, { additionalProperties: false });
export type MeasureQuery = Static<typeof MeasureQuery>;
export const Measure = Type.Object({ areaM2: Type.Number(), lengthM: Type.Number() });
export type Measure = Static<typeof Measure>;

const DatasetKey = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 100 });
const Day = Type.String({ format: 'date' });

/** POST /api/v1/geometry/statistics — features and their area by division and code. */
export const StatisticsQuery = Type.Object(
  {
    dataset: DatasetKey,
    level: Type.Enum(['county', 'street', 'community', 'grid']),
    asOf: Type.Optional(Day),
  },
  { additionalProperties: false },
);
export type StatisticsQuery = Static<typeof StatisticsQuery>;

export const DatasetStatistics = Type.Object({
  version: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      divisionCode: Type.String(),
      divisionName: Type.String(),
      /** Of the features; absent where they carry none. */
      code: Type.Optional(Type.String()),
      features: Type.Integer(),
      /** What lies in the division: m² of areas and metres of lines, on the ellipsoid. */
      areaM2: Type.Number(),
      lengthM: Type.Number(),
    }),
  ),
  /** True when there were more rows than the 20,000 that are answered. */
  truncated: Type.Boolean(),
  asOf: Day,
  at: Instant,
});
export type DatasetStatistics = Static<typeof DatasetStatistics>;

/** POST /api/v1/geometry/change — what changed in a dataset between two days. */
export const ChangeQuery = Type.Object({ dataset: DatasetKey, from: Day, to: Day }, { additionalProperties: false });
export type ChangeQuery = Static<typeof ChangeQuery>;

const ChangeKind = Type.Enum(['added', 'removed', 'changed']);
export const DatasetComparison = Type.Object({
  fromVersion: Type.Integer(),
  toVersion: Type.Integer(),
  totals: Type.Array(
    Type.Object({
      kind: ChangeKind,
      features: Type.Integer(),
      areaBeforeM2: Type.Number(),
      areaAfterM2: Type.Number(),
    }),
  ),
  /** The largest 1,000. */
  features: Type.Array(
    Type.Object({
      key: Type.String(),
      kind: ChangeKind,
      name: Type.Optional(Type.String()),
      codeBefore: Type.Optional(Type.String()),
      codeAfter: Type.Optional(Type.String()),
      areaBeforeM2: Type.Number(),
      areaAfterM2: Type.Number(),
    }),
  ),
  /** Ground by what it was and is, of features that changed; a side is absent where there was, or is, nothing. */
  transitions: Type.Array(
    Type.Object({ from: Type.Optional(Type.String()), to: Type.Optional(Type.String()), areaM2: Type.Number() }),
  ),
  from: Day,
  to: Day,
  at: Instant,
});
export type DatasetComparison = Static<typeof DatasetComparison>;

/** Coordinate systems of domain.md §3.4; EPSG codes, and the two that maps for the public are shifted by. */
export const CoordinateSystem = Type.Enum([
  'EPSG:4490',
  'EPSG:4544',
  'EPSG:4545',
  'EPSG:4546',
  'EPSG:4523',
  'EPSG:4524',
  'EPSG:4525',
  'EPSG:3857',
  'GCJ-02',
  'BD-09',
]);
export type CoordinateSystem = Static<typeof CoordinateSystem>;

/** POST /api/v1/geometry/convert — [easting, northing] or [lon, lat]. */
export const ConvertQuery = Type.Object(
  {
    from: CoordinateSystem,
    to: CoordinateSystem,
    positions: Type.Array(Position, { minItems: 1, maxItems: 10_000 }),
  },
  { additionalProperties: false },
);
export type ConvertQuery = Static<typeof ConvertQuery>;
export const Converted = Type.Object({ positions: Type.Array(Position) });
export type Converted = Static<typeof Converted>;
