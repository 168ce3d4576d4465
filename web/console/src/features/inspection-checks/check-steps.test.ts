import { describe, expect, it } from 'vitest';
import { courseOf } from './check-course.ts';
import { commandOf, deskSteps, isReady, whyNot } from './check-steps.ts';
import { checkQueryOf, isNarrowed, parseChecksSearch } from './checks-search.ts';
import { isRecheckReady, mayGoThere, recheckCommand } from './recheck-command.ts';

type Check = Parameters<typeof whyNot>[1];
const check = (change: Partial<Check> = {}): Check => ({
  ...{ status: 'approved', kind: 'daily', allowed: [], openFindings: 0 },
  ...change,
});
const words = { officerIds: [], reason: '', documentNo: '' };

describe('what a desk may do with a check', () => {
  it('notice follows approval, and is given once', () => {
    expect(whyNot('notify', check({ status: 'planned' }))).toBe('not-approved');
    expect(whyNot('notify', check({ allowed: ['notify'] }))).toBeUndefined();
    expect(whyNot('notify', check({ status: 'notified' }))).toBe('notified');
  });
  it('is not closed while a finding is open, or an urgent one is not approved, even if the table allows it', () => {
    const urgent = { reason: '火情', at: '2026-11-24T08:00:00Z', ratified: false };
    expect(whyNot('close', check({ status: 'rectifying', allowed: ['close'], openFindings: 1 }))).toBe('findings-open');
    expect(whyNot('close', check({ status: 'rectifying', allowed: ['close'], urgent }))).toBe('not-ratified');
    expect(whyNot('close', check({ status: 'rectifying', allowed: ['close'] }))).toBeUndefined();
  });
  it('only a special or case-driven check may begin urgently; one that is over offers nothing', () => {
    expect(deskSteps(check({ status: 'planned' }))).not.toContain('start-urgently');
    expect(deskSteps(check({ status: 'planned', kind: 'case-driven' }))).toContain('start-urgently');
    expect(deskSteps(check({ status: 'closed' }))).toEqual([]);
  });
  it('asks for what the step needs', () => {
    expect(isReady('assign', { ...words, officerIds: ['a'] })).toBe(false);
    expect(isReady('cancel', { ...words, reason: ' ' })).toBe(false);
    expect(isReady('notify', words)).toBe(true);
    expect(commandOf('id', 'ratify', { ...words, documentNo: ' 2号 ' })).toEqual({
      ...{ commandId: 'id', action: 'ratify', documentNo: '2号' },
    });
  });
});

describe('how far a check has come', () => {
  it('one without findings passes rectification by', () => {
    expect(courseOf({ status: 'closed', findings: 0 }).map(({ step }) => step)).not.toContain('rectifying');
    expect(courseOf({ status: 'closed', findings: 2 }).every(({ state }) => state === 'done')).toBe(true);
    expect(courseOf({ status: 'on-site', findings: 0 }).find(({ state }) => state === 'now')?.step).toBe('on-site');
    expect(courseOf({ status: 'merged', findings: 0 }).at(-1)).toEqual({ step: 'merged', state: 'now' });
  });
});

describe('a recheck', () => {
  const recheck = {
    at: '2026-11-24T08:00:00Z',
    passed: false,
    mode: 'remote' as const,
    note: 'x',
    photoIds: [],
    by: 'y',
  };
  it('is remote first; on site after that failed, or when nothing was fed back in time', () => {
    expect(mayGoThere({ rechecks: [], overdue: false, status: 'fed-back' })).toBe(false);
    expect(mayGoThere({ rechecks: [recheck], overdue: false, status: 'failed' })).toBe(true);
    expect(mayGoThere({ rechecks: [], overdue: true, status: 'open' })).toBe(true);
    expect(mayGoThere({ rechecks: [], overdue: true, status: 'fed-back' })).toBe(false);
  });
  it('one that did not pass sets a new day ahead', () => {
    const said = { passed: false, mode: 'remote' as const, note: ' 未改 ', dueOn: '2026-11-24' };
    expect(isRecheckReady(said, '2026-11-24')).toBe(false);
    expect(isRecheckReady({ ...said, dueOn: '2026-11-25' }, '2026-11-24')).toBe(true);
    expect(recheckCommand('id', 'f', { ...said, dueOn: '2026-11-25' })).toMatchObject({
      dueOn: '2026-11-25',
      note: '未改',
    });
    expect(recheckCommand('id', 'f', { ...said, passed: true })).not.toHaveProperty('dueOn');
  });
});

describe('the address of the list of checks', () => {
  it('keeps what is understood; the figures are a view, no filter', () => {
    const planId = '0d2c1a66-7a5c-4f0e-9a57-0f6d1d6d9c11';
    expect(parseChecksSearch({ view: 'figures', overdue: 'true', planId, subjectId: 'x', status: 'gone' })).toEqual({
      ...{ view: 'figures', overdue: true, planId },
    });
    expect(checkQueryOf({ view: 'figures', overdue: true })).toEqual({ overdue: true });
    expect(isNarrowed({ view: 'figures' })).toBe(false);
  });
});
