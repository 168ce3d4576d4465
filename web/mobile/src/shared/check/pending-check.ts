import type { CheckDetail, ChecklistEntry, ItemState } from '@shancheng/contracts/inspection-check';
import type { CheckAction } from '@shancheng/contracts/inspection-command';
import { metresBetween } from '../distance.ts';
import type { CheckCommandDeed } from '../outbox/deed.ts';
import type { OutboxEntry } from '../outbox/entry.ts';
import { asEntry } from './check-cache.ts';

export interface ShownEntry extends ChecklistEntry {
  /** Where it is: with the server, or still on this phone only. */
  state: 'sent' | 'waiting' | 'refused' | 'late';
}

/** An inspection as this phone knows it: what the server said, and on top what was done here since. */
export interface ShownCheck {
  check: CheckDetail;
  entries: ShownEntry[];
  /** The scan of this phone that the server refused, to be done anew. */
  refusedScan?: OutboxEntry;
  waiting: number;
  refused: number;
}

export function withPendingDeeds(known: CheckDetail, outbox: readonly OutboxEntry[]): ShownCheck {
  const mine = outbox.filter(({ deed }) => 'checkId' in deed && deed.checkId === known.id);
  const entries: ShownEntry[] = known.entries.map((entry) => ({ ...entry, state: 'sent' }));
  let check = known;
  for (const one of mine) {
    const { deed, state } = one;
    if (deed.kind === 'check-command' && state === 'waiting') check = after(check, deed);
    if (deed.kind !== 'check-entry' || state === 'sent' || entries.some(({ id }) => id === one.id)) continue;
    entries.push({ ...asEntry(check, deed.entry, state === 'late'), state });
  }
  const unread = (wanted: OutboxEntry['state']) => mine.filter(({ state }) => state === wanted);
  const refusedScan = unread('refused').find(
    ({ deed }) => deed.kind === 'check-command' && deed.command.action === 'arrive',
  );
  return {
    check: { ...check, items: check.items.map((item) => withMine(item, check, entries)) },
    entries,
    ...(refusedScan ? { refusedScan } : {}),
    waiting: unread('waiting').length,
    refused: unread('refused').length + unread('late').length,
  };
}

function after(check: CheckDetail, { command }: CheckCommandDeed): CheckDetail {
  switch (command.action) {
    case 'start-urgently':
      return {
        ...check,
        status: 'notified',
        allowed: ['arrive'],
        urgent: { reason: command.reason, at: new Date().toISOString(), ratified: false },
      };
    case 'arrive':
      return arrived(check, command);
    case 'settle':
      return {
        ...check,
        items: check.items.map((item) =>
          item.itemId === command.itemId ? { ...item, state: 'settled', entryId: command.entryId } : item,
        ),
      };
    case 'recheck':
      return {
        ...check,
        findingList: check.findingList.map((finding) =>
          finding.id === command.findingId ? { ...finding, status: command.passed ? 'passed' : 'failed' } : finding,
        ),
      };
  }
}

function arrived(check: CheckDetail, command: Extract<CheckCommandDeed['command'], { action: 'arrive' }>): CheckDetail {
  const { location } = check.subject;
  const distanceMetres = location ? Math.round(metresBetween(command.position, location)) : 0;
  const arrival = { at: command.at, distanceMetres, recorderNo: command.recorderNo };
  const lead: CheckAction[] = check.me?.lead ? ['settle'] : [];
  return {
    ...check,
    status: 'on-site',
    allowed: check.status === 'on-site' ? check.allowed : ['arrive', ...lead],
    parties: check.parties.map((party) => ({
      ...party,
      officers: party.officers.map((officer) =>
        officer.officerId === check.me?.officerId ? { ...officer, arrived: officer.arrived ?? arrival } : officer,
      ),
    })),
  };
}

/** What the server will say of an item once the entries still on this phone are there, as far as this phone can tell. */
function withMine(item: ItemState, check: CheckDetail, entries: readonly ShownEntry[]): ItemState {
  const here = entries.filter((entry) => entry.itemId === item.itemId && !entry.late && entry.state !== 'refused');
  const mine = here.findLast(({ state, officerId }) => state === 'waiting' && officerId === check.me?.officerId);
  if (!mine || item.state === 'settled' || !isCounted(check)) return item;
  const others = here.filter(({ officerId }) => officerId !== mine.officerId);
  const latest = others.filter(
    (entry) => !others.some((other) => other.officerId === entry.officerId && other.notedAt > entry.notedAt),
  );
  const differs = latest.some(({ compliant }) => compliant !== mine.compliant);
  if (differs) return { itemId: item.itemId, state: 'disputed' };
  const judged = mine.compliant === undefined ? {} : { compliant: mine.compliant };
  return { itemId: item.itemId, state: 'answered', entryId: mine.id, ...judged };
}

/** Fewer than two officers of an agency on the spot: what is noted does not count (Administrative Penalty Law art. 42). */
export function isCounted({ parties, me }: CheckDetail): boolean {
  const own = parties.find(({ authorityId }) => authorityId === me?.authorityId);
  return (own?.officers.filter(({ arrived: there }) => there).length ?? 0) >= 2;
}

/** My own arrival, if I have scanned in. */
export function myArrival({ parties, me }: CheckDetail) {
  return parties.flatMap(({ officers }) => officers).find(({ officerId }) => officerId === me?.officerId)?.arrived;
}
