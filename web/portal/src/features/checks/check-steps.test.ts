import type { EnterpriseCheck } from '@shancheng/contracts/portal';
import { describe, expect, it } from 'vitest';
import { nextThing } from '../../shared/check/next-thing.ts';
import { stepsOf } from './check-steps.ts';

const finding: EnterpriseCheck['findings'][number] = {
  ...{ id: 'f1', itemId: 'exit', text: '安全出口被锁', authorities: [], citations: [], dueOn: '2026-12-01' },
  ...{ status: 'open', overdue: false, photoIds: [], feedback: [], rechecks: [] },
};
const check: EnterpriseCheck = {
  ...{
    id: 'c1',
    code: 'JC1',
    subjectId: 's1',
    subjectName: '星光网吧（合成）',
    title: '网吧综合查一次',
    status: 'notified',
  },
  ...{ windowFrom: '2026-12-01', windowTo: '2026-12-05', agencies: [], officers: [], prepare: [], findings: [] },
  ...{ documents: [], allowed: [], synthetic: true },
};
const states = (status: string, findings: EnterpriseCheck['findings'] = []) =>
  stepsOf({ status, findings })
    .map(({ state }) => state)
    .join(' ');

describe('where a check is now', () => {
  it('goes step by step from the notice to the end', () => {
    expect(states('approved')).toBe('now later later later later');
    expect(states('notified')).toBe('done now later later later');
    expect(states('on-site')).toBe('done now later later later');
    expect(states('concluded', [finding])).toBe('done done now later later');
    expect(states('rectifying', [finding])).toBe('done done done now later');
    expect(states('closed', [finding])).toBe('done done done done done');
  });

  it('says that nothing had to be put right', () => {
    expect(states('closed')).toBe('done done done skipped done');
  });

  it('one that was called off has no steps', () => {
    expect(stepsOf({ status: 'cancelled', findings: [] })).toEqual([]);
    expect(stepsOf({ status: 'merged', findings: [] })).toEqual([]);
  });
});

describe('what comes next for the enterprise', () => {
  const next = (some: Partial<EnterpriseCheck>, today = '2026-11-24') => {
    const { key, days } = nextThing({ ...check, ...some }, today);
    return days === undefined ? key : `${key} ${days}`;
  };

  it('counts the days to the visit, then says it may come any day', () => {
    expect(next({})).toBe('visit-soon 7');
    expect(next({}, '2026-12-01')).toBe('visit-now');
  });

  it('the earliest day of all that is still to be put right counts, what was handed in does not', () => {
    const findings = [
      { ...finding, dueOn: '2026-12-20' },
      finding,
      { ...finding, status: 'fed-back' as const, dueOn: '2026-11-25' },
    ];
    expect(next({ status: 'rectifying', findings })).toBe('put-right 7');
    expect(next({ status: 'rectifying', findings: [{ ...finding, status: 'failed' }] })).toBe('put-right 7');
  });

  it('a signature that is asked for comes first, even when a day has passed meanwhile', () => {
    const asked = { status: 'concluded', findings: [finding], allowed: ['sign' as const] };
    expect(next(asked)).toBe('sign');
    expect(next(asked, '2026-12-02')).toBe('sign');
    expect(next({ ...asked, status: 'rectifying', allowed: ['feed-back'] }, '2026-12-02')).toBe('overdue -1');
  });

  it('waits for the authority once everything has been handed in', () => {
    expect(next({ status: 'rectifying', findings: [{ ...finding, status: 'fed-back' }] })).toBe('being-looked-at');
  });

  it('asks for a rating when all is over, once', () => {
    expect(next({ status: 'closed', allowed: ['rate'] })).toBe('rate');
    expect(next({ status: 'closed', allowed: ['rate'], rating: 5 })).toBe('nothing');
  });
});
