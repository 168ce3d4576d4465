import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import type { ChecklistItem } from '@shancheng/contracts/inspection-theme';

/** One thing that is not in order, as it will stand on the notice. */
export interface FindingDraft {
  itemId: string;
  text: string;
  dueOn: string;
}

/** What the lead has changed so far, by item. */
export type Edits = Readonly<Record<string, { text?: string; dueOn?: string }>>;

/**
 * One finding for each item that is not in order, in the order of the list: the officer's words, else the question.
 * What the lead has changed wins; an item that has come into order since is gone.
 */
export function findingsOf(check: CheckDetail, edits: Edits, english: boolean): FindingDraft[] {
  return check.checklist.flatMap((item) => {
    const state = check.items.find(({ itemId }) => itemId === item.id);
    if (state?.compliant !== false) return [];
    const entry = check.entries.find(({ id }) => id === state.entryId);
    const { text, dueOn = '' } = edits[item.id] ?? {};
    return { itemId: item.id, text: text ?? entry?.note ?? questionOf(item, english), dueOn };
  });
}

export function questionOf(item: ChecklistItem, english: boolean): string {
  return english ? item.en : item.zh;
}

/** The first thing that is missing before the notice can be made; undefined: nothing. */
export function missingOf(findings: readonly FindingDraft[], today: string): 'text' | 'day' | undefined {
  if (findings.some(({ text }) => text.trim() === '')) return 'text';
  return findings.some(({ dueOn }) => dueOn <= today) ? 'day' : undefined;
}
