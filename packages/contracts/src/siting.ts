import { type Static, Type } from 'typebox';
import { Instant, LonLat, Name, Uuid } from './common.ts';

/** What a site is judged by, apart from what excludes it at once. */
export const SiteFactor = Type.Enum(['plan-use', 'slope', 'road', 'present-use', 'hazard']);
export type SiteFactor = Static<typeof SiteFactor>;

const Weight = Type.Optional(Type.Number({ minimum: 0, maximum: 100 }));

/** POST /api/v1/site-selections — where something could be built (选址分析). */
export const SiteQuery = Type.Object(
  {
    /** Use looked for, a code of YDYH2023, e.g. 080403 for a school. */
    code: Type.String({ pattern: '^[0-9]{2,6}$' }),
    minAreaM2: Type.Number({ minimum: 0, maximum: 10_000_000 }),
    maxAreaM2: Type.Number({ minimum: 1, maximum: 10_000_000 }),
    /** Steeper sites are excluded: rise over run, 0.25 without it. */
    maxSlope: Type.Optional(Type.Number({ minimum: 0.01, maximum: 2 })),
    weights: Type.Optional(
      Type.Object(
        { 'plan-use': Weight, slope: Weight, road: Weight, 'present-use': Weight, hazard: Weight },
        { additionalProperties: false },
      ),
    ),
    asOf: Type.Optional(Type.String({ format: 'date' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  { additionalProperties: false },
);
export type SiteQuery = Static<typeof SiteQuery>;

export const SiteScore = Type.Object({
  factor: SiteFactor,
  /** 0 worst, 1 best; absent when nothing is known: it then counts neither for nor against. */
  score: Type.Optional(Type.Number()),
  weight: Type.Number(),
  /** What was found: a code, a slope, metres. */
  found: Type.Optional(Type.Union([Type.String(), Type.Number()])),
});
export type SiteScore = Static<typeof SiteScore>;

export const Site = Type.Object({
  featureKey: Type.String(),
  plotNo: Type.Optional(Type.String()),
  code: Type.Optional(Type.String()),
  areaM2: Type.Number(),
  place: LonLat,
  /** Weighted mean of the known scores, 0 to 1. */
  score: Type.Number(),
  /** Share of the weights behind which something is known. */
  known: Type.Number(),
  scores: Type.Array(SiteScore),
});
export type Site = Static<typeof Site>;

export const SiteExclusion = Type.Object({
  reason: Type.Enum(['rigid-line', 'outside-boundary', 'too-steep']),
  /** The layer that excludes; absent for slopes. */
  layer: Type.Optional(Type.Object({ datasetId: Uuid, name: Name, version: Type.Integer() })),
  sites: Type.Integer(),
});

export const SiteSelection = Type.Object({
  /** `unknown`: there is no detailed plan to look in on that day. */
  answer: Type.Enum(['known', 'unknown']),
  /** Plots of fitting size, before anything was excluded. */
  candidates: Type.Integer(),
  excluded: Type.Array(SiteExclusion),
  /** Best first. */
  sites: Type.Array(Site),
  asOf: Type.String({ format: 'date' }),
  at: Instant,
});
export type SiteSelection = Static<typeof SiteSelection>;
