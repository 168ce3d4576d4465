import type { IncidentsChanged } from '@shancheng/contracts';
import { inScope } from '../../platform/auth/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { findIncidentRows, summaryOf } from './incident-queries.ts';

/** Screens hear of changes at most four times a second, however many there are. */
const EVERY_MS = 250;
/** One message carries at most so many; a flood is better read from the list. */
const AT_MOST = 100;

/** Gathers changed incidents and tells the connected screens, each within its scope. */
export function createLiveIncidents(platform: Platform) {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let telling: Promise<void> | undefined;

  async function tell(): Promise<void> {
    const ids = [...changed].slice(-AT_MOST);
    changed.clear();
    const rows = await findIncidentRows(platform.db, ids);
    const now = platform.clock.now();
    const items = rows.map((row) => ({ path: row.division_path, summary: summaryOf(row, now) }));
    platform.push.broadcast('incidents.changed', (actor) => {
      if (!actor.permissions.has('incident.view')) return undefined;
      const seen = items.filter((item) => inScope(actor, item.path)).map((item) => item.summary);
      return seen.length > 0 ? ({ items: seen, asOf: now.toISOString() } satisfies IncidentsChanged) : undefined;
    });
  }

  function changedNow(ids: Iterable<string>): void {
    for (const id of ids) changed.add(id);
    timer ??= setTimeout(() => {
      timer = undefined;
      if (changed.size === 0) return;
      telling = tell().catch((error: unknown) => platform.log.error('Incidents:LiveFailed', { error: String(error) }));
    }, EVERY_MS);
  }

  async function stop(): Promise<void> {
    clearTimeout(timer);
    await telling;
  }

  return { changedNow, stop };
}
export type LiveIncidents = ReturnType<typeof createLiveIncidents>;
