import type { InspectionPlanAction, InspectionPlanCommand } from '@shancheng/contracts';
import { lastDayOf } from '@shancheng/law';
import { getLegalCalendar } from '../../../base/catalogue/index.ts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import { type Actor, inScope, requirePermission } from '../../../platform/auth/index.ts';
import { localDay } from '../../../platform/clock/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { obstacle, planNotFound } from '../errors.ts';
import { inspectionPlanApproved } from '../events.ts';
import { getThemes } from '../themes.ts';
import { reserveVisitsInTrx } from '../visits/yearly-cap.ts';
import { findWho } from '../who.ts';
import { commitDrawInTrx, drawInTrx } from './draw-plan.ts';
import { findObstacles } from './find-obstacles.ts';
import { decidePlan, type PlanInput } from './inspection-plan.ts';
import { fixChecklistInTrx } from './plan-checklist.ts';
import { lockPlanInTrx, type PlanStep, type StoredPlan, savePlanInTrx } from './plan-store.ts';
import { addPlannedChecksInTrx, approveChecksInTrx, cancelChecksInTrx, mergeChecksInTrx } from './planned-checks.ts';

/** Which permission each step asks for: who plans, who heads the authority, who supervises. */
export const PLAN_PERMISSIONS = {
  invite: 'inspection.plan',
  answer: 'inspection.plan',
  assign: 'inspection.plan',
  'commit-draw': 'inspection.plan',
  draw: 'inspection.plan',
  override: 'inspection.supervise',
  approve: 'inspection.approve',
  cancel: 'inspection.plan',
} as const satisfies Record<InspectionPlanAction, string>;

const ANSWER_WORKING_DAYS = 2;

/** One step of a plan; a retry (same commandId) changes nothing. */
export async function actOnPlan(
  platform: Platform,
  actor: Actor,
  planId: string,
  command: InspectionPlanCommand,
): Promise<void> {
  requirePermission(actor, PLAN_PERMISSIONS[command.action]);
  const { authorityId } = await findWho(platform.db, actor);
  await platform.db.transaction().execute(async (trx) => {
    const stored = await lockPlanInTrx(trx, planId);
    if (!inPlan(stored, authorityId) && !inScope(actor, stored.divisionPath)) throw planNotFound();
    if (stored.commandIds.includes(command.commandId)) return;
    const at = platform.clock.now();
    const today = localDay(at, platform.config.timeZone);
    const input = await inputOf(trx, stored, command, { at, today });
    const plan = decidePlan(stored.plan, input, { authorityId, by: actor.displayName, at: at.toISOString(), today });
    const { commandId: _, action, ...facts } = command;
    const step: PlanStep = { commandId: command.commandId, action, at, actor, authorityId, facts };
    await savePlanInTrx(trx, planId, plan, step);
    await appendAuditInTrx(trx, {
      ...{ at, actor: `person:${actor.id}`, action: `inspection-plan.${action}`, subject: `inspection-plan:${planId}` },
      facts: { code: stored.code, authorityId: authorityId ?? null, status: plan.status },
    });
    await follow(platform, trx, { ...stored, plan }, action, at);
  });
}

const inPlan = ({ plan }: StoredPlan, authorityId: string | undefined): boolean =>
  plan.parties.some((party) => party.authorityId === authorityId);

/** What a step brings with it beyond the plan itself. */
async function follow(
  platform: Platform,
  trx: Trx,
  stored: StoredPlan,
  action: InspectionPlanAction,
  at: Date,
): Promise<void> {
  if (action === 'commit-draw') await commitDrawInTrx(trx, stored, at);
  if (action === 'draw') await addPlannedChecksInTrx(trx, stored.id, stored.plan.subjectIds, at);
  if (action === 'cancel') await cancelChecksInTrx(trx, stored.id);
  if (action !== 'approve') return;
  await approveInTrx(trx, stored, at);
  await platform.events.publishInTrx(trx, inspectionPlanApproved, { planId: stored.id });
}

