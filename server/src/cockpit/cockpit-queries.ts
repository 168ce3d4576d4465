import type { IncidentStatus } from '@shancheng/contracts';
import { OPEN_STATUSES } from '../operations/incidents/index.ts';
import { sql, type Trx } from '../platform/db/index.ts';

/**
 * Reads the tables of `incidents` directly, and only reads: the wall needs sums over a whole day in one snapshot,
 * which no list of that domain can give. What is counted must agree with `incidentCondition`; the test holds them equal.
 */
export interface CountFrame {
  /** `like` patterns of division paths. */
  patterns: readonly string[];
  /** Only these streets, where the wall looks at less than the caller may see. */
  streets: readonly string[] | undefined;
  dayStart: Date;
  now: Date;
}

/** Counts of one status, type and street. */
export interface TallyRow {
  status: IncidentStatus;
  event_type: string;
  street_code: string;
  /** Everything in this status that is open, or was reported or closed within the day or the 24 hours. */
  all: number;
  reported_today: number;
  filed_today: number;
  closed_today: number;
  overdue: number;
}

export interface HourRow {
  /** Start of the hour, ms since 1970. */
  hour: number;
  reported: number;
  closed: number;
}

/**
 * One pass over what is open and what moved since midnight or within the 24 hours: every sum on the wall folds out of
 * the tally, so they reconcile. Hours without either are missing.
 */
export async function readTally(
  trx: Trx,
  frame: CountFrame,
  firstHour: Date,
): Promise<{ tally: TallyRow[]; hours: HourRow[] }> {
  const { dayStart, now } = frame;
  const since = firstHour < dayStart ? firstHour : dayStart;
  const { rows } = await sql<{ tally: TallyRow[]; hours: HourRow[] }>`
    with moved as materialized (
      select i.status, i.event_type, i.street_code, count(*) as all,
        date_bin('1 hour', i.reported_at, ${firstHour}) as reported_in,
        date_bin('1 hour', i.closed_at, ${firstHour}) as closed_in,
        count(*) filter (where i.reported_at >= ${dayStart}) as reported_today,
        count(*) filter (where i.t3 >= ${dayStart}) as filed_today,
        count(*) filter (where i.closed_at >= ${dayStart}) as closed_today,
        count(*) filter (where i.due_at < ${now} and i.closed_at is null and i.status not in ('rejected', 'merged', 'void')) as overdue
      from incidents.incidents i
      where ${inFrame(frame)}
        and (i.reported_at >= ${since} or i.closed_at >= ${since} or i.status = any (${[...OPEN_STATUSES]}::text[]))
      group by i.status, i.event_type, i.street_code, reported_in, closed_in
    )
    select
      (select coalesce(json_agg(t), '[]') from (
        select status, event_type, street_code, sum(moved.all) as all, sum(reported_today) as reported_today,
          sum(filed_today) as filed_today, sum(closed_today) as closed_today, sum(overdue) as overdue
        from moved group by status, event_type, street_code) as t) as tally,
      (select coalesce(json_agg(h), '[]') from (
        select date_part('epoch', hour) * 1000 as hour, sum(reported) as reported, sum(closed) as closed from (
          select reported_in as hour, moved.all as reported, 0 as closed from moved where reported_in >= ${firstHour}
          union all
          select closed_in, 0, moved.all from moved where closed_in >= ${firstHour}
        ) as counted group by hour) as h) as hours`.execute(trx);
  return rows[0] ?? { tally: [], hours: [] };
}

export interface ChainRow {
  count: number;
  within: number;
  /** p50, p95, p99, ms. */
  whole: (number | null)[] | null;
  slowest: number | null;
}

/** Percentiles of today’s completed chains; whole milliseconds as int4, which PostgreSQL sorts fastest. */
export async function readChain(trx: Trx, frame: CountFrame): Promise<ChainRow | undefined> {
  const { rows } = await sql<ChainRow>`
    select count(*)::int as count, count(*) filter (where ms < 5000)::int as within,
      percentile_disc(array[0.5, 0.95, 0.99]) within group (order by ms) as whole, max(ms) as slowest
    from (select ${milliseconds('t0', 't5')} as ms from incidents.incidents i where ${chainsToday(frame)}) as chains`.execute(
    trx,
  );
  return rows[0];
}

/** p50 and p95 of t0→t1, t1→t2, t2→t3, t3→t4, t4→t5, ms. */
export type StepRow = Record<'step1' | 'step2' | 'step3' | 'step4' | 'step5', (number | null)[] | null>;

