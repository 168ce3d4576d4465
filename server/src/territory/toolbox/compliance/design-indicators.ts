import type { ComplianceIndicator, DesignIndicator, Name, ProjectDesign } from '@shancheng/contracts';

/** A plot of the detailed plan on which part of the parcel lies, with what it foresees. */
export interface PlannedPlot {
  plotNo: string;
  /** Part of the plot that the parcel takes, 0 to 1. */
  share: number;
  foreseen: Partial<Record<DesignIndicator, number>>;
}

export interface PlannedGround {
  plots: readonly PlannedPlot[];
  /** The whole parcel lies on plots of the plan. */
  whole: boolean;
}

/** FAR, density, height and entrances are limits from above, the others from below. */
const BOUNDS: Record<DesignIndicator, ComplianceIndicator['bound']> = {
  far: 'most',
  density: 'most',
  heightM: 'most',
  entrances: 'most',
  greenRate: 'least',
  parking: 'least',
  setbackM: 'least',
};
// The keys of a literal whose type names each of them.
const INDICATORS = Object.keys(BOUNDS) as DesignIndicator[];

const REASONS = {
  untold: { zh: '未提供设计值，须补充后论证', en: 'The design does not tell it: hand it in and argue' },
  noPlot: { zh: '用地不在控规地块内，无从比较', en: 'The parcel lies on no plot of the detailed plan' },
  unplanned: {
    zh: '控规对所涉地块未全部规定此项，须论证',
    en: 'Not every plot it lies on has this in the plan: to be argued',
  },
  partly: { zh: '用地部分在控规地块以外，须论证', en: 'Part of the parcel lies outside all plots: to be argued' },
  kept: { zh: '符合控规', en: 'As the detailed plan foresees' },
} satisfies Record<string, Name>;

/** Each indicator of a design against the plots it is built on; what is not told on either side never complies. */
export function judgeDesign(design: ProjectDesign, ground: PlannedGround): ComplianceIndicator[] {
  return INDICATORS.map((indicator) => {
    const bound = BOUNDS[indicator];
    const proposed = design[indicator];
    const { approved, all } = limitOf(indicator, ground.plots);
    const told = { ...(approved === undefined ? {} : { approved }), ...(proposed === undefined ? {} : { proposed }) };
    const answer = judge(bound, { approved, proposed, all, ...ground });
    return { indicator, bound, ...told, ...answer };
  });
}

interface Compared extends PlannedGround {
  approved: number | undefined;
  proposed: number | undefined;
  all: boolean;
}

function judge(bound: 'most' | 'least', { approved, proposed, all, plots, whole }: Compared) {
  const unknown = (reason: Name): Pick<ComplianceIndicator, 'verdict' | 'reason'> => ({ verdict: 'unknown', reason });
  if (plots.length === 0) return unknown(REASONS.noPlot);
  if (approved === undefined) return unknown(REASONS.unplanned);
  if (proposed === undefined) return unknown(REASONS.untold);
  // Broken already, whatever is not told.
  if (isBroken(bound, approved, proposed))
    return { verdict: 'violates' as const, reason: brokenBy(bound, approved, proposed) };
  if (!all) return unknown(REASONS.unplanned);
  return whole ? { verdict: 'complies' as const, reason: REASONS.kept } : unknown(REASONS.partly);
}

const isBroken = (bound: 'most' | 'least', approved: number, proposed: number) =>
  bound === 'most' ? proposed > approved : proposed < approved;

function brokenBy(bound: 'most' | 'least', approved: number, proposed: number): Name {
  const most = bound === 'most';
  return {
    zh: `设计值 ${proposed} ${most ? '超过' : '低于'}控规 ${approved}`,
    en: `Proposed ${proposed}, ${most ? 'at most' : 'at least'} ${approved} in the plan`,
  };
}

/** The strictest of all plots; spaces for cars add up by the part of each plot that is taken. */
function limitOf(
  indicator: DesignIndicator,
  plots: readonly PlannedPlot[],
): { approved: number | undefined; all: boolean } {
  const told = plots.flatMap(({ share, foreseen }) => {
    const value = foreseen[indicator];
    return value === undefined ? [] : [{ value, share }];
  });
  const all = told.length === plots.length;
  if (told.length === 0) return { approved: undefined, all };
  const values = told.map(({ value }) => value);
  if (indicator === 'parking') {
    const needed = told.reduce((sum, { value, share }) => sum + value * share, 0);
    // To the nearest: edges drawn by two hands must not ask for one more space.
    return { approved: Math.round(needed), all };
  }
  return { approved: BOUNDS[indicator] === 'most' ? Math.min(...values) : Math.max(...values), all };
}
