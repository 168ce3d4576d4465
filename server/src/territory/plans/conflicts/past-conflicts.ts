import { createHash } from 'node:crypto';
import { dayStartOf, localDay } from '../../../platform/clock/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type ConflictSource, ofPastDay, openNow, openNowAt } from './conflict-sources.ts';
import { comparePlans } from './detect-conflicts.ts';
import { listConflictRules, listPlanLayers } from './plan-layers-queries.ts';
import { savePastInTrx } from './save-conflicts.ts';

/** Days kept: whoever moves a slider goes back and forth between few, and between two versions all days are alike. */
const MOST_DAYS = 24;
/** How exactly it is known when a day was last asked for. */
const NOTED_MS = 60_000;
/** Noon in Greenwich lies on the same day from America to Chongqing. */
const NOON = 'T12:00:00Z';
const DAY_MS = 86_400_000;

/**
 * Conflicts of all nine types as the plans stood on a day, worked out once and kept for as long as neither versions nor
 * rules nor classes change; where they are today’s, those of today. At most one day is worked out at a time: it takes all cores.
 */
export function createPastConflicts(platform: Platform): (asOf: string) => Promise<ConflictSource> {
  const { db, clock, config } = platform;
  const waiting = new Map<string, Promise<void>>();
  let turn: Promise<unknown> = Promise.resolve();

  async function prepare(key: string, asOf: string): Promise<void> {
    if (await isKept(db, key, clock.now())) return;
    const mine = turn.then(() => compare(platform, key, asOf));
    turn = mine.catch(() => undefined);
    await mine;
  }

  return async (asOf) => {
    const now = clock.now();
    const today = localDay(now, config.timeZone);
    if (asOf === today) return { rows: openNow, until: now };
    const until = endOf(asOf, config.timeZone);
    const [key, keyOfToday] = await Promise.all([keyOf(db, asOf), keyOf(db, today)]);
    if (key === keyOfToday) return { rows: openNowAt(until), until };
    const known = waiting.get(key) ?? prepare(key, asOf).finally(() => waiting.delete(key));
    waiting.set(key, known);
    await known;
    return { rows: ofPastDay(key, until), until };
  };
}

function endOf(day: string, timeZone: string): Date {
  const noon = new Date(`${day}${NOON}`); // a day, not a reading of the clock
  return dayStartOf(new Date(noon.getTime() + DAY_MS), timeZone);
}

/** The same for all days on which the same versions, rules, classes and plans that do not hold meet. */
async function keyOf(db: Database, asOf: string): Promise<string> {
  const [layers, rules, { rows }] = await Promise.all([
    listPlanLayers(db, asOf),
    listConflictRules(db),
    sql<{ classes: string; notInForce: string[] }>`
      select (select md5(string_agg(s::text, '|' order by scheme, code)) from plans.code_schemes s)
          || (select md5(coalesce(string_agg(c::text, '|' order by c::text), '')) from plans.crosswalks c) as classes,
        array(select dataset_id::text from plans.layers where draft or effective_to < ${asOf}::date order by 1) as "notInForce"`.execute(
      db,
    ),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([layers.map(({ name: _name, securityLevel: _level, ...layer }) => layer), rules, rows]))
    .digest('hex');
}

async function isKept(db: Database, key: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ usedAt: Date }>`
    select used_at as "usedAt" from plans.past_days where key = ${key}`.execute(db);
  const [row] = rows;
  if (row && now.getTime() - row.usedAt.getTime() > NOTED_MS)
    await sql`update plans.past_days set used_at = ${now} where key = ${key}`.execute(db);
  return row !== undefined;
}

async function compare(platform: Platform, key: string, asOf: string): Promise<void> {
  const found = await comparePlans(platform, { asOf });
  const now = platform.clock.now();
  await platform.db.transaction().execute(async (trx) => {
    await sql`
      insert into plans.past_days (key, as_of, computed_at, used_at) values (${key}, ${asOf}::date, ${now}, ${now})
      on conflict do nothing`.execute(trx);
    await savePastInTrx(trx, key, found);
    await sql`
      delete from plans.past_days where key in (select key from plans.past_days where key <> ${key} order by used_at desc offset ${MOST_DAYS - 1})`.execute(
      trx,
    );
  });
}
