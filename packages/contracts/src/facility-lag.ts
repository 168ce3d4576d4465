import { type Static, Type } from 'typebox';
import { Instant, Uuid } from './common.ts';

/** GET /api/v1/facility-lag — residents who have been there for years while school or hospital is not (设施滞后分析). */
export const MapDayQuery = Type.Object(
  { asOf: Type.Optional(Type.String({ format: 'date' })) },
  { additionalProperties: false },
);
export type MapDayQuery = Static<typeof MapDayQuery>;

/** 未供地, 已供未建, 在建, 在建超期, 建成未移交, 规划冲突; unknown: its state is not told. */
export const LagCause = Type.Enum([
  'land-not-supplied',
  'land-supplied-not-built',
  'under-construction',
  'construction-overdue',
  'not-handed-over',
  'plan-conflict',
  'unknown',
]);
export type LagCause = Static<typeof LagCause>;

export const FacilityLag = Type.Object({
  projectKey: Type.String(),
  projectName: Type.String(),
  plotNo: Type.String(),
  occupiedAt: Type.String({ format: 'date' }),
  population: Type.Number(),
  /** Reckoned from households, not counted. */
  populationEstimated: Type.Boolean(),
  facilityKey: Type.String(),
  facilityName: Type.String(),
  code: Type.String(),
  status: Type.String(),
  cause: LagCause,
  /** The open conflict of plans at the place, when there is one. */
  conflictId: Type.Optional(Uuid),
  lagYears: Type.Number(),
  /** Population × lagYears, by which the list is ranked. */
  weight: Type.Number(),
  /** Places needed by this project and its share of the places in use that serve it; absent where no need per thousand is known. */
  need: Type.Optional(
    Type.Object({ needed: Type.Number(), inUse: Type.Number(), unit: Type.String(), doubtful: Type.Boolean() }),
  ),
});
export type FacilityLag = Static<typeof FacilityLag>;

export const FacilityLagReport = Type.Object({
  /** `unknown`: a dataset is missing (or nothing of it holds on that day); the empty list then says nothing. */
  answer: Type.Enum(['known', 'unknown']),
  missing: Type.Array(Type.String()),
  items: Type.Array(FacilityLag),
  /** Projects that cannot be judged, because their day of occupation or population is not told. */
  unjudged: Type.Array(Type.String()),
  versions: Type.Record(Type.String(), Type.Integer()),
  asOf: Type.String({ format: 'date' }),
  at: Instant,
});
export type FacilityLagReport = Static<typeof FacilityLagReport>;

/** GET /api/v1/control-indicators — approved against built, plot by plot (控制指标). */
export const ControlIndicatorQuery = Type.Object(
  {
    plotNo: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    asOf: Type.Optional(Type.String({ format: 'date' })),
  },
  { additionalProperties: false },
);
export type ControlIndicatorQuery = Static<typeof ControlIndicatorQuery>;

/**
 * `unknown`: nothing was approved, or what is built is not told. Of `greenRate`, `parking` and `setback` at least so much
 * is approved, of the others at most: `exceeds` means that the limit is broken, whichever it is.
 */
export const ControlIndicator = Type.Object({
  indicator: Type.Enum(['far', 'density', 'height', 'greenRate', 'parking', 'setback']),
  approved: Type.Optional(Type.Number()),
  built: Type.Optional(Type.Number()),
  answer: Type.Enum(['within', 'exceeds', 'unknown']),
});
export type ControlIndicator = Static<typeof ControlIndicator>;

export const ControlPlot = Type.Object({
  featureKey: Type.String(),
  plotNo: Type.String(),
  code: Type.Optional(Type.String()),
  areaM2: Type.Number(),
  buildings: Type.Integer(),
  exceeds: Type.Boolean(),
  indicators: Type.Array(ControlIndicator),
});
export type ControlPlot = Static<typeof ControlPlot>;

/** Without plotNo only plots that exceed something, worst first. */
export const ControlIndicatorReport = Type.Object({
  answer: Type.Enum(['known', 'unknown']),
  missing: Type.Array(Type.String()),
  items: Type.Array(ControlPlot),
  versions: Type.Record(Type.String(), Type.Integer()),
  asOf: Type.String({ format: 'date' }),
  at: Instant,
});
export type ControlIndicatorReport = Static<typeof ControlIndicatorReport>;
