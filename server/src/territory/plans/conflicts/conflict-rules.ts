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
  parameters?: RuleParameters;
  /** In words, for whoever sees what it found. */
  explanation?: { zh: string; en: string };
}

/** What a rule asks beside domain and group; edited with the rule. */
export interface RuleParameters {
  /** Side A belongs to a plan of a more rigid rank than side B. */
  aAboveB?: boolean;
  /** Both sides belong to the same domain. */
  sameDomain?: boolean;
  /** Any of these groups, where `groupA` or `groupB` would name only one. */
  groupsA?: readonly string[];
  groupsB?: readonly string[];
  /** ATTRIBUTE: by how much an indicator may differ. */
  tolerances?: Readonly<Record<string, number>>;
  /** BOUNDARY: the same object, when each outline shares so much of itself with the other … */
  mutualShare?: number;
  /** … and two outlines of it, when what only one of them has is more than this share of both together. */
  differenceRatio?: number;
  /** BOUNDARY: groups whose features are objects with an outline of their own. */
  groups?: readonly string[];
}

/** What the rules look at on either side: the layer’s domain and the feature’s land group. */
export interface PlanSide {
  domain: string;
  group: string | undefined;
  kind?: 'zone' | 'line' | 'status';
  /** 1 is most rigid. */
  rank?: number;
}

/** Rules that two sides break by what they are; the other types look at outlines, figures, coverage or dates. */
const OF_TWO_SIDES: readonly ConflictType[] = ['USE', 'REDLINE', 'STATUS', 'HIERARCHY'];

/** The rule two features of different layers break, the most severe first; undefined: both can be right. */
export function ruleBetween(rules: readonly ConflictRule[], a: PlanSide, b: PlanSide): ConflictRule | undefined {
  const broken = rules.filter((rule) => OF_TWO_SIDES.includes(rule.type) && (fits(rule, a, b) || fits(rule, b, a)));
  return broken.sort((one, other) => (one.severity < other.severity ? -1 : Number(one.severity > other.severity)))[0];
}

/** The rule that two features of one and the same plan break by overlapping. */
export function ruleWithin(rules: readonly ConflictRule[]): ConflictRule | undefined {
  return rules.find((rule) => rule.type === 'OVERLAP');
}

/** The boundary rule, when both sides are the same sort of object in two plans and no other rule is broken. */
export function boundaryRuleBetween(
  rules: readonly ConflictRule[],
  a: PlanSide,
  b: PlanSide,
): ConflictRule | undefined {
  if (a.kind === 'status' || b.kind === 'status' || a.group === undefined || a.group !== b.group) return undefined;
  const group = a.group;
  return rules.find((rule) => rule.type === 'BOUNDARY' && (rule.parameters?.groups?.includes(group) ?? true));
}

function fits(rule: ConflictRule, a: PlanSide, b: PlanSide): boolean {
  return fitsKinds(rule, a, b) && fitsParameters(rule.parameters ?? {}, a, b) && fitsCell(rule, a, b);
}

/** A survey contradicts a plan only through a STATUS rule (plan first); every other rule compares plans. */
function fitsKinds({ type }: ConflictRule, a: PlanSide, b: PlanSide): boolean {
  if (a.kind === 'status') return false;
  return (b.kind === 'status') === (type === 'STATUS');
}

function fitsParameters({ aAboveB, sameDomain, groupsA, groupsB }: RuleParameters, a: PlanSide, b: PlanSide): boolean {
  if (aAboveB && !(a.rank !== undefined && b.rank !== undefined && a.rank < b.rank)) return false;
  if (sameDomain && a.domain !== b.domain) return false;
  const among = (groups: readonly string[] | undefined, { group }: PlanSide) =>
    groups === undefined || (group !== undefined && groups.includes(group));
  return among(groupsA, a) && among(groupsB, b);
}

function fitsCell(rule: ConflictRule, a: PlanSide, b: PlanSide): boolean {
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
  if (rule.type === 'TIME') return undefined;
  if (areaM2 < rule.minAreaM2) return 'too-small';
  if (width < rule.minWidthM) return 'too-narrow';
  // Where one outline runs beside the other, what lies between them is always thin.
  if (rule.type === 'BOUNDARY') return undefined;
  const compactness = perimeterM > 0 ? (4 * Math.PI * areaM2) / perimeterM ** 2 : 0;
  return compactness < 0.05 && width < 5 ? 'too-thin' : undefined;
}
