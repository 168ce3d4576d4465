import type { CheckDetail, ChecklistEntry } from '@shancheng/contracts/inspection-check';
import { describe, expect, it } from 'vitest';
import { AT, entry, scanIn } from '../outbox/check-deeds.fixture.ts';
import type { Deed } from '../outbox/deed.ts';
import type { OutboxEntry } from '../outbox/entry.ts';
import { withEntry } from './check-cache.ts';
import { progressOf } from './check-steps.ts';
import { isCounted, myArrival, withPendingDeeds } from './pending-check.ts';

const officer = (officerId: string, here: boolean) => ({
  ...{ officerId, name: `officer ${officerId}`, certificateNo: `no-${officerId}` },
  ...(here ? { arrived: { at: AT, distanceMetres: 10, recorderNo: 'R' } } : {}),
});

const noted = (fields: Partial<ChecklistEntry>): ChecklistEntry => ({
  ...{ id: 'x', itemId: 'exits-clear', officerId: 'b', officerName: 'officer b', authorityId: 'fire', answer: 'yes' },
  ...{ compliant: true, photoIds: [], notedAt: AT, receivedAt: AT, late: false },
  ...fields,
});

function check(fields: Partial<CheckDetail> = {}, here = true): CheckDetail {
  return {
    ...{ id: 'c1', status: 'on-site', allowed: ['arrive', 'settle', 'conclude'], entries: [], findingList: [] },
    subject: { location: { lon: 106.57, lat: 29.551 } },
    me: { officerId: 'a', authorityId: 'fire', lead: true },
    parties: [{ authorityId: 'fire', officers: [officer('a', here), officer('b', here)] }],
    checklist: [{ id: 'exits-clear', answer: 'yes-no', compliant: 'yes', answers: [{ authorityId: 'fire' }] }],
    items: [{ itemId: 'exits-clear', state: 'open' }],
    ...fields,
  } as unknown as CheckDetail; // only what the rule reads
}

function waiting(deed: Deed, state: OutboxEntry['state'] = 'waiting'): OutboxEntry {
  const id = deed.kind === 'check-entry' ? deed.entry.id : deed.kind === 'check-command' ? deed.command.commandId : 'p';
  return { seq: 1, id, accountId: 'me', savedAt: AT, attempts: 0, state, deed };
}

describe('an inspection without network', () => {
  it('is on as soon as I have scanned in, though the server has not heard it', () => {
    const shown = withPendingDeeds(check({ status: 'notified', allowed: ['arrive'] }, false), [
      waiting(scanIn('c1', 's1')),
    ]);
    expect(shown.check.status).toBe('on-site');
    expect(myArrival(shown.check)).toMatchObject({ at: AT, recorderNo: 'R1', distanceMetres: 111 });
    expect(isCounted(shown.check)).toBe(false);
    expect(shown.waiting).toBe(1);
  });

  it('is not on when the scan was refused: it has to be done anew', () => {
    const shown = withPendingDeeds(check({ status: 'notified' }, false), [waiting(scanIn('c1', 's1'), 'refused')]);
    expect(shown.check.status).toBe('notified');
    expect(shown.refusedScan?.id).toBe('s1');
  });

  it('shows what I noted as mine and as not sent, and counts the question as answered', () => {
    const shown = withPendingDeeds(check(), [waiting(entry('c1', 'e1'))]);
    expect(shown.entries).toMatchObject([{ id: 'e1', officerName: 'officer a', compliant: true, state: 'waiting' }]);
    expect(progressOf(shown.check)).toMatchObject({ total: 1, answered: 1, open: 0 });
  });

  it('does not show an entry twice that the server has already', () => {
    const read = check({ entries: [noted({ id: 'e1', officerId: 'a' })] });
    expect(withPendingDeeds(read, [waiting(entry('c1', 'e1'))]).entries).toHaveLength(1);
  });

  it('says that we differ when a colleague noted the opposite', () => {
    const read = check({ entries: [noted({ id: 'b1', answer: 'no', compliant: false })] });
    const shown = withPendingDeeds(read, [waiting(entry('c1', 'e1'))]);
    expect(shown.entries.map(({ id }) => id)).toEqual(['b1', 'e1']);
    expect(shown.check.items).toEqual([{ itemId: 'exits-clear', state: 'disputed' }]);
  });

  it('does not count what I note before the second officer is there', () => {
    const alone = check();
    alone.parties[0]?.officers.splice(1, 1, officer('b', false));
    const shown = withPendingDeeds(alone, [waiting(entry('c1', 'e1'))]);
    expect(shown.check.items).toEqual([{ itemId: 'exits-clear', state: 'open' }]);
  });

  it('leaves deeds of other inspections alone', () => {
    const shown = withPendingDeeds(check(), [waiting(entry('c2', 'e1'))]);
    expect(shown).toMatchObject({ waiting: 0, entries: [] });
  });

  it('shows the lead’s choice at once', () => {
    const settle = { commandId: 'k', action: 'settle', itemId: 'exits-clear', entryId: 'b1' } as const;
    const shown = withPendingDeeds(check(), [waiting({ kind: 'check-command', checkId: 'c1', command: settle })]);
    expect(shown.check.items).toEqual([{ itemId: 'exits-clear', state: 'settled', entryId: 'b1' }]);
  });
});

describe('an entry the server has just taken', () => {
  it('is on screen before the inspection is read again, and once', () => {
    const once = withEntry(check(), entry('c1', 'e1'), false);
    expect(withEntry(once, entry('c1', 'e1'), false).entries.map(({ id }) => id)).toEqual(['e1']);
  });
});
