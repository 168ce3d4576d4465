import type { CheckList, CheckQuery, CheckSummary } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { checkSight } from '../check-sight.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import type { Who } from '../who.ts';

const PAGE = 50;

export const SUMMARY = sql`c.id, c.code, c.plan_id as "planId", p.title as "planTitle", p.kind, p.theme_id as "themeId", c.status,
  jsonb_strip_nulls(jsonb_build_object('id', s.id, 'name', s.name, 'address', s.address, 'kind', s.kind, 'creditClass', s.credit_class,
    'location', case when s.geom is not null then jsonb_build_object('lon', st_x(s.geom), 'lat', st_y(s.geom)) end)) as subject,
  c.lead_authority as "leadAuthority", a.short_name as "leadName",
  (select count(*)::int from inspection.check_parties q where q.check_id = c.id) as agencies,
  c.window_from as "windowFrom", c.window_to as "windowTo", jsonb_array_length(c.state -> 'findings') as findings,
  (select count(*)::int from jsonb_array_elements(c.state -> 'findings') f where f ->> 'status' <> 'passed') as "openFindings",
  c.visits_saved as "visitsSaved", c.synthetic, c.created_at as "createdAt"`;
export const FROM = sql`inspection.checks c join inspection.plans p on p.id = c.plan_id
  join powers.subjects s on s.id = c.subject_id join powers.authorities a on a.id = c.lead_authority`;

/** SQL: a visit not made in its window, or a finding not put right by its day. */
export const overdueOn = (
  today: string,
) => sql<boolean>`((c.status in ('planned', 'approved', 'notified') and c.window_to < ${today}::date)
  or (c.status = 'rectifying' and exists (select from jsonb_array_elements(c.state -> 'findings') f
    where f ->> 'status' in ('open', 'failed') and (f ->> 'dueOn')::date < ${today}::date)))`;

export interface SummaryRow extends Omit<CheckSummary, 'themeId'> {
  themeId: string | null;
  createdAt: Date;
}

/** Checks the actor may see, newest first. */
export async function listChecks(
  db: Database,
  actor: Actor,
  who: Who,
  query: CheckQuery,
  today: string,
): Promise<CheckList> {
  const { of, status, subjectId, planId, overdue, q, cursor } = query;
  const { at, id } = readCursor(cursor);
  const words = q ? `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null;
  const { rows } = await sql<SummaryRow>`
    select ${SUMMARY}, ${overdueOn(today)} as overdue from ${FROM}
    where ${checkSight(actor, who)}
      and (${of ?? null}::text is distinct from 'me' or exists (select from inspection.check_parties m
        where m.check_id = c.id and m.officer_ids @> array[${who.officer?.id ?? null}::uuid]))
      and (${of ?? null}::text is distinct from 'authority' or exists (select from inspection.check_parties m
        where m.check_id = c.id and m.authority_id = ${who.authorityId ?? null}))
      and (${status ?? null}::text is null or c.status = ${status ?? null})
      and (${subjectId ?? null}::uuid is null or c.subject_id = ${subjectId ?? null})
      and (${planId ?? null}::uuid is null or c.plan_id = ${planId ?? null})
      and (${overdue ?? null}::boolean is null or ${overdueOn(today)} = ${overdue ?? null})
      and (${words}::text is null or s.name like ${words} or c.code like ${words} or p.title like ${words})
      and (${at}::timestamptz is null or (c.created_at, c.id) < (${at}::timestamptz, ${id}::uuid))
    order by c.created_at desc, c.id desc limit ${PAGE + 1}`.execute(db);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    items: page.map(summaryOf),
    ...(rows.length > PAGE && last ? { next: cursorOf(last) } : {}),
  };
}

export function summaryOf({ themeId, createdAt: _, ...row }: SummaryRow): CheckSummary {
  return { ...row, ...(themeId ? { themeId } : {}) };
}
