import type { ComplianceLayer, LayerVerdict, Name, OverallVerdict, ProjectType } from '@shancheng/contracts';

export interface ComplianceRule {
  id: string;
  layerKind: 'zone' | 'line' | 'status' | null;
  /** Any of dataset key, plan domain or land group; null: any layer of that kind. */
  layers: readonly string[] | null;
  projectGroups: readonly string[] | null;
  applies: 'inside' | 'outside' | 'mismatch';
  verdict: 'violates' | 'needs-argument';
  majorExempt: boolean;
  /** Without any layer for it nobody can say “complies”. */
  required: boolean;
  explanation: Name;
}

export interface Project {
  /** Land group of what is to be built. */
  group: string;
  /** On the list of major projects. */
  major: boolean;
}

/** What one layer says of the parcel, measured but not yet judged. */
export interface MeasuredLayer {
  key: string;
  domain: string;
  kind: 'zone' | 'line' | 'status';
  landGroup: string | null;
  /** The whole parcel lies where the layer has data. */
  covered: boolean;
  insideM2: number;
  /** Outside its features, but where it has data. */
  knownOutsideM2: number;
  features: readonly { group?: string }[];
}

type Judgement = Pick<ComplianceLayer, 'verdict' | 'rules'>;

/** Below that an overlap is arithmetic, not ground. */
export const NOISE_M2 = 0.01;

const PROJECT_GROUPS: Record<ProjectType, string> = {
  residential: 'BUILD_RES',
  commercial: 'BUILD_COM',
  industrial: 'BUILD_IND',
  'public-service': 'BUILD_PUB',
  transport: 'TRANS',
};
export const groupOfProject = (type: ProjectType): string => PROJECT_GROUPS[type];
/** The other way round. */
export const projectOfGroup = (group: string): ProjectType | undefined =>
  // The keys of a literal whose type names each of them.
  (Object.keys(PROJECT_GROUPS) as ProjectType[]).find((type) => PROJECT_GROUPS[type] === group);

const SEVERITY: Record<LayerVerdict, number> = { complies: 0, unknown: 1, 'needs-argument': 2, violates: 3 };
const worst = (verdicts: readonly LayerVerdict[]): LayerVerdict =>
  verdicts.reduce((a, b) => (SEVERITY[b] > SEVERITY[a] ? b : a), 'complies');

/** One layer against all rules: the worst of what they say, and never “complies” where the layer knows nothing. */
export function judgeLayer(layer: MeasuredLayer, project: Project, rules: readonly ComplianceRule[]): Judgement {
  const spoken = rules.filter((rule) => concerns(rule, layer) && concernsProject(rule, project));
  const broken = spoken.filter((rule) => breaks(rule, layer, project));
  const said = broken.map(({ id, explanation, ...rule }) => ({ id, explanation, verdict: softened(rule, project) }));
  const doubt: LayerVerdict = isKnown(layer, spoken) ? 'complies' : 'unknown';
  return { verdict: worst([doubt, ...said.map(({ verdict }) => verdict)]), rules: said };
}

/** The worst of all layers and indicators; whatever is unknown or missing needs at least an argument. */
export function overallVerdict(
  layers: readonly LayerVerdict[],
  { missingRules, indicators }: { missingRules: number; indicators: readonly LayerVerdict[] },
): OverallVerdict {
  const silent: LayerVerdict[] = missingRules > 0 || layers.length === 0 ? ['unknown'] : [];
  const verdict = worst([...layers, ...indicators, ...silent]);
  return verdict === 'unknown' ? 'needs-argument' : verdict;
}

/** Rules that must be asked of this project, but no layer is there to answer. */
export function missingRules(
  layers: readonly MeasuredLayer[],
  project: Project,
  rules: readonly ComplianceRule[],
): ComplianceRule[] {
  return rules.filter(
    (rule) => rule.required && concernsProject(rule, project) && !layers.some((layer) => concerns(rule, layer)),
  );
}

function concerns({ layerKind, layers }: ComplianceRule, layer: MeasuredLayer): boolean {
  if (layerKind !== null && layerKind !== layer.kind) return false;
  return layers === null || [layer.key, layer.domain, layer.landGroup].some((it) => it !== null && layers.includes(it));
}

function concernsProject({ projectGroups }: ComplianceRule, { group }: Project): boolean {
  return projectGroups === null || projectGroups.includes(group);
}

function breaks({ applies }: ComplianceRule, layer: MeasuredLayer, { group }: Project): boolean {
  if (applies === 'inside') return layer.insideM2 > NOISE_M2;
  if (applies === 'outside') return layer.knownOutsideM2 > NOISE_M2;
  return layer.features.some((feature) => feature.group !== undefined && feature.group !== group);
}

function softened({ majorExempt, verdict }: Pick<ComplianceRule, 'majorExempt' | 'verdict'>, { major }: Project) {
  return major && majorExempt ? 'needs-argument' : verdict;
}

function isKnown(layer: MeasuredLayer, spoken: readonly ComplianceRule[]): boolean {
  if (!layer.covered) return false;
  const byUse = spoken.some(({ applies }) => applies === 'mismatch');
  return !byUse || layer.features.every(({ group }) => group !== undefined);
}