/**
 * Nothing may stand against it now. The subjects are held, so that two plans approved at the same moment see each other’s
 * visits and places under the cap.
 */
async function approveInTrx(trx: Trx, stored: StoredPlan, at: Date): Promise<void> {
  const { id, plan, windowFrom } = stored;
  await sql`select from powers.subjects where id = any (${plan.subjectIds}::uuid[]) order by id for update`.execute(
    trx,
  );
  const { list, caps } = await findObstacles(trx, stored);
  const first = list.find(({ overridable }) => !(overridable && plan.override));
  if (first) throw obstacle(first.kind, first.text);
  await fixChecklistInTrx(trx, id, plan);
  await mergeChecksInTrx(trx, id, plan);
  await approveChecksInTrx(trx, id, plan);
  if (caps.length === 0) return;
  const { rows } = await sql<{ id: string; subjectId: string }>`
    select id, subject_id as "subjectId" from inspection.checks where plan_id = ${id} and status = 'approved'`.execute(
    trx,
  );
  const checkOf = new Map(rows.map((check) => [check.subjectId, check.id]));
  const checkIdOf = (subjectId: string) => checkOf.get(subjectId) ?? id;
  await reserveVisitsInTrx(trx, caps, checkIdOf, Number(windowFrom.slice(0, 4)), at);
}

async function inputOf(
  trx: Trx,
  stored: StoredPlan,
  command: InspectionPlanCommand,
  { at, today }: { at: Date; today: string },
): Promise<PlanInput> {
  switch (command.action) {
    case 'invite':
      return { action: 'invite', ...(await invitation(trx, stored, command.parties, today)) };
    case 'draw':
      return { action: 'draw', ...(await drawInTrx(trx, stored, at)) };
    case 'answer': {
      const { answer, officerIds = [], reason } = command;
      return { action: 'answer', answer, officerIds, ...(reason ? { reason } : {}) };
    }
    default:
      return command;
  }
}

/** The day by which they answer, and of their planned checks only those that lie near enough and are really theirs. */
async function invitation(
  trx: Trx,
  { plan, windowFrom, windowTo }: StoredPlan,
  asked: Extract<InspectionPlanCommand, { action: 'invite' }>['parties'],
  today: string,
): Promise<Pick<Extract<PlanInput, { action: 'invite' }>, 'parties' | 'answerDueOn'>> {
  const [themes, calendar] = await Promise.all([getThemes(), getLegalCalendar(trx)]);
  const theme = themes.get(plan.themeId ?? '');
  const days = theme?.windowDays ?? 0;
  const { rows } = await sql<{ id: string; authorityId: string; matters: string[] }>`
    select c.id, c.lead_authority as "authorityId", p.matters from inspection.checks c
    join inspection.check_parties p on p.check_id = c.id and p.authority_id = c.lead_authority
    where c.id = any (${asked.flatMap(({ absorb = [] }) => absorb)}::uuid[]) and c.status in ('planned', 'approved')
      and c.subject_id = any (${plan.subjectIds}::uuid[])
      and c.window_from <= ${windowTo}::date + ${days}::int and c.window_to >= ${windowFrom}::date - ${days}::int
      and (select count(*) from inspection.check_parties q where q.check_id = c.id) = 1`.execute(trx);
  const parties = asked.map(({ authorityId, matters, absorb = [] }) => {
    const own = rows.filter((check) => check.authorityId === authorityId && absorb.includes(check.id));
    return {
      ...{ authorityId, absorb: own.map(({ id }) => id) },
      matters: [...new Set([...matters, ...own.flatMap((check) => check.matters)])],
    };
  });
  const amount = theme?.answerWithinWorkingDays ?? ANSWER_WORKING_DAYS;
  return { parties, answerDueOn: lastDayOf({ amount, unit: 'working-day' }, today, calendar) };
}
