import type { CheckDetail, ChecklistEntry, CheckSummary } from '@shancheng/contracts/inspection-check';
import type { QueryClient } from '@tanstack/react-query';
import type { CheckEntryDeed } from '../outbox/deed.ts';

export const checkKeys = {
  mine: ['checks', 'mine'] as const,
  one: (checkId: string) => ['check', checkId] as const,
};

/** What the phone has read: `kept` when it comes from this phone because the server could not be asked. */
export interface Read<T> {
  value: T;
  asOf: string;
  kept: boolean;
}
export type ReadChecks = Read<CheckSummary[]>;
export type ReadCheck = Read<CheckDetail>;

/** Puts the newest form of an inspection into everything that shows it. */
export function putCheck(client: QueryClient, check: CheckDetail, asOf: string): void {
  client.setQueryData<ReadCheck>(checkKeys.one(check.id), { value: check, asOf, kept: false });
  client.setQueryData<ReadChecks>(
    checkKeys.mine,
    (read) => read && { ...read, value: read.value.map((one) => (one.id === check.id ? summaryOf(check) : one)) },
  );
}

/** The part of an inspection that its row in the list shows. */
function summaryOf(check: CheckDetail): CheckSummary {
  const { parties: _, checklist: __, items: ___, entries: ____, documents: _____, ...rest } = check;
  return rest;
}

/** The inspection with an entry the server has just taken, so that the screen shows no gap until it is read again. */
export function withEntry(check: CheckDetail, { entry }: CheckEntryDeed, late: boolean): CheckDetail {
  if (check.entries.some(({ id }) => id === entry.id)) return check;
  return { ...check, entries: [...check.entries, asEntry(check, entry, late)] };
}

/** A deed of this phone as the server will list it. */
export function asEntry(check: CheckDetail, entry: CheckEntryDeed['entry'], late: boolean): ChecklistEntry {
  const { me } = check;
  const officer = check.parties
    .flatMap(({ officers }) => officers)
    .find(({ officerId }) => officerId === me?.officerId);
  const item = check.checklist.find(({ id }) => id === entry.itemId);
  const compliant = item?.answer === 'yes-no' && item.compliant ? entry.answer === item.compliant : entry.compliant;
  return {
    id: entry.id,
    itemId: entry.itemId,
    officerId: me?.officerId ?? '',
    officerName: officer?.name ?? '',
    authorityId: me?.authorityId ?? '',
    answer: entry.answer,
    ...(compliant === undefined ? {} : { compliant }),
    ...(entry.note ? { note: entry.note } : {}),
    photoIds: entry.photoIds ?? [],
    ...(entry.corrects ? { corrects: entry.corrects } : {}),
    notedAt: entry.notedAt,
    receivedAt: entry.notedAt,
    late,
  };
}
