import type { CheckForecast } from '@shancheng/contracts';
import { addDays } from '@shancheng/law';
import type { Actor } from '../../../../platform/auth/index.ts';
import { localDay } from '../../../../platform/clock/index.ts';
import { type Database, sql } from '../../../../platform/db/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { requireMySubject } from './my-subjects.ts';

const DAYS_AHEAD = 90;
const MOST_SCANS = 200;

/**
 * Checks whose coming may be known: a random draw and a check after a complaint must not warn before the notice is given
 * (domain.md §4.5), neither as a date nor as a place taken under a cap.
 */
const MAY_BE_KNOWN = sql`(p.kind in ('daily', 'special') or c.status not in ('planned', 'approved', 'merged', 'cancelled')
  and (c.state -> 'urgent' is null or c.started_at is not null))`;

/** What may come to an enterprise in the next 90 days, how much of each yearly cap is used, and who has scanned in. */
export async function forecastChecks(platform: Platform, actor: Actor, subjectId: string): Promise<CheckForecast> {
  const { db, clock, config } = platform;
  await requireMySubject(db, actor, subjectId);
  const today = localDay(clock.now(), config.timeZone);
  const year = Number(today.slice(0, 4));
  const [upcoming, caps, scans] = await Promise.all([
    listUpcoming(db, subjectId, today),
    listCaps(db, subjectId, year),
    listScans(db, subjectId),
  ]);
  return { year, upcoming, caps, scans };
}

async function listUpcoming(db: Database, subjectId: string, today: string): Promise<CheckForecast['upcoming']> {
  const { rows } = await sql<CheckForecast['upcoming'][number]>`
    select c.window_from as "windowFrom", c.window_to as "windowTo", p.title,
      array(select a.name from inspection.check_parties q join powers.authorities a on a.id = q.authority_id
        where q.check_id = c.id order by q.lead desc, a.name) as agencies
    from inspection.checks c join inspection.plans p on p.id = c.plan_id
    where c.subject_id = ${subjectId} and c.status in ('planned', 'approved', 'notified')
      and c.window_to >= ${today}::date and c.window_from <= ${addDays(today, DAYS_AHEAD)}::date and ${MAY_BE_KNOWN}
    order by c.window_from, c.id`.execute(db);
  return rows;
}

/** The cap of an authority is the smallest that its matters here publish; with one unpublished there is none to show. */
async function listCaps(db: Database, subjectId: string, year: number): Promise<CheckForecast['caps']> {
  const { rows } = await sql<CheckForecast['caps'][number]>`
    with known as (
      select c.id, q.authority_id, q.matters
      from inspection.checks c join inspection.plans p on p.id = c.plan_id
      join inspection.check_parties q on q.check_id = c.id
      where c.subject_id = ${subjectId} and extract(year from c.window_from) = ${year} and c.status <> 'cancelled' and ${MAY_BE_KNOWN}
    ), capped as (
      select k.authority_id, min(m.yearly_cap) as cap
      from known k cross join unnest(k.matters) as w(matter) join powers.matters m on m.code = w.matter
      group by 1 having bool_and(m.yearly_cap is not null)
    )
    select a.name as "authorityName", cap,
      (select count(*)::int from inspection.visits v where v.authority_id = a.id and v.subject_id = ${subjectId} and v.year = ${year}
        and v.made_at is not null) as used,
      (select count(*)::int from inspection.visits v where v.authority_id = a.id and v.subject_id = ${subjectId} and v.year = ${year}
        and v.made_at is null and v.check_id in (select id from known)) as reserved
    from capped join powers.authorities a on a.id = capped.authority_id order by a.name`.execute(db);
  return rows;
}

async function listScans(db: Database, subjectId: string): Promise<CheckForecast['scans']> {
  const { rows } = await sql<CheckForecast['scans'][number]>`
    select arrival ->> 'at' as at, o.name as "officerName", a.name as "authorityName", arrival ->> 'certificateNo' as "certificateNo"
    from inspection.checks c cross join jsonb_array_elements(c.state -> 'arrivals') as arrival
    join powers.officers o on o.id = (arrival ->> 'officerId')::uuid
    join powers.authorities a on a.id = arrival ->> 'authorityId'
    where c.subject_id = ${subjectId} order by 1 desc, 4 limit ${MOST_SCANS}`.execute(db);
  return rows;
}
