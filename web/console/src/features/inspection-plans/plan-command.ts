import type {
  InspectionPlanAction,
  InspectionPlanCommand,
  InspectionPlanDetail,
} from '@shancheng/contracts/inspection-plan';

/** What a person fills in for a step; which of it counts depends on the step. */
export interface StepWords {
  answer?: 'joins' | 'in-writing' | 'declines' | undefined;
  officerIds: readonly string[];
  reason: string;
  documentNo: string;
}

export const NO_WORDS: StepWords = { officerIds: [], reason: '', documentNo: '' };

/** Steps that need only words and officers; an invitation has its own form beside the proposal. */
export type WordedAction = Exclude<InspectionPlanAction, 'invite'>;

/** Which fields a step shows. */
export function fieldsOf(
  action: WordedAction,
  { answer }: StepWords,
): ('answer' | 'officers' | 'reason' | 'document')[] {
  switch (action) {
    case 'answer':
      if (answer === 'joins') return ['answer', 'officers'];
      return answer === undefined ? ['answer'] : ['answer', 'reason'];
    case 'assign':
      return ['officers'];
    case 'override':
    case 'cancel':
      return ['reason'];
    case 'approve':
      return ['document'];
    case 'commit-draw':
    case 'draw':
      return [];
    default:
      return action satisfies never;
  }
}

/** Whether all is filled in; a reason is asked of who declines, not of who answers in writing. */
export function isReady(action: WordedAction, words: StepWords, fewestOfficers: number): boolean {
  const fields = fieldsOf(action, words);
  const reasonNeeded = action !== 'answer' || words.answer === 'declines';
  return (
    !(action === 'answer' && words.answer === undefined) &&
    !(fields.includes('officers') && words.officerIds.length < fewestOfficers) &&
    !(fields.includes('reason') && reasonNeeded && words.reason.trim() === '') &&
    !(fields.includes('document') && words.documentNo.trim() === '')
  );
}

/** The command that is sent; undefined when something is missing. */
export function commandOf(
  commandId: string,
  action: WordedAction,
  words: StepWords,
): InspectionPlanCommand | undefined {
  const reason = words.reason.trim();
  const officerIds = [...words.officerIds];
  switch (action) {
    case 'answer': {
      const { answer } = words;
      if (answer === undefined) return undefined;
      if (answer === 'joins') return { commandId, action, answer, officerIds };
      return { commandId, action, answer, ...(reason ? { reason } : {}) };
    }
    case 'assign':
      return { commandId, action, officerIds };
    case 'override':
    case 'cancel':
      return { commandId, action, reason };
    case 'approve':
      return { commandId, action, documentNo: words.documentNo.trim() };
    default:
      return { commandId, action };
  }
}

/** The officers one’s own authority has named already, so that a change starts from them. */
export function firstWords(
  action: WordedAction,
  { plan }: Pick<InspectionPlanDetail, 'plan'>,
  myAuthority: string | undefined,
): StepWords {
  if (action !== 'assign') return NO_WORDS;
  const own = plan.parties.find(({ authorityId }) => authorityId === myAuthority);
  return { ...NO_WORDS, officerIds: own?.officerIds ?? [] };
}
