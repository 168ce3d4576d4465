import type { ReportDesk } from '@shancheng/contracts';
import { type Actor, scopePatterns } from '../../../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../../../platform/db/index.ts';
import { findWho } from '../../who.ts';
import { reportNotFound } from '../entrance-errors.ts';
import { PAGE, pageOf, readPageCursor } from '../page-cursor.ts';
import { ALLOWED_REPORT_ACTIONS, type ReportState, type ReportStatus } from './report-rules.ts';

type Item = ReportDesk['items'][number];
interface Row extends Pick<Item, 'id' | 'number' | 'category' | 'text' | 'place' | 'hasContact'> {
  at: Date;
  status: ReportStatus;
  authorityId: string | null;
  authorityName: string | null;
  answer: string | null;
  lon: number | null;
  lat: number | null;
  steps: { at: string; action: string; by: string; note: string | null }[];
}

// The secret and the contact are not read here: only whether there is one.
const REPORT = sql`r.id, r.number, r.category, r.text, r.place, r.made_at as at, r.status, r.authority_id as "authorityId",
  a.name as "authorityName", r.answer, st_x(r.geom) as lon, st_y(r.geom) as lat,
  exists (select from inspection.report_secrets s where s.report_id = r.id and s.contact is not null) as "hasContact",
  coalesce((select jsonb_agg(jsonb_build_object('at', h.at, 'action', h.action, 'by', h.actor_name, 'note', h.note) order by h.seq)
    from inspection.report_actions h where h.report_id = r.id), '[]') as steps`;
const FROM = sql`inspection.violation_reports r left join powers.authorities a on a.id = r.authority_id`;

/** SQL: a supervisor within the area, or the authority that has it. Whoever handed it on has it no more. */
async function mayHandle(db: Database | Trx, actor: Actor) {
  const { authorityId } = await findWho(db, actor);
  const area = actor.permissions.has('inspection.supervise') ? scopePatterns(actor) : [];
  return sql`(r.division_path like any (${area}::text[]) or r.authority_id = ${authorityId ?? null})`;
}

/** What is to be handled, newest first. */
export async function listReports(
  db: Database,
  actor: Actor,
  query: { status?: string; cursor?: string },
): Promise<ReportDesk> {
  const { at, id } = readPageCursor(query.cursor);
  const status = query.status ?? null;
  const { rows } = await sql<Row>`
    select ${REPORT} from ${FROM}
    where ${await mayHandle(db, actor)} and (${status}::text is null or r.status = ${status})
      and (r.made_at, r.id) < (${at}::timestamptz, ${id}::uuid)
    order by r.made_at desc, r.id desc limit ${PAGE + 1}`.execute(db);
  const { rows: page, ...next } = pageOf(rows);
  return { items: page.map(itemOf), ...next };
}

/** One that the actor may handle, held for the rest of the transaction. Throws 404. */
export async function lockReportInTrx(trx: Trx, actor: Actor, reportId: string): Promise<ReportState> {
  const { rows } = await sql<ReportState>`
    select r.status, r.authority_id as "authorityId" from inspection.violation_reports r
    where r.id = ${reportId} and ${await mayHandle(trx, actor)} for update`.execute(trx);
  if (!rows[0]) throw reportNotFound();
  return rows[0];
}

export async function getDeskReport(trx: Trx, reportId: string): Promise<Item> {
  const { rows } = await sql<Row>`select ${REPORT} from ${FROM} where r.id = ${reportId}`.execute(trx);
  if (!rows[0]) throw reportNotFound();
  return itemOf(rows[0]);
}

function itemOf({ at, authorityId, authorityName, answer, lon, lat, steps, ...row }: Row): Item {
  return {
    ...{ ...row, at: at.toISOString(), allowed: [...ALLOWED_REPORT_ACTIONS[row.status]] },
    ...(authorityId === null ? {} : { authorityId }),
    ...(authorityName === null ? {} : { authorityName }),
    ...(answer === null ? {} : { answer }),
    ...(lon === null || lat === null ? {} : { location: { lon, lat } }),
    steps: steps.map(({ note, ...step }) => ({
      ...{ ...step, at: new Date(step.at).toISOString() },
      ...(note === null ? {} : { note }),
    })),
  };
}
