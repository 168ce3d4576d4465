import type { InspectionFigures } from '@shancheng/contracts';
import type { Actor } from '../../platform/auth/index.ts';
import { localDay } from '../../platform/clock/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { checkSight } from './check-sight.ts';
import { findWho } from './who.ts';

/** Visits of this year, how many were made together, what was found: all from one snapshot of what the actor may see. */
export async function readInspectionFigures(
  { db, clock, config }: Pick<Platform, 'db' | 'clock' | 'config'>,
  actor: Actor,
): Promise<InspectionFigures> {
  const now = clock.now();
  const today = localDay(now, config.timeZone);
  const year = Number(today.slice(0, 4));
  const who = await findWho(db, actor);
  const { rows } = await sql<Omit<InspectionFigures, 'asOf' | 'year'>>`
    with visits as materialized (
      select c.id, c.status, c.visits_saved, c.state -> 'findings' as findings, to_char(c.started_at at time zone ${config.timeZone}, 'YYYY-MM') as month,
        (select count(distinct a ->> 'authorityId')::int from jsonb_array_elements(c.state -> 'arrivals') a) as agencies
      from inspection.checks c where c.started_at is not null and ${checkSight(actor, who)}
        and extract(year from c.started_at at time zone ${config.timeZone}) = ${year}
    ), found as (
      select f ->> 'status' as status, (f ->> 'dueOn')::date as due from visits, jsonb_array_elements(findings) f
    ), by_authority as (
      select p.authority_id as id, count(*)::int as visits, coalesce(sum((select count(*) from jsonb_array_elements(v.findings) f
        where f -> 'answers' @> jsonb_build_array(jsonb_build_object('authorityId', p.authority_id)))), 0)::int as findings
      from visits v join inspection.check_parties p on p.check_id = v.id where p.mode = 'on-site' group by 1
    )
    select (select count(*)::int from visits) as visits, (select count(*)::int from visits where agencies > 1) as "jointVisits",
      (select coalesce(sum(visits_saved), 0)::int from visits) as "visitsSaved", (select count(*)::int from visits where agencies > 0) as scanned,
      (select count(*)::int from found) as findings, (select count(*)::int from found where status <> 'passed') as "openFindings",
      (select count(*)::int from found where status in ('open', 'failed') and due < ${today}::date) as "overdueFindings",
      (select count(*)::int from visits where status = 'closed') as closed,
      coalesce((select jsonb_agg(jsonb_build_object('authorityId', b.id, 'name', a.short_name, 'visits', b.visits, 'findings', b.findings)
        order by b.visits desc, b.id) from by_authority b join powers.authorities a on a.id = b.id), '[]') as "byAuthority",
      coalesce((select jsonb_agg(jsonb_build_object('month', month, 'visits', n, 'saved', saved) order by month)
        from (select month, count(*)::int as n, sum(visits_saved)::int as saved from visits group by 1) m), '[]') as "byMonth"`.execute(
    db,
  );
  const [figures] = rows;
  if (!figures) throw new Error('figures without a row');
  return { asOf: now.toISOString(), year, ...figures };
}
