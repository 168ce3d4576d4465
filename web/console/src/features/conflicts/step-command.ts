import type { ConflictAction, ConflictCommand, ReconciliationProposal } from '@shancheng/contracts/plan';

/** What a person has filled in for a step so far. */
export interface StepWords {
  proposal?: ReconciliationProposal;
  authority?: string;
  agrees?: boolean;
  documentNo?: string;
  reason?: string;
  right?: 'a' | 'b';
  by?: 'lose-area' | 'take-code';
}

type Want = 'proposal' | 'authority' | 'agrees' | 'documentNo' | 'reason' | 'follow';

const WANTS: Partial<Record<ConflictAction, readonly Want[]>> = {
  propose: ['proposal'],
  'give-opinion': ['authority', 'agrees'],
  decide: ['documentNo'],
  patch: ['follow'],
  exempt: ['reason'],
  reopen: ['reason'],
};

/** What a step asks for. */
export function wants(action: ConflictAction): readonly Want[] {
  return WANTS[action] ?? [];
}

/** True when everything the step asks for is there. */
export function isComplete(action: ConflictAction, words: StepWords): boolean {
  return wants(action).every((want) => {
    const value = want === 'follow' ? words.right : words[want];
    return typeof value === 'string' ? value.trim() !== '' : value !== undefined;
  });
}

/** The step as the server takes it; the authorities of both sides are assigned. */
export function commandOf(
  commandId: string,
  action: ConflictAction,
  { right, by, documentNo, reason, ...words }: StepWords,
  authorities: readonly string[],
): ConflictCommand {
  return {
    commandId,
    action,
    ...words,
    ...(documentNo ? { documentNo: documentNo.trim() } : {}),
    ...(reason ? { reason: reason.trim() } : {}),
    ...(action === 'assign' ? { authorities: [authorities[0] ?? '', authorities[1] ?? authorities[0] ?? ''] } : {}),
    ...(action === 'patch' && right && by ? { changes: { kind: 'follow', right, by } } : {}),
  };
}
