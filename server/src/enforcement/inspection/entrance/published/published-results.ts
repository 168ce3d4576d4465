import type { Finding, Name, PublishedResult, PublishedResults } from '@shancheng/contracts';
import { type Database, sql } from '../../../../platform/db/index.ts';
import type { InspectionCheck } from '../../checks/inspection-check.ts';
import { resultNotFound } from '../entrance-errors.ts';
import { PAGE, pageOf, readPageCursor } from '../page-cursor.ts';
import { subjectNameOf } from './subject-name.ts';

interface Row {
  id: string;
  at: Date;
  code: string;
  title: string;
  subjectName: string;
  uscc: string | null;
  agencies: string[];
  on: string;
  check: InspectionCheck;
  synthetic: boolean;
}

/** What is published of a check; `w` says since when. */
const result = (timeZone: string) => sql`c.id, w.at, c.code, p.title, s.name as "subjectName", s.uscc,
  (coalesce(c.started_at, w.at) at time zone ${timeZone})::date as on, c.state as check, c.synthetic,
  array(select a.name from inspection.check_parties q join powers.authorities a on a.id = q.authority_id
    where q.check_id = c.id order by q.lead desc, a.name) as agencies`;
const FROM = sql`join inspection.checks c on c.id = w.id join inspection.plans p on p.id = c.plan_id
  join powers.subjects s on s.id = c.subject_id`;

export interface Publishing {
  timeZone: string;
  now: Date;
  /** Visits concluded on this day or before are published although not all is put right yet. */
  concludedUntil: string | undefined;
}

/** SQL: a visit that is still being put right, due to be published; `h` is its last conclusion. */
const overdue = ({ timeZone, concludedUntil }: Publishing) => sql`c.published_at is null and c.status = 'rectifying'
  and h.action = 'conclude' and (h.at at time zone ${timeZone})::date <= ${concludedUntil ?? null}::date
  and h.seq = (select max(l.seq) from inspection.check_actions l where l.check_id = c.id and l.action = 'conclude')`;

/** What came of checks (公示), last published first. `q`: part of the enterprise’s name. */
export async function listResults(
  db: Database,
  publishing: Publishing,
  query: { q?: string; cursor?: string },
): Promise<PublishedResults> {
  const { at, id } = readPageCursor(query.cursor);
  const name = query.q === undefined ? null : `%${query.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  // A person is not found by name: that would undo the mask.
  const named = sql`(${name}::text is null or (s.uscc is not null and s.name ilike ${name}))`;
  const { rows } = await sql<Row>`
    with w as (
      (select c.id, c.published_at as at from inspection.checks c join powers.subjects s on s.id = c.subject_id
        where c.published_at <= ${publishing.now} and (c.published_at, c.id) < (${at}::timestamptz, ${id}::uuid) and ${named}
        order by 2 desc, 1 desc limit ${PAGE + 1})
      union all
      (select c.id, h.at from inspection.checks c join powers.subjects s on s.id = c.subject_id
        join inspection.check_actions h on h.check_id = c.id
        where ${overdue(publishing)} and (h.at, c.id) < (${at}::timestamptz, ${id}::uuid) and ${named}
        order by 2 desc, 1 desc limit ${PAGE + 1})
    )
    select ${result(publishing.timeZone)} from w ${FROM} order by w.at desc, c.id desc limit ${PAGE + 1}`.execute(db);
  const { rows: page, ...next } = pageOf(rows);
  return { items: page.map(itemOf), ...next };
}

/** One of them with what was asked and what was not in order. Throws 404. */
export async function getResult(db: Database, publishing: Publishing, code: string): Promise<PublishedResult> {
  const { rows } = await sql<Row & { matters: PublishedResult['matters']; items: Record<string, Name> | null }>`
    with w as (
      select c.id, c.published_at as at from inspection.checks c where c.code = ${code} and c.published_at <= ${publishing.now}
      union all
      select c.id, h.at from inspection.checks c join inspection.check_actions h on h.check_id = c.id
      where c.code = ${code} and ${overdue(publishing)}
    )
    select ${result(publishing.timeZone)},
      array(select jsonb_build_object('agency', a.name, 'names', array(select m.name from powers.matters m where m.code = any (q.matters)
          order by m.code))
        from inspection.check_parties q join powers.authorities a on a.id = q.authority_id
        where q.check_id = c.id order by q.lead desc, a.name) as matters,
      (select jsonb_object_agg(i.value ->> 'id', jsonb_build_object('zh', i.value ->> 'zh', 'en', i.value ->> 'en'))
        from jsonb_array_elements(p.checklist) i) as items
    from w ${FROM}`.execute(db);
  const [row] = rows;
  if (!row) throw resultNotFound();
  return {
    ...itemOf(row),
    matters: row.matters,
    findingList: row.check.findings.map(({ itemId, status, dueOn }) => ({
      item: row.items?.[itemId] ?? { zh: itemId, en: itemId },
      ...{ status, dueOn },
    })),
  };
}

function itemOf({
  code,
  title,
  subjectName,
  uscc,
  agencies,
  on,
  check,
  synthetic,
}: Row): PublishedResults['items'][number] {
  return {
    ...{ code, title, subjectName: subjectNameOf(subjectName, uscc), agencies, on, synthetic },
    ...{ findings: check.findings.length, outcome: outcomeOf(check.findings) },
  };
}

function outcomeOf(findings: readonly Pick<Finding, 'status'>[]): PublishedResults['items'][number]['outcome'] {
  if (findings.length === 0) return 'in-order';
  return findings.every(({ status }) => status === 'passed') ? 'rectified' : 'rectifying';
}
