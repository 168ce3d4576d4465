import type { Ledger } from '@shancheng/contracts';
import { localDay } from '../../platform/clock/index.ts';
import { type Database, sql, type Trx } from '../../platform/db/index.ts';

/** The door’s own count, kept apart from the rows it writes: the left side of the ledger. */
export async function countReceivedInTrx(trx: Trx, count: number, now: Date, timeZone: string): Promise<void> {
  await sql`
    insert into incidents.ledger_days as l (day, received) values (${localDay(now, timeZone)}, ${count})
    on conflict (day) do update set received = l.received + excluded.received`.execute(trx);
}

/**
 * The conservation ledger: in = filed + merged + suppressed + rejected + open, from one snapshot,
 * and each drawer agrees with the state of its incidents. Anything else is named in `problems`.
 */
export async function readLedger(db: Database | Trx, now: Date): Promise<Ledger> {
  const { rows } = await sql<Omit<Ledger, 'asOf' | 'balanced' | 'problems'> & { strays: number; homeless: number }>`
    select
      (select coalesce(sum(received), 0)::float8 from incidents.ledger_days) as received,
      count(*) filter (where s.outcome = 'filed')::float8 as filed,
      count(*) filter (where s.outcome = 'merged')::float8 as merged,
      count(*) filter (where s.outcome = 'suppressed')::float8 as suppressed,
      count(*) filter (where s.outcome = 'rejected')::float8 as rejected,
      count(*) filter (where s.outcome = 'open')::float8 as open,
      count(*) filter (where case s.outcome
          when 'filed' then i.t3 is null
          when 'open' then i.status not in ('reported', 'verifying', 'accepted')
          when 'rejected' then i.status <> 'rejected'
          else false end)::float8 as strays,
      count(*) filter (where s.outcome <> 'suppressed' and s.incident_id is null)::float8 as homeless
    from incidents.signals s left join incidents.incidents i on i.id = s.incident_id`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('the ledger query returns exactly one row');
  const { strays, homeless, ...counts } = row;
  const out = counts.filed + counts.merged + counts.suppressed + counts.rejected + counts.open;
  const problems: string[] = [];
  if (counts.received !== out) problems.push(`received ${counts.received}, accounted for ${out}`);
  if (strays > 0) problems.push(`${strays} signals in a drawer their incident does not agree with`);
  if (homeless > 0) problems.push(`${homeless} signals without an incident`);
  return { asOf: now.toISOString(), ...counts, balanced: problems.length === 0, problems };
}
