import { type Static, Type } from 'typebox';
import { Instant, LonLat, Name } from './common.ts';

/** 规划统筹, 风貌统筹, 实施统筹, 转变发展方式. */
export const CoordinationTopic = Type.Enum(['planning', 'townscape', 'implementation', 'transition']);
export type CoordinationTopic = Static<typeof CoordinationTopic>;

/** `unknown` goes with a figure that has no value: never to be read as “nothing wrong”. */
export const FigureTone = Type.Enum(['good', 'warn', 'bad', 'neutral', 'unknown']);
export type FigureTone = Static<typeof FigureTone>;

/** dataset key → version that was read. */
const Versions = Type.Record(Type.String(), Type.Integer());

export const CoordinationFigure = Type.Object({
  key: Type.String(),
  name: Name,
  /** Absent where the data it is made from is missing. */
  value: Type.Optional(Type.Number()),
  unit: Name,
  tone: FigureTone,
  /** The same figure a year before; absent where it cannot be told. */
  before: Type.Optional(Type.Object({ value: Type.Number(), asOf: Type.String({ format: 'date' }) })),
  target: Type.Optional(Type.Number()),
  /** How it is reckoned, in words. */
  formula: Name,
  /** Datasets that are missing. */
  missing: Type.Array(Type.String()),
  versions: Versions,
});
export type CoordinationFigure = Static<typeof CoordinationFigure>;

/** Where a row leads: the screen knows the address of each kind. */
export const CoordinationLink = Type.Object({
  kind: Type.Enum(['conflict', 'control-plot', 'facility-lag', 'dataset', 'blueprint', 'check-up', 'place']),
  id: Type.String(),
});

export const CoordinationRow = Type.Object({
  label: Name,
  value: Type.Optional(Type.Number()),
  tone: FigureTone,
  /** More in words, e.g. “approved 60 m, built 80 m”. */
  note: Type.Optional(Name),
  place: Type.Optional(LonLat),
  link: Type.Optional(CoordinationLink),
});
export type CoordinationRow = Static<typeof CoordinationRow>;

/** A table, or bars where `chart` is true: the rows are then the bars. */
export const CoordinationList = Type.Object({
  key: Type.String(),
  name: Name,
  unit: Name,
  chart: Type.Boolean(),
  /** `unknown`: data is missing; an empty list then says nothing. */
  answer: Type.Enum(['known', 'unknown']),
  missing: Type.Array(Type.String()),
  rows: Type.Array(CoordinationRow),
  /** How many there are in all; `rows` has the first. */
  total: Type.Integer(),
});
export type CoordinationList = Static<typeof CoordinationList>;

/** GET /api/v1/co-ordinations/{topic} — four views that put together what plans, tools and surveys say (四统筹). */
export const Coordination = Type.Object({
  topic: CoordinationTopic,
  figures: Type.Array(CoordinationFigure),
  lists: Type.Array(CoordinationList),
  asOf: Type.String({ format: 'date' }),
  at: Instant,
});
export type Coordination = Static<typeof Coordination>;
