import { localDay } from '../../../platform/clock/index.ts';
import { sql } from '../../../platform/db/index.ts';
import { addJobInTrx } from '../../../platform/events/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { detectLockedInTrx, lockRunsInTrx } from './detect-conflicts.ts';

/** Job: compares all plans as they stand on a day that has begun. */
export const COMPARE_DAY = 'plans.compare-day';

const EVERY_MS = 5_000;

/**
 * Compares everything once a day even if nobody changes anything: plans expire, and versions published for a later day
 * begin to hold. Soon after midnight of the district, and at start for a midnight on which nothing ran.
 */
export function watchDays(platform: Platform): () => Promise<void> {
  const look = createDayLook(platform);
  let looking = look();
  const timer = setInterval(() => {
    looking = look();
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

/** Orders the comparison of a day when it is the first look on that day; any other look costs nothing. */
export function createDayLook({ db, clock, config, log }: Platform): () => Promise<void> {
  let ordered = '';
  return async () => {
    const day = localDay(clock.now(), config.timeZone);
    if (day === ordered) return;
    ordered = day;
    try {
      await addJobInTrx(db, COMPARE_DAY, {}, { key: COMPARE_DAY });
    } catch (error) {
      ordered = '';
      log.error('Plans:DayNotOrdered', { error: String(error) });
    }
  };
}

/** Compares today’s plans unless that has been done for this day; repeats are harmless, also at the same time. */
export async function compareDay(platform: Platform): Promise<void> {
  const trigger = `day ${localDay(platform.clock.now(), platform.config.timeZone)}`;
  await platform.db.transaction().execute(async (trx) => {
    await lockRunsInTrx(trx);
    const { rows } = await sql<{ due: boolean }>`
      select not exists (select from plans.runs where trigger = ${trigger})
        and exists (select from plans.layers l join datasets.versions v on v.dataset_id = l.dataset_id) as due`.execute(
      trx,
    );
    if (rows[0]?.due) await detectLockedInTrx(trx, platform, { trigger });
  });
}
