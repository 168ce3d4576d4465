import { setTimeout as delay } from 'node:timers/promises';
import { addJobInTrx, createJobs } from '../../../server/src/platform/events/index.ts';
import { silentLogger } from '../../../server/src/platform/log/log.ts';
import { round } from '../figures/percentiles.ts';
import type { BenchDatabase } from '../platform/bench-database.ts';

const JOBS = 100;
const JOB = 'bench: nothing';

/**
 * Mean delay from “the job is committed” to “the job has started”, of a graphile-worker with nothing else to do on the
 * same database: the part of the way that no program of ours can shorten while jobs carry it.
 */
export async function measureBareJobStart(database: BenchDatabase): Promise<number> {
  const started = new Map<number, () => void>();
  const jobs = createJobs(database.pool, silentLogger, 1);
  jobs.handle(JOB, async (payload) => started.get(Number(payload))?.());
  await jobs.start();
  let sum = 0;
  for (let n = 0; n < JOBS; n++) {
    const ran = new Promise<number>((resolve) => started.set(n, () => resolve(performance.now())));
    await addJobInTrx(database.db, JOB, n);
    const committedAt = performance.now();
    sum += Math.max(0, (await ran) - committedAt);
    await delay(20);
  }
  await jobs.stop();
  return round(sum / JOBS);
}