/** Percentiles of each step over the newest chains of today: five more sorts of a whole busy day would take too long. */
export async function readSteps(trx: Trx, frame: CountFrame, most: number): Promise<StepRow | undefined> {
  const step = (column: string) => sql`percentile_disc(array[0.5, 0.95]) within group (order by ${sql.ref(column)})`;
  const { rows } = await sql<StepRow>`
    select ${step('s1')} as step1, ${step('s2')} as step2, ${step('s3')} as step3, ${step('s4')} as step4, ${step('s5')} as step5
    from (
      select ${milliseconds('t0', 't1')} as s1, ${milliseconds('t1', 't2')} as s2, ${milliseconds('t2', 't3')} as s3,
        ${milliseconds('t3', 't4')} as s4, ${milliseconds('t4', 't5')} as s5
      from incidents.incidents i where ${chainsToday(frame)} order by i.reported_at desc limit ${most}
    ) as newest`.execute(trx);
  return rows[0];
}

function chainsToday(frame: CountFrame) {
  return sql<boolean>`${inFrame(frame)} and i.reported_at >= ${frame.dayStart} and i.t5 is not null and i.t0 is not null`;
}

export interface RecentRow {
  id: string;
  code: string;
  t5: Date;
  ms: number;
}

/** The newest completed chains, newest first. */
export async function listRecentChains(trx: Trx, frame: CountFrame, most: number): Promise<RecentRow[]> {
  const { rows } = await sql<RecentRow>`
    select i.id, i.code, i.t5, ${milliseconds('t0', 't5')} as ms
    from incidents.incidents i
    where ${chainsToday(frame)}
    order by i.reported_at desc, i.id desc limit ${most}`.execute(trx);
  return rows;
}

/** Ids of the newest open cases and of the newest of any status, together newest first. */
export async function listLiveIds(trx: Trx, frame: CountFrame, most: { open: number; any: number }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    (select i.id, i.reported_at from incidents.incidents i
      where ${inFrame(frame)} and i.status = any (${[...OPEN_STATUSES]}::text[])
      order by i.reported_at desc limit ${most.open})
    union
    (select i.id, i.reported_at from incidents.incidents i
      where ${inFrame(frame)} order by i.reported_at desc limit ${most.any})`.execute(trx);
  return rows.map((row) => row.id);
}

export interface DivisionRow {
  code: string;
  name: string;
  level: string;
  path: string;
}

/** The divisions of these codes on a day (YYYY-MM-DD), with their paths. Reads `directory` without its outlines. */
export async function listDivisionsByCode(trx: Trx, codes: readonly string[], day: string): Promise<DivisionRow[]> {
  const { rows } = await sql<DivisionRow>`
    select d.code, d.name, d.level, p.path ${onDay(day)} where d.code = any (${[...codes]}::text[]) and ${validOn(day)} order by p.path`.execute(
    trx,
  );
  return rows;
}

/** The streets below (or at) these paths on a day, by code. */
export async function listStreets(trx: Trx, patterns: readonly string[], day: string): Promise<DivisionRow[]> {
  const { rows } = await sql<DivisionRow>`
    select d.code, d.name, d.level, p.path ${onDay(day)}
    where p.path like any (${[...patterns]}::text[]) and d.level = 'street' and ${validOn(day)} order by d.code`.execute(
    trx,
  );
  return rows;
}

function onDay(day: string) {
  return sql`from directory.divisions d join directory.division_paths p
    on p.code = d.code and daterange(p.valid_from, p.valid_to) @> ${day}::date`;
}

function validOn(day: string) {
  return sql`daterange(d.valid_from, d.valid_to) @> ${day}::date`;
}

/** Names of event types by code. */
export async function listTypeNames(trx: Trx): Promise<Map<string, { zh: string; en: string }>> {
  const { rows } = await sql<{ code: string; zh: string; en: string }>`
    select code, name_zh as zh, name_en as en from catalogue.event_types`.execute(trx);
  return new Map(rows.map(({ code, zh, en }) => [code, { zh, en }]));
}

function inFrame({ patterns, streets }: CountFrame) {
  const inScope = sql<boolean>`i.division_path like any (${[...patterns]}::text[])`;
  return streets === undefined ? inScope : sql<boolean>`${inScope} and i.street_code = any (${[...streets]}::text[])`;
}

function milliseconds(from: string, to: string) {
  return sql`(date_part('epoch', ${sql.ref(`i.${to}`)} - ${sql.ref(`i.${from}`)}) * 1000)::int`;
}
