import type { InspectionPlanDetail } from '@shancheng/contracts/inspection-plan';
import { doneShare } from './done-share.ts';

type CourseStep = 'draft' | 'promised' | 'drawn' | 'inviting' | 'answered' | 'approved' | 'checked' | 'cancelled';

type Plan = Pick<InspectionPlanDetail, 'status' | 'kind' | 'draw' | 'checks' | 'waitingFor' | 'parties'>;

/** The stations of a plan and which of them lie behind it. A cancelled one stands at its side exit. */
export function courseOf(plan: Plan): { step: CourseStep; state: 'done' | 'now' | 'ahead' }[] {
  if (plan.status === 'cancelled')
    return [
      { step: 'draft', state: 'done' },
      { step: 'cancelled', state: 'now' },
    ];
  const reached = reachedBy(plan);
  const steps = stationsOf(plan);
  const now = steps.filter((step) => reached.has(step)).length - 1;
  return steps.map((step, index) => ({ step, state: index < now ? 'done' : index === now ? 'now' : 'ahead' }));
}

function stationsOf({ kind, parties }: Plan): CourseStep[] {
  const draw: CourseStep[] = kind === 'double-random' ? ['promised', 'drawn'] : [];
  const others: CourseStep[] = kind === 'double-random' && parties <= 1 ? [] : ['inviting', 'answered'];
  return ['draft', ...draw, ...others, 'approved', 'checked'];
}

function reachedBy({ status, draw, checks, waitingFor }: Plan): Set<CourseStep> {
  const approved = status === 'approved';
  const inviting = status === 'inviting';
  const { done, all } = doneShare(checks);
  const reached: [CourseStep, boolean][] = [
    ['draft', true],
    ['promised', approved || draw?.commitment !== undefined],
    ['drawn', approved || draw?.drawnAt !== undefined],
    ['inviting', approved || inviting],
    ['answered', approved || (inviting && waitingFor === 0)],
    ['approved', approved],
    ['checked', approved && all > 0 && done === all],
  ];
  return new Set(reached.filter(([, is]) => is).map(([step]) => step));
}
