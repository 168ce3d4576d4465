import type { InspectionPlanAction, InspectionPlanDetail } from '@shancheng/contracts/inspection-plan';

type Plan = Pick<InspectionPlanDetail, 'status' | 'kind' | 'allowed' | 'obstacles' | 'waitingFor' | 'draw'> & {
  plan: Pick<InspectionPlanDetail['plan'], 'override' | 'parties'>;
};

/** Why a step is not possible now, as a text key. */
export type WhyNot =
  | 'cancelled'
  | 'approved'
  | 'not-invited'
  | 'nothing-to-override'
  | 'promised'
  | 'promise-first'
  | 'drawn'
  | 'others';

/** The steps that make sense for this kind of plan, in the order they are taken. */
export function stepsOf({ kind }: Pick<Plan, 'kind'>): InspectionPlanAction[] {
  const draw: InspectionPlanAction[] = kind === 'double-random' ? ['commit-draw', 'draw'] : [];
  return [...draw, 'assign', 'invite', 'answer', 'override', 'approve', 'cancel'];
}

/** Nothing when the step is possible; the server decides, this only says why. */
export function whyNot(action: InspectionPlanAction, plan: Plan): WhyNot | undefined {
  if (plan.allowed.includes(action)) return undefined;
  if (plan.status === 'cancelled') return 'cancelled';
  if (plan.status === 'approved') return action === 'cancel' ? 'others' : 'approved';
  if (action === 'answer' && plan.status === 'draft') return 'not-invited';
  if (action === 'override' && !plan.obstacles.some(({ overridable }) => overridable)) return 'nothing-to-override';
  if (action === 'commit-draw' && plan.draw?.commitment) return 'promised';
  if (action === 'draw') return plan.draw?.drawnAt ? 'drawn' : plan.draw?.commitment ? 'others' : 'promise-first';
  return 'others';
}

/** Obstacles that no override lifts, or that none has lifted yet. */
export function standing({ obstacles, plan }: Pick<Plan, 'obstacles' | 'plan'>) {
  return obstacles.filter(({ overridable }) => !(overridable && plan.override !== undefined));
}

/** What still keeps a plan from being approved, apart from the obstacles. */
export function missingFor(plan: Plan, today: string, fewest: number): ('draw' | 'answers' | 'officers')[] {
  const { parties } = plan.plan;
  const waits = parties.some(({ answer, answerDueOn }) => answer === 'pending' && (answerDueOn ?? today) >= today);
  const few = parties.some(({ answer, officerIds }) => answer === 'joins' && officerIds.length < fewest);
  return [
    ...(plan.kind === 'double-random' && plan.draw?.drawnAt === undefined ? (['draw'] as const) : []),
    ...(waits ? (['answers'] as const) : []),
    ...(few ? (['officers'] as const) : []),
  ];
}
