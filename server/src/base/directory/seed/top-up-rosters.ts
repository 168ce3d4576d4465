import { sql, type Trx } from '../../../platform/db/index.ts';
import { dayOf } from '../places/place-index.ts';
import type { SeedPost } from './seed-world.ts';

const DAYS_AHEAD = 60;
const DAY_MS = 86_400_000;
/** Shifts change at 08:00 in Beijing. */
const SHIFT_CHANGE = 'T08:00:00+08:00';

/** First shifts still to be written: yesterday's on an empty roster, else the one after the last. */
async function firstMissing(trx: Trx, posts: readonly SeedPost[], now: Date): Promise<Date> {
  const { rows } = await sql<{ last: Date | null; posts: number }>`
    select min(last) as last, count(*) as posts from (
      select max(ends_at) as last from directory.rosters where post_id = any(${posts.map(({ id }) => id)}::uuid[]) group by post_id
    ) as known`.execute(trx);
  const known = rows[0];
  const yesterday = new Date(`${dayOf(new Date(now.getTime() - DAY_MS))}${SHIFT_CHANGE}`);
  // The day before yesterday's shift still runs until 08:00.
  const first = new Date(yesterday.getTime() - DAY_MS);
  return known?.last && known.posts === posts.length && known.last > first ? known.last : first;
}

/** Fills the rosters with shifts of 24 hours until 60 days from now. Returns how many shifts were added. */
export async function topUpRostersInTrx(trx: Trx, posts: readonly SeedPost[], now: Date): Promise<number> {
  const from = await firstMissing(trx, posts, now);
  const until = new Date(now.getTime() + DAYS_AHEAD * DAY_MS);
  const shifts = Math.floor((until.getTime() - from.getTime()) / DAY_MS);
  if (shifts <= 0) return 0;
  const holders = posts.flatMap(({ id, holders, turning }) =>
    holders.map((person, place) => ({ post: id, person, place, count: holders.length, turning })),
  );
  const added = await sql`
    insert into directory.rosters (post_id, person_id, starts_at, ends_at, backup_order)
    select post, person, starts, starts + interval '24 hours',
      1 + case when turning then (place + (extract(epoch from starts)::bigint / 86400)::int) % count else place end
    from jsonb_to_recordset(${JSON.stringify(holders)}::jsonb)
      as h (post uuid, person uuid, place int, count int, turning boolean)
    cross join lateral (
      select ${from}::timestamptz + n * interval '24 hours' as starts from generate_series(0, ${shifts - 1}::int) as n
    ) as shift
    on conflict do nothing`.execute(trx);
  return Number(added.numAffectedRows ?? 0);
}
