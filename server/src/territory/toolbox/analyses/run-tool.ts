import type { AnalysisResult } from '@shancheng/contracts';
import { localDay } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { urbanCheckup } from '../checkup/urban-checkup.ts';
import type { Asker } from '../dataset-versions.ts';
import { datasetChange } from '../geometry/dataset-change.ts';
import { datasetStatistics } from '../geometry/dataset-statistics.ts';
import { overlayShapes } from '../geometry/drawn-shapes.ts';
import { keptData } from '../kept-data.ts';
import type { Progress } from '../progress.ts';
import { serviceCoverage } from '../service-coverage/service-coverage.ts';
import { findSites } from '../siting/find-sites.ts';
import { terrainViewshed } from '../terrain/terrain-viewshed.ts';
import type { ToolQuestion } from './analysis-store.ts';

export interface ToolRun {
  platform: Platform;
  /** The connection on which it may be cancelled. */
  db: Database;
  actor: Asker;
  progress: Progress;
}

/** Asks the tool just as its direct route does. */
export async function runTool(
  { platform, db, actor, progress }: ToolRun,
  { tool, input }: ToolQuestion,
): Promise<AnalysisResult> {
  const now = platform.clock.now();
  const today = localDay(now, platform.config.timeZone);
  const tools = { ...keptData(platform), db };
  const asOf = 'asOf' in input ? (input.asOf ?? today) : today;
  switch (tool) {
    case 'site-selection':
      return { [tool]: await findSites(tools, actor, input, { asOf, now }, progress) };
    case 'service-coverage':
      return { [tool]: await serviceCoverage(tools, actor, { query: input, asOf, now }, progress) };
    case 'terrain-viewshed':
      return { [tool]: await terrainViewshed(tools, actor, input, progress) };
    case 'geometry-overlay':
      await progress.at('measuring', 0);
      return { [tool]: await overlayShapes(db, input) };
    case 'geometry-statistics':
      await progress.at('measuring', 0);
      return { [tool]: await datasetStatistics(db, actor, { query: input, asOf, now }) };
    case 'geometry-change':
      await progress.at('comparing', 0);
      return { [tool]: await datasetChange(db, actor, { query: input, now }) };
    case 'urban-checkup':
      return { [tool]: await urbanCheckup({ ...tools, actor, asOf, now, progress }) };
    default:
      return tool satisfies never;
  }
}
