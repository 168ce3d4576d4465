import { INCIDENT_ACTIONS, INCIDENT_STATUSES, type IncidentAction } from '@shancheng/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../platform/errors/index.ts';
import { ALLOWED_ACTIONS, decide, type Incident, type IncidentCommandInput, OPEN_STATUSES } from './incident.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const known = { id: ID, eventType: '0501', reworkCount: 0 };

/** given an incident, when a command comes: the states it passes through. */
function states(given: Incident, when: IncidentCommandInput): string[] {
  return decide(given, when).map((one) => one.incident.status);
}

function refusal(given: Incident, when: IncidentCommandInput): AppError {
  try {
    decide(given, when);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`${when.action} was not refused`);
}

describe('a case on its way', () => {
  test('accepting is the person’s decision, filing follows from it at once', () => {
    expect(states({ ...known, status: 'verifying' }, { action: 'accept' })).toEqual(['accepted', 'filed']);
  });

  test('the whole way from report to closed', () => {
    let incident: Incident = { ...known, status: 'reported' };
    const commands: IncidentCommandInput[] = [
      { action: 'verify' },
      { action: 'accept' },
      { action: 'dispatch', assigneeId: 'zhang' },
      { action: 'acknowledge', personId: 'zhang' },
      { action: 'arrive', personId: 'zhang' },
      { action: 'feedback', personId: 'zhang' },
      { action: 'check', personId: 'li' },
      { action: 'pass', personId: 'li' },
    ];
    const seen = commands.flatMap((command) => {
      const happened = decide(incident, command);
      incident = happened.at(-1)?.incident ?? incident;
      return happened.map((one) => one.incident.status);
    });
    expect(seen).toEqual(
      'verifying accepted filed dispatched acknowledged handling feedback checking closed'.split(' '),
    );
    expect(incident).toEqual({ ...known, status: 'closed', handlerId: 'zhang' });
  });

  test('a return goes back to filed and forgets the assignee', () => {
    const [happened] = decide(
      { ...known, status: 'handling', assigneeId: 'zhang' },
      { action: 'return', reason: '不归我管' },
    );
    expect(happened).toEqual({ action: 'return', reason: '不归我管', incident: { ...known, status: 'filed' } });
  });

  test('rework counts, goes back to filed and remembers who handled it', () => {
    const given: Incident = { ...known, status: 'checking', handlerId: 'zhang', reworkCount: 1 };
    const [happened] = decide(given, { action: 'rework', personId: 'li', reason: '摊位仍在' });
    expect(happened?.incident).toEqual({ ...known, status: 'filed', handlerId: 'zhang', reworkCount: 2 });
  });

  test('a merge remembers the state before, and undoing it brings that back', () => {
    const [merged] = decide({ ...known, status: 'verifying' }, { action: 'merge', into: OTHER, reason: '同一处' });
    expect(merged?.incident).toMatchObject({ status: 'merged', mergedInto: OTHER, before: 'verifying' });
    expect(states(merged?.incident as Incident, { action: 'unmerge', reason: '并错了' })).toEqual(['verifying']);
  });

  test('a dispatched case taken out of a merge is filed again, for its task was withdrawn', () => {
    const given: Incident = { ...known, status: 'dispatched', assigneeId: 'zhang' };
    const [merged] = decide(given, { action: 'merge', into: OTHER, reason: '同一处' });
    expect(states(merged?.incident as Incident, { action: 'unmerge', reason: '并错了' })).toEqual(['filed']);
  });

  test('a note changes nothing', () => {
    const given: Incident = { ...known, status: 'closed' };
    expect(decide(given, { action: 'note', reason: '已回访' })[0]?.incident).toEqual(given);
  });
});

