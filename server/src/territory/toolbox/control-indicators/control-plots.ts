import type { ControlPlot } from '@shancheng/contracts';
import type { Database } from '../../../platform/db/index.ts';
import type { DatasetVersion } from '../dataset-versions.ts';
import { keepFew } from '../keep-few.ts';
import { compareIndicators, excessOf } from './control-indicators.ts';
import { type ControlPlotRow, listControlPlots } from './control-plots-queries.ts';

interface Versions {
  plan: DatasetVersion;
  buildings: DatasetVersion;
}

/** All plots of a version of the plan against a version of the buildings. */
export interface ComparedPlots {
  /** Those that break a limit, worst first. */
  worst: ControlPlot[];
  plots: number;
  exceeding: number;
  /** Plots that break, and plots that could be judged, by indicator. */
  byIndicator: Map<string, { exceeding: number; judged: number }>;
  /** Plots built up to less than half of the floor area they may have, and their ground. */
  underused: { plots: number; areaM2: number; judged: number };
}
export type ControlPlots = (versions: Versions) => Promise<ComparedPlots>;

/** Plots listed at most. */
const MOST_PLOTS = 500;
const KEPT = 4;

/** Comparisons of whole plans; versions never change, so the last few are kept. */
export function createControlPlots(db: Database): ControlPlots {
  const kept = keepFew<ComparedPlots>(KEPT);
  return (versions) =>
    kept(JSON.stringify(versions), async () => {
      const plots = await comparePlots(db, versions);
      const exceeding = plots.filter(({ exceeds }) => exceeds);
      exceeding.sort(
        (a, b) => excessOf(b.indicators) - excessOf(a.indicators) || (a.featureKey < b.featureKey ? -1 : 1),
      );
      const worst = exceeding.slice(0, MOST_PLOTS);
      return { worst, plots: plots.length, exceeding: exceeding.length, ...summaryOf(plots) };
    });
}

/** Below this share of the approved floor area a plot counts as under-used. An assumption. */
const UNDERUSED = 0.5;

function summaryOf(plots: readonly ControlPlot[]): Pick<ComparedPlots, 'byIndicator' | 'underused'> {
  const byIndicator: ComparedPlots['byIndicator'] = new Map();
  const underused = { plots: 0, areaM2: 0, judged: 0 };
  for (const { indicators, areaM2, buildings } of plots) {
    for (const { indicator, answer, approved, built } of indicators) {
      const counts = byIndicator.get(indicator) ?? { exceeding: 0, judged: 0 };
      if (answer !== 'unknown') counts.judged += 1;
      if (answer === 'exceeds') counts.exceeding += 1;
      byIndicator.set(indicator, counts);
      // A plot without a building is empty, not under-used.
      if (indicator !== 'far' || !approved || built === undefined || buildings === 0) continue;
      underused.judged += 1;
      if (built >= approved * UNDERUSED) continue;
      underused.plots += 1;
      underused.areaM2 += areaM2;
    }
  }
  return { byIndicator, underused };
}

/** Every plot with a number, or only those of one number. */
export async function comparePlots(db: Database, versions: Versions, plotNo?: string): Promise<ControlPlot[]> {
  return (await listControlPlots(db, versions, plotNo)).map(plotOf);
}

function plotOf(row: ControlPlotRow): ControlPlot {
  const { featureKey, plotNo, code, areaM2, parts } = row;
  const indicators = compareIndicators(row, parts);
  const exceeds = indicators.some(({ answer }) => answer === 'exceeds');
  return {
    featureKey,
    plotNo,
    ...(code === null ? {} : { code }),
    areaM2,
    buildings: parts.length,
    exceeds,
    indicators,
  };
}
