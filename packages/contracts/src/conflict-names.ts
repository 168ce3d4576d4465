import type { Name } from './common.ts';
import type { PlanConflict } from './conflict.ts';

type Names<Key extends string> = Readonly<Record<Key, Name>>;

/** What the nine kinds of conflict are called on every screen and sheet (domain.md §3.5). */
export const CONFLICT_TYPE_NAMES: Names<PlanConflict['type']> = {
  USE: { zh: '用途冲突', en: 'Use' },
  REDLINE: { zh: '刚性管控冲突', en: 'Control line' },
  BOUNDARY: { zh: '边界不一致', en: 'Boundary' },
  ATTRIBUTE: { zh: '指标冲突', en: 'Indicator' },
  STATUS: { zh: '规划与现状不符', en: 'Present use' },
  GAP: { zh: '空白漏划', en: 'Gap' },
  OVERLAP: { zh: '图内重叠', en: 'Overlap' },
  TIME: { zh: '规划过期', en: 'Out of force' },
  HIERARCHY: { zh: '下位突破上位', en: 'Against the upper plan' },
};

/** What the three severities mean: a rigid line touched; from one hectare on or a public facility; the rest. */
export const CONFLICT_SEVERITY_NAMES: Names<PlanConflict['severity']> = {
  S1: { zh: '刚性', en: 'rigid' },
  S2: { zh: '较重', en: 'serious' },
  S3: { zh: '一般', en: 'minor' },
};

/** The names of one language, as a table of words. */
export function namesIn<Key extends string>(names: Names<Key>, language: keyof Name): Record<Key, string> {
  // the keys are those of the table itself
  return Object.fromEntries(Object.entries<Name>(names).map(([key, name]) => [key, name[language]])) as Record<
    Key,
    string
  >;
}
