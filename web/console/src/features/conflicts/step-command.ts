import type {
  ConflictAction,
  ConflictCommand,
  ConflictDetail,
  ReconciliationProposal,
} from '@shancheng/contracts/plan';
import { changesOf, type PatchChoice } from './patch-choices.ts';

/** What a person has filled in for a step so far. */
export interface StepWords {
  authorityA?: string;
  authorityB?: string;
  proposal?: ReconciliationProposal;
  authority?: string;
  agrees?: boolean;
  documentNo?: string;
  reason?: string;
  patch?: PatchChoice;
  fillCode?: string;
}

export type Want = keyof StepWords;

const WANTS: Partial<Record<ConflictAction, readonly Want[]>> = {
  assign: ['authorityA', 'authorityB'],
  propose: ['proposal'],
  'give-opinion': ['authority', 'agrees'],
  // what is decided is the proposal both spoke about; another one has to be proposed first
  decide: ['documentNo'],
  patch: ['patch'],
  exempt: ['reason'],
  reopen: ['reason'],
};

/** What a step asks for; filling a gap also wants to know with what. */
export function wants(action: ConflictAction, { patch }: StepWords = {}): readonly Want[] {
  const always = WANTS[action] ?? [];
  return action === 'patch' && patch === 'fill' ? [...always, 'fillCode'] : always;
}

/** True when everything the step asks for is there; the two authorities must differ. */
export function isComplete(action: ConflictAction, words: StepWords): boolean {
  if (action === 'assign' && words.authorityA === words.authorityB) return false;
  return wants(action, words).every((want) => {
    const value = words[want];
    return typeof value === 'string' ? value.trim() !== '' : value !== undefined;
  });
}

/** What is filled in before the person does: both authorities, the own one’s voice. */
export function firstWords(
  action: ConflictAction,
  { conflict, mayOpineFor }: Pick<ConflictDetail, 'conflict' | 'mayOpineFor'>,
): StepWords {
  const [a, b] = conflict.sides.map((side) => side.authority);
  if (action === 'assign')
    return { ...(a ? { authorityA: a } : {}), ...(b !== undefined && b !== a ? { authorityB: b } : {}) };
  const [own] = mayOpineFor;
  return action === 'give-opinion' && own ? { authority: own } : {};
}

/** The step as the server takes it. */
export function commandOf(
  commandId: string,
  action: ConflictAction,
  { authorityA, authorityB, documentNo, reason, patch, fillCode, ...words }: StepWords,
  detail: Pick<ConflictDetail, 'conflict' | 'sides' | 'geometry'>,
): ConflictCommand {
  const changes = action === 'patch' && patch ? changesOf(patch, detail, fillCode) : undefined;
  return {
    commandId,
    action,
    ...words,
    ...(documentNo ? { documentNo: documentNo.trim() } : {}),
    ...(reason ? { reason: reason.trim() } : {}),
    ...(action === 'assign' ? { authorities: [authorityA ?? '', authorityB ?? ''] } : {}),
    ...(changes ? { changes } : {}),
  };
}
