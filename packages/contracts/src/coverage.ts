import { type Static, Type } from 'typebox';
import { Instant, LonLat } from './common.ts';

/** RFC 7946 area in EPSG:4490. */
export const AreaShape = Type.Object({
  type: Type.Literal('MultiPolygon'),
  coordinates: Type.Array(Type.Array(Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })))),
});
export type AreaShape = Static<typeof AreaShape>;

/** POST /api/v1/service-coverage — who lives within so many minutes on foot of facilities in use, or of points. */
export const CoverageQuery = Type.Object(
  {
    /** Codes of facilities (YDYH2023); those in use count. Either these or `points`. */
    facilityCodes: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9]{2,8}$' }), { minItems: 1, maxItems: 20 })),
    points: Type.Optional(Type.Array(LonLat, { minItems: 1, maxItems: 200 })),
    minutes: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1, maximum: 30 }), { minItems: 1, maxItems: 4, uniqueItems: true }),
    ),
    asOf: Type.Optional(Type.String({ format: 'date' })),
  },
  { additionalProperties: false },
);
export type CoverageQuery = Static<typeof CoverageQuery>;

export const CoverageBand = Type.Object({
  minutes: Type.Integer(),
  /** Within 40 m of what is reached; no polygons when nothing is. */
  shape: AreaShape,
  areaM2: Type.Number(),
  /** People inside, by share of the ground of each place (told by points at most 10 m apart in a place of a block); absent where no population is known. */
  people: Type.Optional(Type.Number()),
  share: Type.Optional(Type.Number()),
});
export type CoverageBand = Static<typeof CoverageBand>;

/** `unknown`: what is missing to say so; never to be read as “nobody is covered”. */
export const ServiceCoverage = Type.Object({
  answer: Type.Enum(['known', 'unknown']),
  /** Keys of the datasets that have no version on that day, or that the asker may not see. */
  missing: Type.Array(Type.String()),
  bands: Type.Array(CoverageBand),
  /** Facilities or points counted, and those too far from every street. */
  from: Type.Integer(),
  offNetwork: Type.Integer(),
  /** Everybody who is known; absent where no population is known. */
  population: Type.Optional(Type.Number()),
  /** Places of which less than half lies within the longest time; most people first, at most 500. */
  uncovered: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Type.Optional(Type.String()),
      people: Type.Number(),
      share: Type.Number(),
    }),
  ),
  asOf: Type.String({ format: 'date' }),
  at: Instant,
});
export type ServiceCoverage = Static<typeof ServiceCoverage>;
