import type { ControlIndicator } from '@shancheng/contracts';

/** A plot with what was approved for it. */
export interface ApprovedPlot {
  areaM2: number;
  far: number | null;
  /** Percent of the plot. */
  density: number | null;
  heightM: number | null;
  /** Percent of the plot, spaces for cars, and metres from its edge, at least. */
  greenRate: number | null;
  parking: number | null;
  setbackM: number | null;
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
  /** Where the survey of the finished building (竣工测量) tells: spaces for cars, metres to the edge of the plot, percent of the plot that is green. */
  parking: number | null;
  setbackM: number | null;
  greenRate: number | null;
}

/** Figures are rounded when approved and drawn by hand: so much more is not yet too much. */
const TOLERANCE = 0.01;
/** Distances are measured to a decimetre or two. */
const SETBACK_TOLERANCE_M = 0.2;
/** A building belongs to the plot on which it stands with more than half. */
const MOSTLY = 0.5;

interface Told {
  value: number;
  /** Nothing about it is missing; otherwise it is at least so much. */
  known: boolean;
}

/** Approved against built; “unknown” where either is not told and what is known does not break the limit. */
export function compareIndicators(plot: ApprovedPlot, parts: readonly BuiltPart[]): ControlIndicator[] {
  const floors = parts.map(({ floorAreaM2, share }) => (floorAreaM2 === null ? null : floorAreaM2 * share));
  const mine = parts.filter(({ share }) => share > MOSTLY);
  const heights = mine.map(({ heightM }) => heightM);
  const footprint = sum(parts.map(({ footprintM2, share }) => footprintM2 * share));
  const known = (values: readonly (number | null)[]) => plot.covered && !values.includes(null);
  const spaces = mine.map(({ parking }) => parking);
  const green = mine.map(({ greenRate }) => greenRate).filter((rate) => rate !== null);
  return [
    atMost('far', plot.far, { value: sum(floors) / plot.areaM2, known: known(floors) }),
    atMost('density', plot.density, { value: (100 * footprint) / plot.areaM2, known: plot.covered }),
    atMost('height', plot.heightM, { value: largest(heights), known: known(heights) }),
    atLeast('greenRate', plot.greenRate, green.length > 0 ? Math.max(...green) : undefined),
    atLeast('parking', plot.parking, known(spaces) && spaces.length > 0 ? sum(spaces) : undefined),
    setbackOf(plot, mine),
  ];
}

/** A plot without buildings keeps every distance; one building too near breaks it, whatever the others are. */
function setbackOf({ setbackM: approved, covered }: ApprovedPlot, mine: readonly BuiltPart[]): ControlIndicator {
  const told = mine.map(({ setbackM }) => setbackM).filter((metres) => metres !== null);
  const nearest = told.length > 0 ? Math.min(...told) : undefined;
  if (approved !== null && nearest !== undefined && nearest < approved - SETBACK_TOLERANCE_M) {
    return { indicator: 'setback', approved, built: nearest, answer: 'exceeds' };
  }
  const all = covered && told.length === mine.length;
  return {
    indicator: 'setback',
    ...(approved === null ? {} : { approved }),
    ...(all && nearest !== undefined ? { built: nearest } : {}),
    answer: approved !== null && all ? 'within' : 'unknown',
  };
}

/** By how much the worst indicator breaks its limit, e.g. 0.2 for a fifth too much, or too little. */
export function excessOf(indicators: readonly ControlIndicator[]): number {
  return largest(
    indicators
      .filter(({ answer }) => answer === 'exceeds')
      .map(({ approved = 0, built = 0 }) => (approved > 0 ? Math.abs(built / approved - 1) : built)),
  );
}

function atMost(
  indicator: ControlIndicator['indicator'],
  approved: number | null,
  { value, known }: Told,
): ControlIndicator {
  const built = known ? { built: value } : {};
  if (approved === null) return { indicator, ...built, answer: 'unknown' };
  // What is known already is too much, whatever is not known.
  if (value > approved * (1 + TOLERANCE)) return { indicator, approved, built: value, answer: 'exceeds' };
  return { indicator, approved, ...built, answer: known ? 'within' : 'unknown' };
}

function atLeast(
  indicator: ControlIndicator['indicator'],
  approved: number | null,
  built: number | undefined,
): ControlIndicator {
  const told = { ...(approved === null ? {} : { approved }), ...(built === undefined ? {} : { built }) };
  if (approved === null || built === undefined) return { indicator, ...told, answer: 'unknown' };
  return { indicator, ...told, answer: built * (1 + TOLERANCE) < approved ? 'exceeds' : 'within' };
}

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((a, b) => a + (b ?? 0), 0);
const largest = (values: readonly (number | null)[]): number => values.reduce<number>((a, b) => Math.max(a, b ?? 0), 0);
