import type { Analysis } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { keptData } from '../kept-data.ts';
import { findAnalysis, saveCancelled } from './analysis-store.ts';
import { announceAnalysis } from './announce-analysis.ts';
import { analysisNotFound, analysisOver } from './errors.ts';

/** Stops one’s own analysis: what runs is given up at once, what waits never begins. */
export async function cancelAnalysis(
  platform: Platform,
  actor: Pick<Actor, 'id' | 'scopes' | 'permissions'>,
  id: string,
): Promise<Analysis> {
  const now = platform.clock.now();
  const before = await findAnalysis(platform.db, actor, { id, now });
  if (!before) throw analysisNotFound();
  if (before.status === 'cancelled') return before;
  if (!(await saveCancelled(platform.db, id, now))) throw analysisOver();
  keptData(platform).running.cancel(id);
  await announceAnalysis(platform, id);
  const after = await findAnalysis(platform.db, actor, { id, now });
  if (!after) throw analysisNotFound();
  return after;
}
