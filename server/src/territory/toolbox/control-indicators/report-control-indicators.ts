import type { ControlIndicatorReport, ControlPlot } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import type { Database } from '../../../platform/db/index.ts';
import { findDatasetsOnDay } from '../datasets-by-key.ts';
import { compareIndicators, excessOf } from './control-indicators.ts';
import { type ControlPlotRow, listControlPlots } from './control-plots-queries.ts';

/** Plots listed at most; the worst come first. */
const MOST_PLOTS = 500;

/** One plot, or all that exceed what was approved; “unknown” when the plan or the buildings are not there to compare. */
export async function reportControlIndicators(
  db: Database,
  actor: Pick<Actor, 'scopes' | 'permissions'>,
  { plotNo, asOf, now }: { plotNo?: string; asOf: string; now: Date },
): Promise<ControlIndicatorReport> {
  const keys = ['detailed-plan', 'buildings'] as const;
  const { found, missing, versions } = await findDatasetsOnDay(db, actor, { keys, asOf });
  const about = { missing, versions, asOf, at: now.toISOString() };
  const [plan, buildings] = [found.get('detailed-plan'), found.get('buildings')];
  if (!plan || !buildings) return { answer: 'unknown', items: [], ...about };
  const plots = (await listControlPlots(db, { plan, buildings }, plotNo)).map(plotOf);
  const wanted = plots.filter(({ exceeds }) => plotNo !== undefined || exceeds);
  wanted.sort((a, b) => excessOf(b.indicators) - excessOf(a.indicators) || (a.featureKey < b.featureKey ? -1 : 1));
  return { answer: 'known', items: wanted.slice(0, MOST_PLOTS), ...about };
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
