import type { InspectionPlanCommand } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { planNotFound } from '../errors.ts';
import type { InspectionPlan } from './inspection-plan.ts';

export interface StoredPlan {
  id: string;
  code: string;
  title: string;
  windowFrom: string;
  windowTo: string;
  divisionPath: string;
  plan: InspectionPlan;
}

const PLAN = sql`p.id, p.code, p.title, p.window_from as "windowFrom", p.window_to as "windowTo", p.division_path as "divisionPath",
  p.state as plan`;

/** A plan, held for the rest of the transaction. 404 when there is none. */
export async function lockPlanInTrx(trx: Trx, planId: string): Promise<StoredPlan & { commandIds: string[] }> {
  const { rows } = await sql<StoredPlan & { commandIds: string[] }>`
    select ${PLAN}, array(select command_id from inspection.plan_actions a where a.plan_id = p.id) as "commandIds"
    from inspection.plans p where p.id = ${planId} for update`.execute(trx);
  if (!rows[0]) throw planNotFound();
  return rows[0];
}

export async function getPlan(db: Database | Trx, planId: string): Promise<StoredPlan> {
  const { rows } = await sql<StoredPlan>`select ${PLAN} from inspection.plans p where p.id = ${planId}`.execute(db);
  if (!rows[0]) throw planNotFound();
  return rows[0];
}

export interface PlanStep {
  commandId: string;
  action: InspectionPlanCommand['action'] | 'create';
  at: Date;
  actor: Actor;
  authorityId: string | undefined;
  facts: unknown;
}

/** Appends an action with the plan as it is after it, and the parties for the lists. */
export async function savePlanInTrx(trx: Trx, planId: string, plan: InspectionPlan, step: PlanStep): Promise<void> {
  const state = JSON.stringify(plan);
  await Promise.all([
    sql`
      insert into inspection.plan_actions (plan_id, seq, command_id, action, at, actor_id, actor_name, authority_id, facts, state)
      select ${planId}, coalesce(max(seq), 0) + 1, ${step.commandId}, ${step.action}, ${step.at}, ${step.actor.id},
        ${step.actor.displayName}, ${step.authorityId ?? null}, ${JSON.stringify(step.facts)}::jsonb, ${state}::jsonb
      from inspection.plan_actions where plan_id = ${planId}`.execute(trx),
    sql`update inspection.plans set status = ${plan.status}, state = ${state}::jsonb where id = ${planId}`.execute(trx),
    sql`
      insert into inspection.plan_parties (plan_id, authority_id, answer, answer_due_on)
      select ${planId}, "authorityId", answer, "answerDueOn"
      from jsonb_to_recordset(${JSON.stringify(plan.parties)}::jsonb) as p("authorityId" text, answer text, "answerDueOn" date)
      on conflict (plan_id, authority_id) do update set answer = excluded.answer, answer_due_on = excluded.answer_due_on`.execute(
      trx,
    ),
  ]);
}
