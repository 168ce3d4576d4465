import type { CheckDetail, ItemState } from '@shancheng/contracts/inspection-check';
import type { ChecklistItem } from '@shancheng/contracts/inspection-theme';

type Entry = CheckDetail['entries'][number];

/** A question with what was written down at it. */
export interface ItemLine {
  item: ChecklistItem;
  state: ItemState['state'];
  compliant: boolean | undefined;
  /** The entry that counts, when one does. */
  counts: Entry | undefined;
  /** Each officer’s latest, the one that counts first. */
  latest: Entry[];
  /** Corrected or late: kept and shown, they do not count. */
  earlier: Entry[];
}

/** Joins questions, states and entries; nothing that was ever written is left out. */
export function itemLines({
  checklist,
  items,
  entries,
}: Pick<CheckDetail, 'checklist' | 'items' | 'entries'>): ItemLine[] {
  const stateOf = new Map(items.map((one) => [one.itemId, one]));
  return checklist.map((item) => {
    const state = stateOf.get(item.id);
    const own = entries.filter(({ itemId }) => itemId === item.id);
    const counts = own.find(({ id }) => id === state?.entryId);
    const latest = latestOf(own);
    return {
      item,
      state: state?.state ?? 'open',
      compliant: state?.compliant,
      counts,
      latest: [...latest.filter((one) => one === counts), ...latest.filter((one) => one !== counts)],
      earlier: own.filter((one) => !latest.includes(one)),
    };
  });
}

/** Of each officer the last that came in time; an officer all of whose entries came late still shows one. */
function latestOf(entries: readonly Entry[]): Entry[] {
  const byOfficer = new Map<string, Entry>();
  for (const entry of entries) {
    const held = byOfficer.get(entry.officerId);
    if (!held || isLater(entry, held)) byOfficer.set(entry.officerId, entry);
  }
  return [...byOfficer.values()];
}

const isLater = (one: Entry, held: Entry): boolean =>
  held.late !== one.late ? held.late : Date.parse(one.notedAt) >= Date.parse(held.notedAt);

export type LineFilter = 'all' | 'wrong' | 'disputed' | 'open';

export function fits(line: ItemLine, filter: LineFilter): boolean {
  if (filter === 'wrong') return line.compliant === false;
  if (filter === 'disputed') return line.state === 'disputed' || (line.state === 'settled' && line.latest.length > 1);
  return filter === 'all' || line.state === 'open';
}
