import type { Complaint, ComplaintDesk, ComplaintList } from '@shancheng/contracts';
import { type Actor, scopePatterns } from '../../../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../../../platform/db/index.ts';
import { complaintNotFound } from '../entrance-errors.ts';
import { PAGE, pageOf, readPageCursor } from '../page-cursor.ts';
import { ALLOWED_COMPLAINT_ACTIONS, type ComplaintStatus } from './complaint-rules.ts';

interface Row {
  id: string;
  code: string;
  kind: string;
  text: string;
  status: ComplaintStatus;
  answer: string | null;
  checkId: string | null;
  authorityName: string | null;
  at: Date;
}

const COMPLAINT = sql`m.id, m.code, m.kind, m.text, m.status, m.answer, m.check_id as "checkId", a.name as "authorityName",
  m.made_at as at`;
const FROM = sql`inspection.complaints m left join powers.authorities a on a.id = m.authority_id`;

/**
 * SQL: within the supervisor’s area, and the supervisor belongs to no authority that is complained about or that took part
 * in the visit: those complained about learn neither that nor by whom.
 */
const mayHandle = (actor: Actor) => sql`(m.division_path like any (${scopePatterns(actor)}::text[]) and not exists (
  select from (
    select authority_id from powers.authority_staff where account_id = ${actor.accountId ?? null}
    union all select authority_id from powers.officers where account_id = ${actor.accountId ?? null}
  ) own
  where own.authority_id = m.authority_id
    or own.authority_id in (select q.authority_id from inspection.check_parties q where q.check_id = m.check_id)))`;

export async function listMyComplaints(db: Database, actor: Actor, cursor: string | undefined): Promise<ComplaintList> {
  const { at, id } = readPageCursor(cursor);
  const { rows } = await sql<Row>`
    select ${COMPLAINT} from ${FROM}
    where m.account_id = ${actor.id} and (m.made_at, m.id) < (${at}::timestamptz, ${id}::uuid)
    order by m.made_at desc, m.id desc limit ${PAGE + 1}`.execute(db);
  const { rows: page, ...next } = pageOf(rows);
  return { items: page.map(complaintOf), ...next };
}

/** One’s own complaint. Throws 404. */
export async function getMyComplaint(db: Database | Trx, actor: Actor, complaintId: string): Promise<Complaint> {
  const { rows } = await sql<Row>`
    select ${COMPLAINT} from ${FROM} where m.id = ${complaintId} and m.account_id = ${actor.id}`.execute(db);
  if (!rows[0]) throw complaintNotFound();
  return complaintOf(rows[0]);
}

type DeskRow = Row & { complainant: string; checkCode: string | null };
const DESK = sql`${COMPLAINT}, m.complainant, (select c.code from inspection.checks c where c.id = m.check_id) as "checkCode"`;

/** What a supervisor may handle, newest first. */
export async function listComplaints(
  db: Database,
  actor: Actor,
  query: { status?: string; cursor?: string },
): Promise<ComplaintDesk> {
  const { at, id } = readPageCursor(query.cursor);
  const status = query.status ?? null;
  const { rows } = await sql<DeskRow>`
    select ${DESK} from ${FROM}
    where ${mayHandle(actor)} and (${status}::text is null or m.status = ${status})
      and (m.made_at, m.id) < (${at}::timestamptz, ${id}::uuid)
    order by m.made_at desc, m.id desc limit ${PAGE + 1}`.execute(db);
  const { rows: page, ...next } = pageOf(rows);
  return { items: page.map(deskComplaintOf), ...next };
}

/** One of them, held for the rest of the transaction. Throws 404. */
export async function lockComplaintInTrx(
  trx: Trx,
  actor: Actor,
  complaintId: string,
): Promise<{ status: ComplaintStatus }> {
  const { rows } = await sql<{ status: ComplaintStatus }>`
    select m.status from inspection.complaints m where m.id = ${complaintId} and ${mayHandle(actor)} for update`.execute(
    trx,
  );
  if (!rows[0]) throw complaintNotFound();
  return rows[0];
}

export async function getDeskComplaint(
  db: Database | Trx,
  complaintId: string,
): Promise<ComplaintDesk['items'][number]> {
  const { rows } = await sql<DeskRow>`select ${DESK} from ${FROM} where m.id = ${complaintId}`.execute(db);
  if (!rows[0]) throw complaintNotFound();
  return deskComplaintOf(rows[0]);
}

function complaintOf({ id, code, kind, text, status, answer, checkId, authorityName, at }: Row): Complaint {
  return {
    ...{ id, code, kind, text, status, at: at.toISOString() },
    ...(answer === null ? {} : { answer }),
    ...(checkId === null ? {} : { checkId }),
    ...(authorityName === null ? {} : { authorityName }),
  };
}

function deskComplaintOf({ complainant, checkCode, ...row }: DeskRow): ComplaintDesk['items'][number] {
  return {
    ...{ ...complaintOf(row), complainant, allowed: [...ALLOWED_COMPLAINT_ACTIONS[row.status]] },
    ...(checkCode === null ? {} : { checkCode }),
  };
}