describe('what is refused', () => {
  test.each(['reject', 'return', 'rework', 'void', 'merge', 'unmerge', 'note'] as const)(
    '%s without a reason, or with blanks for one',
    (action) => {
      const given = INCIDENT_STATUSES.map(inState).find((one) => allowedIn(one).includes(action));
      if (!given) throw new Error(`no state allows ${action}`);
      for (const reason of [undefined, '', '   ']) {
        expect(refusal(given, commandOf(action, reason))).toMatchObject({
          status: 422,
          code: 'incident.reason-required',
        });
      }
    },
  );

  test.each(['check', 'pass', 'rework'] as const)('whoever handled a case may not %s it', (action) => {
    const given: Incident = { ...known, status: action === 'check' ? 'feedback' : 'checking', handlerId: 'zhang' };
    const command = { action, personId: 'zhang', reason: '自己看过了' };
    expect(refusal(given, command)).toMatchObject({ status: 403, code: 'incident.handler-may-not-check' });
    expect(states(given, { ...command, personId: 'li' })).toHaveLength(1);
  });

  test('merging a case into itself', () => {
    const given: Incident = { ...known, status: 'filed' };
    expect(refusal(given, { action: 'merge', into: ID, reason: '同一处' })).toMatchObject({ status: 409 });
  });

  test('what the state does not allow says, in both languages, where the case is and what is possible', () => {
    const error = refusal({ ...known, status: 'closed' }, { action: 'accept' });
    expect(error).toMatchObject({ status: 409, code: 'incident.not-allowed-now', allowed: ['note'] });
    expect(error.detail).toEqual({
      zh: '案件处于“结案”，不能执行“受理”。',
      en: 'The incident is “closed”: accept is not possible.',
    });
  });
});

test('a duplicate is attached to open cases only', () => {
  expect(OPEN_STATUSES).not.toContain('closed');
  expect(INCIDENT_STATUSES.filter((status) => !OPEN_STATUSES.includes(status))).toEqual([
    'closed',
    'rejected',
    'merged',
    'void',
  ]);
});

function allowedIn(incident: Incident): readonly IncidentAction[] {
  return ALLOWED_ACTIONS[incident.status];
}

function inState(status: Incident['status']): Incident {
  if (status === 'merged') return { ...known, status, mergedInto: OTHER, before: 'filed' };
  if (status === 'dispatched' || status === 'acknowledged' || status === 'handling')
    return { ...known, status, assigneeId: 'zhang' };
  return { ...known, status };
}

function commandOf(action: IncidentAction, reason: string | undefined, personId = 'zhang'): IncidentCommandInput {
  const why = reason === undefined ? {} : { reason };
  if (action === 'dispatch') return { action, assigneeId: personId, ...why };
  if (action === 'merge') return { action, into: OTHER, ...why };
  if (action === 'acknowledge' || action === 'arrive' || action === 'feedback') return { action, personId };
  if (action === 'check' || action === 'pass' || action === 'rework') return { action, personId, ...why };
  return { action, ...why };
}

/** domain.md §1.5, written down a second time and by hand: from → where one command may lead. */
const TABLE: Record<Incident['status'], readonly Incident['status'][]> = {
  reported: ['reported', 'verifying', 'filed', 'rejected', 'merged'],
  verifying: ['verifying', 'filed', 'rejected', 'merged'],
  accepted: ['accepted', 'filed', 'rejected', 'merged'],
  filed: ['filed', 'dispatched', 'merged', 'void'],
  dispatched: ['dispatched', 'acknowledged', 'filed', 'merged', 'void'],
  acknowledged: ['acknowledged', 'dispatched', 'handling', 'feedback', 'filed', 'void'],
  handling: ['handling', 'dispatched', 'feedback', 'filed', 'void'],
  feedback: ['feedback', 'checking', 'closed', 'filed', 'void'],
  checking: ['checking', 'closed', 'filed', 'void'],
  closed: ['closed'],
  rejected: ['rejected'],
  merged: ['merged', 'reported', 'verifying', 'accepted', 'filed'],
  void: ['void'],
};

test('no sequence of commands leaves the table, and every refusal says why', () => {
  const command = fc
    .tuple(
      fc.constantFrom(...INCIDENT_ACTIONS),
      fc.option(fc.constantFrom('', ' ', '有理由'), { nil: undefined }),
      fc.constantFrom('zhang', 'li'),
    )
    .map(([action, reason, person]) => commandOf(action, reason, person));
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      let incident: Incident = { ...known, status: 'reported' };
      for (const one of commands) incident = step(incident, one);
    }),
    { numRuns: 500 },
  );
});

function step(before: Incident, command: IncidentCommandInput): Incident {
  let after: Incident;
  try {
    after = decide(before, command).at(-1)?.incident ?? before;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect([403, 409, 422]).toContain(error.status);
    if (error.code === 'incident.not-allowed-now') expect(error.allowed).toEqual(ALLOWED_ACTIONS[before.status]);
    return before;
  }
  expect(TABLE[before.status]).toContain(after.status);
  expect(allowedIn(before)).toContain(command.action);
  expect(after.reworkCount).toBe(before.reworkCount + (command.action === 'rework' ? 1 : 0));
  const checks = ['check', 'pass', 'rework'].includes(command.action);
  if (checks && 'personId' in command) expect(command.personId).not.toBe(before.handlerId);
  return after;
}
