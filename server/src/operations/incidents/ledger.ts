import type { Ledger } from '@shancheng/contracts';
import { localDay } from '../../platform/clock/index.ts';
import { type Database, sql, type Trx } from '../../platform/db/index.ts';

/** The door’s own count, kept apart from the rows it writes: the left side of the ledger. */
export async function countReceivedInTrx(trx: Trx, count: number, now: Date, timeZone: string): Promise<void> {
  await sql`
    insert into incidents.ledger_days as l (day, received) values (${localDay(now, timeZone)}, ${count})
    on conflict (day) do update set received = l.received + excluded.received`.execute(trx);
}

/** A quick reading looks for strays among the signals of so long; `auditLedger` looks at all. */
const RECENT = '2 minutes';
const DRAWERS = ['filed', 'merged', 'suppressed', 'rejected', 'open'] as const;

type Drawers = Record<(typeof DRAWERS)[number], number>;

/**
 * The conservation ledger: in = filed + merged + suppressed + rejected + open, from one snapshot. The drawers come from
 * what moved in and out of them, so a reading costs the same however many signals there ever were; each recent signal’s
 * drawer must agree with the state of its incident. Anything else is named in `problems`.
 */
export async function readLedger(db: Database | Trx, now: Date): Promise<Ledger> {
  const { rows } = await sql<Drawers & { received: number; strays: number; homeless: number }>`
    select (select coalesce(sum(received), 0)::float8 from incidents.ledger_days) as received, d.*, s.*
    from (select ${sql.join(
      DRAWERS.map((name) => sql`coalesce(sum(delta) filter (where outcome = ${name}), 0)::float8 as ${sql.ref(name)}`),
    )} from incidents.ledger_moves) as d,
      (${strays(sql`where s.received_at > ${now}::timestamptz - ${RECENT}::interval`)}) as s`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('the ledger query returns exactly one row');
  return ledgerOf(row, now, []);
}

/**
 * The same from the signals themselves, every one that ever came: also proves that the drawers’ running content is
 * right. Walks the whole table; for a start after a crash and once an hour.
 */
export async function auditLedger(db: Database | Trx, now: Date): Promise<Ledger> {
  const { rows } = await sql<Drawers & { received: number; strays: number; homeless: number; moved: Drawers }>`
    select (select coalesce(sum(received), 0)::float8 from incidents.ledger_days) as received,
      (select coalesce(jsonb_object_agg(outcome, n), '{}') from (
        select outcome, sum(delta) as n from incidents.ledger_moves group by outcome) as m) as moved, d.*, s.*
    from (select ${sql.join(
      DRAWERS.map((name) => sql`count(*) filter (where outcome = ${name})::float8 as ${sql.ref(name)}`),
    )} from incidents.signals) as d, (${strays(sql``)}) as s`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('the ledger query returns exactly one row');
  const wrong = DRAWERS.filter((name) => (row.moved[name] ?? 0) !== row[name]);
  return ledgerOf(
    row,
    now,
    wrong.map((name) => `drawer ${name} should hold ${row.moved[name] ?? 0}, holds ${row[name]}`),
  );
}

/** Signals whose drawer does not agree with their incident, and signals without one. */
function strays(where: ReturnType<typeof sql>) {
  return sql`
    select count(*) filter (where case s.outcome
        when 'filed' then i.t3 is null
        when 'open' then i.status not in ('reported', 'verifying', 'accepted')
        when 'rejected' then i.status <> 'rejected'
        else false end)::float8 as strays,
      count(*) filter (where s.outcome <> 'suppressed' and s.incident_id is null)::float8 as homeless
    from incidents.signals s left join incidents.incidents i on i.id = s.incident_id ${where}`;
}

function ledgerOf(
  { received, strays: stray, homeless, ...rest }: Drawers & { received: number; strays: number; homeless: number },
  now: Date,
  found: readonly string[],
): Ledger {
  const { filed, merged, suppressed, rejected, open } = rest;
  const out = filed + merged + suppressed + rejected + open;
  const problems = [...found];
  if (received !== out) problems.push(`received ${received}, accounted for ${out}`);
  if (stray > 0) problems.push(`${stray} signals in a drawer their incident does not agree with`);
  if (homeless > 0) problems.push(`${homeless} signals without an incident`);
  const balanced = problems.length === 0;
  return { asOf: now.toISOString(), received, filed, merged, suppressed, rejected, open, balanced, problems };
}

/** Folds the moves of each drawer into one row, so that a reading stays short. */
export async function foldLedgerMoves(db: Database): Promise<void> {
  await sql`
    with gone as (delete from incidents.ledger_moves returning outcome, delta)
    insert into incidents.ledger_moves (outcome, delta)
    select outcome, sum(delta) from gone group by outcome having sum(delta) <> 0`.execute(db);
}
