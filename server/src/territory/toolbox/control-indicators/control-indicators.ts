import type { ControlIndicator } from '@shancheng/contracts';

/** A plot with what was approved for it. */
export interface ApprovedPlot {
  areaM2: number;
  far: number | null;
  /** Percent of the plot. */
  density: number | null;
  heightM: number | null;
  /** The whole plot lies where buildings are known. */
  covered: boolean;
}

/** A building, as far as it stands on the plot. */
export interface BuiltPart {
  /** Part of its footprint that lies on the plot, 0–1. */
  share: number;
  footprintM2: number;
  floorAreaM2: number | null;
  heightM: number | null;
}

/** Figures are rounded when approved and drawn by hand: so much more is not yet too much. */
const TOLERANCE = 0.01;
/** A building belongs to the plot on which it stands with more than half. */
const MOSTLY = 0.5;

/** FAR, density and height, approved against built; “unknown” where either is not told and what is known does not exceed. */
export function compareIndicators(plot: ApprovedPlot, parts: readonly BuiltPart[]): ControlIndicator[] {
  const floors = parts.map(({ floorAreaM2, share }) => (floorAreaM2 === null ? null : floorAreaM2 * share));
  const heights = parts.filter(({ share }) => share > MOSTLY).map(({ heightM }) => heightM);
  const footprint = sum(parts.map(({ footprintM2, share }) => footprintM2 * share));
  const known = (values: readonly (number | null)[]) => plot.covered && !values.includes(null);
  return [
    judge('far', plot.far, { value: sum(floors) / plot.areaM2, known: known(floors) }),
    judge('density', plot.density, { value: (100 * footprint) / plot.areaM2, known: plot.covered }),
    judge('height', plot.heightM, { value: largest(heights), known: known(heights) }),
  ];
}

/** By how much the worst indicator exceeds, e.g. 0.2 for a fifth too much. */
export function excessOf(indicators: readonly ControlIndicator[]): number {
  return largest(indicators.map(({ approved = 0, built = 0 }) => (approved > 0 ? built / approved - 1 : built)));
}

function judge(
  indicator: ControlIndicator['indicator'],
  approved: number | null,
  { value, known }: { value: number; known: boolean },
): ControlIndicator {
  const built = known ? { built: value } : {};
  if (approved === null) return { indicator, ...built, answer: 'unknown' };
  // What is known already is too much, whatever is not known.
  if (value > approved * (1 + TOLERANCE)) return { indicator, approved, built: value, answer: 'exceeds' };
  return { indicator, approved, ...built, answer: known ? 'within' : 'unknown' };
}

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((a, b) => a + (b ?? 0), 0);
const largest = (values: readonly (number | null)[]): number => values.reduce<number>((a, b) => Math.max(a, b ?? 0), 0);
