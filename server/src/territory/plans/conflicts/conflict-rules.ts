export type ConflictType =
  | 'USE'
  | 'REDLINE'
  | 'BOUNDARY'
  | 'ATTRIBUTE'
  | 'STATUS'
  | 'GAP'
  | 'OVERLAP'
  | 'TIME'
  | 'HIERARCHY';
/** S1: a rigid line is touched; S2: a hectare or more; S3: the rest (domain.md §3.5). */
export type Severity = 'S1' | 'S2' | 'S3';

/** One cell of the rule matrix: two sides that cannot both be right. An absent field of a side means any. */
export interface ConflictRule {
  id: string;
  type: ConflictType;
  domainA?: string;
  groupA?: string;
  domainB?: string;
  groupB?: string;
  severity: Severity;
  minAreaM2: number;
  minWidthM: number;
}

/** What the rules look at on either side: the layer’s domain and the feature’s land group. */
export interface PlanSide {
  domain: string;
  group: string | undefined;
}

/** The rule two features of different layers break, the most severe first; undefined: both can be right. */
export function ruleBetween(rules: readonly ConflictRule[], a: PlanSide, b: PlanSide): ConflictRule | undefined {
  const broken = rules.filter((rule) => rule.type !== 'OVERLAP' && (fits(rule, a, b) || fits(rule, b, a)));
  return broken.sort((one, other) => (one.severity < other.severity ? -1 : Number(one.severity > other.severity)))[0];
}

/** The rule that two features of one and the same plan break by overlapping. */
export function ruleWithin(rules: readonly ConflictRule[]): ConflictRule | undefined {
  return rules.find((rule) => rule.type === 'OVERLAP');
}

function fits(rule: ConflictRule, a: PlanSide, b: PlanSide): boolean {
  return (
    (rule.domainA === undefined || rule.domainA === a.domain) &&
    (rule.groupA === undefined || rule.groupA === a.group) &&
    (rule.domainB === undefined || rule.domainB === b.domain) &&
    (rule.groupB === undefined || rule.groupB === b.group)
  );
}

/** A hectare or more is never of the least severity. */
export function severityOf(rule: ConflictRule, areaM2: number): Severity {
  return rule.severity === 'S3' && areaM2 >= 10_000 ? 'S2' : rule.severity;
}

export interface Patch {
  areaM2: number;
  perimeterM: number;
}

/** Mean width of a long patch in metres: 2 · area ÷ perimeter. */
export function widthOf({ areaM2, perimeterM }: Patch): number {
  return perimeterM > 0 ? (2 * areaM2) / perimeterM : 0;
}

/** Why a patch is a sliver and no conflict, or undefined. */
export function sliverReason(rule: ConflictRule, patch: Patch): 'too-small' | 'too-narrow' | 'too-thin' | undefined {
  const { areaM2, perimeterM } = patch;
  const width = widthOf(patch);
  if (areaM2 < rule.minAreaM2) return 'too-small';
  if (width < rule.minWidthM) return 'too-narrow';
  const compactness = perimeterM > 0 ? (4 * Math.PI * areaM2) / perimeterM ** 2 : 0;
  return compactness < 0.05 && width < 5 ? 'too-thin' : undefined;
}
