import type { CheckAction, ChecklistItem } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { checkNotFound } from '../errors.ts';
import type { EntryFact } from './checklist.ts';
import type { InspectionCheck } from './inspection-check.ts';

export interface StoredCheck {
  id: string;
  code: string;
  planId: string;
  subjectId: string;
  leadAuthority: string;
  windowFrom: string;
  windowTo: string;
  divisionPath: string;
  actions: number;
  checklist: ChecklistItem[];
  check: InspectionCheck;
}

const CHECK = sql`c.id, c.code, c.plan_id as "planId", c.subject_id as "subjectId", c.lead_authority as "leadAuthority",
  c.window_from as "windowFrom", c.window_to as "windowTo", c.division_path as "divisionPath", c.actions, c.state as check,
  (select p.checklist from inspection.plans p where p.id = c.plan_id) as checklist`;

/** A check, held for the rest of the transaction; says whether this command was done before. */
export async function lockCheckInTrx(
  trx: Trx,
  checkId: string,
  commandId: string,
): Promise<StoredCheck & { done: boolean }> {
  const { rows } = await sql<StoredCheck & { done: boolean }>`
    select ${CHECK}, exists (select from inspection.check_actions a where a.check_id = c.id and a.command_id = ${commandId}) as done
    from inspection.checks c where c.id = ${checkId} for update`.execute(trx);
  if (!rows[0]) throw checkNotFound();
  return rows[0];
}

export async function getCheck(db: Database | Trx, checkId: string): Promise<StoredCheck> {
  const { rows } = await sql<StoredCheck>`select ${CHECK} from inspection.checks c where c.id = ${checkId}`.execute(db);
  if (!rows[0]) throw checkNotFound();
  return rows[0];
}

export interface CheckStep {
  commandId: string;
  action: CheckAction;
  at: Date;
  actor: Actor;
  authorityId: string | undefined;
  certificateNo: string | undefined;
  facts: unknown;
}

/** Appends an action with the check as it is after it. */
export async function saveCheckInTrx(
  trx: Trx,
  { id, actions }: StoredCheck,
  check: InspectionCheck,
  step: CheckStep,
): Promise<void> {
  const state = JSON.stringify(check);
  const started = check.arrivals[0]?.at ?? null;
  const closedAt = check.status === 'closed' ? step.at : null;
  await Promise.all([
    sql`
      insert into inspection.check_actions (check_id, seq, command_id, action, at, actor_id, actor_name, authority_id, certificate_no,
        facts, state)
      values (${id}, ${actions + 1}, ${step.commandId}, ${step.action}, ${step.at}, ${step.actor.id}, ${step.actor.displayName},
        ${step.authorityId ?? null}, ${step.certificateNo ?? null}, ${JSON.stringify(step.facts)}::jsonb, ${state}::jsonb)`.execute(
      trx,
    ),
    sql`
      update inspection.checks set status = ${check.status}, state = ${state}::jsonb, actions = ${actions + 1},
        started_at = coalesce(started_at, ${started}::timestamptz), closed_at = ${closedAt}, published_at = ${closedAt}
      where id = ${id}`.execute(trx),
    sql`
      update inspection.check_parties p set officer_ids = q."officerIds"
      from jsonb_to_recordset(${JSON.stringify(check.parties)}::jsonb) as q("authorityId" text, "officerIds" uuid[])
      where p.check_id = ${id} and p.authority_id = q."authorityId"`.execute(trx),
  ]);
}

/** The entries of a check in the order in which they came; late ones count again once the visit was reopened after them. */
export async function listEntryFacts(db: Database | Trx, checkId: string): Promise<EntryFact[]> {
  const { rows } = await sql<Omit<EntryFact, 'notedAt' | 'compliant'> & { notedAt: Date; compliant: boolean | null }>`
    select id, item_id as "itemId", officer_id as "officerId", authority_id as "authorityId", answer, compliant,
      noted_at as "notedAt", late and not exists (
        select from inspection.check_actions a where a.check_id = e.check_id and a.action = 'reopen' and a.at >= e.received_at) as late
    from inspection.entries e where check_id = ${checkId} order by seq`.execute(db);
  return rows.map(({ notedAt, compliant, ...entry }) => ({
    ...entry,
    notedAt: notedAt.toISOString(),
    ...(compliant === null ? {} : { compliant }),
  }));
}
