import type { CheckStatus } from '@shancheng/contracts/inspection-check';
import type { InspectionPlanStatus, PartyAnswer } from '@shancheng/contracts/inspection-plan';
import type { Tone } from '@shancheng/ui';

const OF_CHECK: Record<CheckStatus, Tone> = {
  planned: 'new',
  approved: 'new',
  notified: 'waiting',
  'on-site': 'handling',
  concluded: 'handling',
  rectifying: 'waiting',
  closed: 'closed',
  cancelled: 'void',
  merged: 'void',
};
const OF_PLAN: Record<InspectionPlanStatus, Tone> = {
  draft: 'new',
  inviting: 'waiting',
  approved: 'closed',
  cancelled: 'void',
};
const OF_ANSWER: Record<PartyAnswer, Tone> = {
  pending: 'waiting',
  joins: 'closed',
  'in-writing': 'handling',
  declines: 'void',
};

/** The colour of a check’s state; one with something past its day is red. */
export function checkTone(status: string, overdue = false): Tone {
  return overdue ? 'overdue' : (OF_CHECK[status as CheckStatus] ?? 'void'); // a plan names them as plain words
}

export function planTone(status: InspectionPlanStatus, overdue = false): Tone {
  return overdue ? 'overdue' : OF_PLAN[status];
}

export function answerTone(answer: PartyAnswer, overdue = false): Tone {
  return overdue && answer === 'pending' ? 'overdue' : OF_ANSWER[answer];
}
