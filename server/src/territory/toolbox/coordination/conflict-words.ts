import type { CoordinationRow, FigureTone, Name } from '@shancheng/contracts';
import { named } from './figures.ts';
import type { OpenConflict } from './planning-queries.ts';

const TYPES: Record<OpenConflict['type'], Name> = {
  USE: named('用途冲突', 'Use'),
  REDLINE: named('刚性管控冲突', 'Control line'),
  BOUNDARY: named('边界不一致', 'Boundary'),
  ATTRIBUTE: named('指标冲突', 'Indicator'),
  STATUS: named('规划与现状不符', 'Present use'),
  GAP: named('空白漏划', 'Gap'),
  OVERLAP: named('图内重叠', 'Overlap'),
  TIME: named('规划过期', 'Out of force'),
  HIERARCHY: named('下位突破上位', 'Against the upper plan'),
};
export const typeName = (type: OpenConflict['type']): Name => TYPES[type];

const TONES: Record<string, FigureTone> = { S1: 'bad', S2: 'warn', S3: 'neutral' };

/** A conflict as a row that leads to it. Pure. */
export function conflictRow({ id, type, severity, areaM2, days, lon, lat, names }: OpenConflict): CoordinationRow {
  const [zh, en] = [names.map((name) => name.zh).join(' × '), names.map((name) => name.en).join(' × ')];
  return {
    label: named(`${TYPES[type].zh}：${zh}`, `${TYPES[type].en}: ${en}`),
    value: areaM2 / 10_000,
    tone: TONES[severity] ?? 'neutral',
    note: named(`${severity}，已 ${days} 天`, `${severity}, ${days} days`),
    place: { lon, lat },
    link: { kind: 'conflict', id },
  };
}

/** Counts as bars, most first. Pure. */
export function bars<Item>(items: readonly Item[], labelsOf: (item: Item) => readonly Name[]): CoordinationRow[] {
  const counts = new Map<string, { label: Name; value: number }>();
  for (const label of items.flatMap(labelsOf)) {
    const found = counts.get(label.zh) ?? { label, value: 0 };
    found.value += 1;
    counts.set(label.zh, found);
  }
  return [...counts.values()]
    .sort((a, b) => b.value - a.value || (a.label.zh < b.label.zh ? -1 : 1))
    .map((one) => ({ ...one, tone: 'neutral' }));
}

const AGES = [
  { most: 30, label: named('30 天以内', 'Up to 30 days') },
  { most: 90, label: named('31–90 天', '31–90 days') },
  { most: 365, label: named('91–365 天', '91–365 days') },
  { most: Number.POSITIVE_INFINITY, label: named('一年以上', 'Over a year') },
];

/** How long conflicts have been open, youngest first; every age is named, also where there are none. Pure. */
export function ageBars(conflicts: readonly Pick<OpenConflict, 'days'>[]): CoordinationRow[] {
  return AGES.map(({ most, label }, i) => {
    const least = AGES[i - 1]?.most ?? -1;
    const value = conflicts.filter(({ days }) => days > least && days <= most).length;
    return { label, value, tone: most > 365 && value > 0 ? 'warn' : 'neutral' };
  });
}
