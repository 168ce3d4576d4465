import { readFile } from 'node:fs/promises';
import type { InspectionPlanCommand, InspectionTheme } from '@shancheng/contracts';
import type { LocalDay } from '@shancheng/law';
import { actOnCheck, actOnPlan, createPlan } from '../enforcement/inspection/index.ts';
import { sql } from '../platform/db/index.ts';
import { demoId } from './enforcement-seed.ts';
import { type Moment, type Stage, stepId } from './enforcement-stage.ts';

const THEME = new URL('../../../data/enforcement/themes/internet-cafe.json', import.meta.url);

/** A street’s joint check of one café, from the first draft to the notice. */
export interface JointPlan {
  key: string;
  title: string;
  /** Login of the street, e.g. `jiefangbei`. */
  street: string;
  uscc: string;
  /** Working days ago on which it was drafted; answered a day later, approved and announced `approvedAgo`. */
  draftedAgo: number;
  approvedAgo: number;
  documentNo: string;
  windowFrom: LocalDay;
  windowTo: LocalDay;
  /** Numbers of the officers of every party that comes. */
  team: readonly [string, string];
  /** Of those that do not simply come. */
  otherwise?: Readonly<Record<string, { answer: 'in-writing' | 'declines'; reason: string }>>;
}

type Bare<C> = C extends unknown ? Omit<C, 'commandId'> : never;
type PlanStep = Bare<InspectionPlanCommand>;

/** The check of the plan, announced: by the same use cases as the buttons. */
export async function playJointPlan(stage: Stage, plan: JointPlan): Promise<string> {
  const planId = demoId('plan', plan.key);
  const subjectId = demoId('subject', plan.uscc);
  const drafted: Moment = { daysAgo: plan.draftedAgo, minute: 20 };
  const answered: Moment = { daysAgo: plan.draftedAgo - 1, minute: 60 };
  const decided: Moment = { daysAgo: plan.approvedAgo, minute: 150 };
  const clerk = `${plan.street}-clerk`;
  const step = async (login: string, moment: Moment, command: PlanStep) => {
    const commandId = stepId(plan.key, login, command.action);
    await actOnPlan(stage.at(moment), await stage.actor(login, moment), planId, { ...command, commandId });
  };
  const { title, windowFrom, windowTo } = plan;
  await createPlan(stage.at(drafted), await stage.actor(clerk, drafted), {
    ...{ id: planId, kind: 'daily', themeId: 'internet-cafe', subjectIds: [subjectId], title, windowFrom, windowTo },
  });
  const theme: InspectionTheme = JSON.parse(await readFile(THEME, 'utf8'));
  const others = theme.agencies.filter(({ authorityId }) => authorityId !== 'initiator');
  const absorb = await listPlannedChecks(stage, subjectId);
  await step(clerk, drafted, {
    action: 'invite',
    parties: others.map(({ authorityId, matters }) => ({
      authorityId,
      matters,
      absorb: absorb.get(authorityId) ?? [],
    })),
  });
  await step(clerk, answered, {
    action: 'assign',
    officerIds: await listOfficers(stage, `${plan.street}-law`, plan.team),
  });
  for (const { authorityId } of others) {
    const otherwise = plan.otherwise?.[authorityId];
    const officerIds = await listOfficers(stage, authorityId, plan.team);
    const answer: PlanStep = otherwise
      ? { action: 'answer', ...otherwise }
      : { action: 'answer', answer: 'joins', officerIds };
    await step(`${authorityId}-clerk`, answered, answer);
  }
  return announcePlan(stage, { planId, key: plan.key, by: plan.street, documentNo: plan.documentNo }, decided);
}

/** The head approves, the desk announces: answers the plan’s only check. */
export async function announcePlan(
  stage: Stage,
  { planId, key, by, documentNo }: { planId: string; key: string; by: string; documentNo: string },
  moment: Moment,
): Promise<string> {
  const approval = { action: 'approve', documentNo, commandId: stepId(key, `${by}-head`, 'approve') } as const;
  await actOnPlan(stage.at(moment), await stage.actor(`${by}-head`, moment), planId, approval);
  const { rows } = await sql<{ id: string }>`
    select id from inspection.checks where plan_id = ${planId}`.execute(stage.platform.db);
  const checkId = rows[0]?.id ?? '';
  const notice = { action: 'notify', commandId: stepId(key, 'notify') } as const;
  await actOnCheck(stage.at(moment), await stage.actor(`${by}-clerk`, moment), checkId, notice);
  return checkId;
}

/** Ids of the officers with these logins, e.g. `fire` with `01` and `02`. */
export async function listOfficers({ platform }: Stage, prefix: string, team: readonly string[]): Promise<string[]> {
  const logins = team.map((number) => `${prefix}${number}`);
  const { rows } = await sql<{ id: string }>`
    select o.id from powers.officers o join auth.accounts a on a.id = o.account_id where a.login = any (${logins})
    order by a.login`.execute(platform.db);
  return rows.map(({ id }) => id);
}

/** What the agencies have planned there by themselves, by agency. */
async function listPlannedChecks({ platform }: Stage, subjectId: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ authorityId: string; ids: string[] }>`
    select lead_authority as "authorityId", array_agg(id::text) as ids from inspection.checks
    where subject_id = ${subjectId} and status = 'planned' group by 1`.execute(platform.db);
  return new Map(rows.map(({ authorityId, ids }) => [authorityId, ids]));
}
