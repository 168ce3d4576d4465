import type { ChecklistItem, ItemState } from '@shancheng/contracts';
import { FEWEST_OFFICERS } from '@shancheng/law';

/** An entry as the fold needs it. */
export interface EntryFact {
  id: string;
  itemId: string;
  officerId: string;
  authorityId: string;
  answer: string;
  compliant?: boolean;
  /** By the phone’s clock. */
  notedAt: string;
  late: boolean;
}

/** The lead’s choice at an item, with the entries it was made among. */
export interface Settlement {
  entryId: string;
  among: readonly string[];
}

export interface ArrivalFact {
  authorityId: string;
  officerId: string;
  at: string;
}

/**
 * Where each item stands. Of an officer the latest entry counts; entries noted while fewer than two officers of the agency
 * were there do not count (Administrative Penalty Law art. 42), but stay. Entries that differ are for the lead to settle; one
 * that comes after the choice and is different opens it again. Pure; nothing is ever dropped.
 */
export function itemStates(
  checklist: readonly ChecklistItem[],
  entries: readonly EntryFact[],
  arrivals: readonly ArrivalFact[],
  settled: Readonly<Record<string, Settlement>>,
): ItemState[] {
  const complete = completeSince(arrivals);
  const counting = entries.filter(({ late, authorityId, notedAt }) => {
    const since = complete.get(authorityId);
    return !late && since !== undefined && notedAt >= since;
  });
  return checklist.map((item) =>
    stateOf(item, latestOfEach(counting.filter(({ itemId }) => itemId === item.id)), settled[item.id]),
  );
}

/** Since when two officers of an agency have been there. */
export function completeSince(arrivals: readonly ArrivalFact[]): Map<string, string> {
  const byAuthority = Map.groupBy(arrivals, ({ authorityId }) => authorityId);
  const complete = new Map<string, string>();
  for (const [authorityId, there] of byAuthority) {
    const since = there
      .map(({ at }) => at)
      .sort()
      .at(FEWEST_OFFICERS - 1);
    if (since !== undefined) complete.set(authorityId, since);
  }
  return complete;
}

function latestOfEach(entries: readonly EntryFact[]): EntryFact[] {
  const latest = new Map<string, EntryFact>();
  for (const entry of entries) {
    const other = latest.get(entry.officerId);
    if (!other || entry.notedAt >= other.notedAt) latest.set(entry.officerId, entry);
  }
  return [...latest.values()];
}

function stateOf(item: ChecklistItem, latest: readonly EntryFact[], settlement: Settlement | undefined): ItemState {
  const [first] = latest;
  if (!first) return { itemId: item.id, state: 'open' };
  const chosen = settlement && latest.find(({ id }) => id === settlement.entryId);
  if (chosen && latest.every((entry) => settlement.among.includes(entry.id) || !differs(item, entry, chosen)))
    return counted(item, 'settled', chosen);
  if (latest.some((entry) => differs(item, entry, first))) return { itemId: item.id, state: 'disputed' };
  return counted(item, 'answered', first);
}

function counted({ id }: ChecklistItem, state: 'answered' | 'settled', entry: EntryFact): ItemState {
  const { compliant } = entry;
  return { itemId: id, state, entryId: entry.id, ...(compliant === undefined ? {} : { compliant }) };
}

/** Words and pictures may differ as long as the judgement is the same. */
function differs({ answer }: ChecklistItem, one: EntryFact, other: EntryFact): boolean {
  if (one.compliant !== other.compliant) return true;
  return (answer === 'yes-no' || answer === 'number') && one.answer !== other.answer;
}

/** Whether an answer is in order: by the question where it says so, else by the officer’s judgement; undefined: not judged. */
export function judge(item: ChecklistItem, answer: string, judgement: boolean | undefined): boolean | undefined {
  return item.answer === 'yes-no' && item.compliant ? answer === item.compliant : judgement;
}

/** Whether an answer fits its question at all. */
export function fits({ answer: kind }: ChecklistItem, answer: string): boolean {
  if (kind === 'yes-no') return answer === 'yes' || answer === 'no';
  if (kind === 'number') return /^-?\d{1,12}(\.\d{1,6})?$/.test(answer);
  return true;
}
