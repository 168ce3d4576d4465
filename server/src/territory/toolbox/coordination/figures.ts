import type { CoordinationFigure, CoordinationList, CoordinationRow, FigureTone, Name } from '@shancheng/contracts';

/** A name in both languages. */
export const named = (zh: string, en: string): Name => ({ zh, en });

export const UNITS = {
  count: named('个', ''),
  ha: named('公顷', 'ha'),
  km2: named('平方公里', 'km²'),
  percent: named('%', '%'),
  days: named('天', 'days'),
  years: named('年', 'years'),
  people: named('人', 'people'),
  ppm: named('百万分之一', 'ppm'),
  metres: named('米', 'm'),
} satisfies Record<string, Name>;

export interface FigureParts extends Pick<CoordinationFigure, 'key' | 'name' | 'unit' | 'formula'> {
  value: number | undefined;
  /** What the value means; asked only where there is one. */
  tone?: (value: number) => FigureTone;
  before?: { value: number | undefined; asOf: string };
  target?: number;
  missing?: readonly string[];
  versions?: Record<string, number>;
}

/** A figure; without a value it is unknown, never good. Pure. */
export function figureOf({
  value,
  tone,
  before,
  target,
  missing = [],
  versions = {},
  ...about
}: FigureParts): CoordinationFigure {
  return {
    ...about,
    ...(value === undefined ? {} : { value }),
    tone: value === undefined ? 'unknown' : (tone?.(value) ?? 'neutral'),
    ...(before?.value === undefined ? {} : { before: { value: before.value, asOf: before.asOf } }),
    ...(target === undefined ? {} : { target }),
    missing: [...missing],
    versions,
  };
}

export interface ListParts extends Pick<CoordinationList, 'key' | 'name' | 'unit'> {
  chart?: boolean;
  rows: readonly CoordinationRow[] | undefined;
  total?: number;
  missing?: readonly string[];
}

/** Rows of a list sent at most. */
const MOST_ROWS = 50;

/** A table or bars; without rows it is unknown. Pure. */
export function listOf({ rows, total, chart = false, missing = [], ...about }: ListParts): CoordinationList {
  const sent = rows?.slice(0, MOST_ROWS) ?? [];
  const answer = rows === undefined ? 'unknown' : 'known';
  return { ...about, chart, answer, missing: [...missing], rows: sent, total: total ?? rows?.length ?? 0 };
}

/** None is good, some want attention. */
export const noneIsGood = (value: number): FigureTone => (value === 0 ? 'good' : 'warn');
export const noneOrBad = (value: number): FigureTone => (value === 0 ? 'good' : 'bad');

/** Reached, within a tenth of it, or short. */
export function towards(target: number): (value: number) => FigureTone {
  return (value) => (value >= target ? 'good' : value >= target * 0.9 ? 'warn' : 'bad');
}

/** The same day a year before; of 29 February the 28th. */
export function yearBefore(day: string): string {
  const year = Number(day.slice(0, 4)) - 1;
  return `${year}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
}
