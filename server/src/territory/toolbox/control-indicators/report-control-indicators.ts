import type { ControlIndicatorReport } from '@shancheng/contracts';
import type { Database } from '../../../platform/db/index.ts';
import { type Asker, findDatasetsOnDay } from '../dataset-versions.ts';
import { type ControlPlots, comparePlots } from './control-plots.ts';

/** One plot, or all that break what was approved; “unknown” when the plan or the buildings are not there to compare. */
export async function reportControlIndicators(
  { db, controlPlots }: { db: Database; controlPlots: ControlPlots },
  actor: Asker,
  { plotNo, asOf, now }: { plotNo?: string; asOf: string; now: Date },
): Promise<ControlIndicatorReport> {
  const keys = ['detailed-plan', 'buildings'] as const;
  const { found, missing, versions } = await findDatasetsOnDay(db, actor, { keys, asOf });
  const about = { missing, versions, asOf, at: now.toISOString() };
  const [plan, buildings] = keys.map((key) => found.get(key));
  if (!plan || !buildings) return { answer: 'unknown', items: [], ...about };
  if (plotNo !== undefined)
    return { answer: 'known', items: await comparePlots(db, { plan, buildings }, plotNo), ...about };
  return { answer: 'known', items: (await controlPlots({ plan, buildings })).worst, ...about };
}
