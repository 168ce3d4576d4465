import { describe, expect, it } from 'vitest';
import { doneShare } from './done-share.ts';
import { courseOf } from './plan-course.ts';

const plan = { status: 'draft' as const, kind: 'daily' as const, checks: {}, waitingFor: 0, parties: 1 };
const now = (steps: ReturnType<typeof courseOf>) => steps.find(({ state }) => state === 'now')?.step;

describe('how far a plan has come', () => {
  it('a joint plan waits for answers, then for its approval', () => {
    expect(now(courseOf(plan))).toBe('draft');
    expect(now(courseOf({ ...plan, status: 'inviting', parties: 3, waitingFor: 1 }))).toBe('inviting');
    expect(now(courseOf({ ...plan, status: 'inviting', parties: 3 }))).toBe('answered');
    expect(now(courseOf({ ...plan, status: 'approved', checks: { notified: 1, closed: 1 } }))).toBe('approved');
    expect(now(courseOf({ ...plan, status: 'approved', checks: { closed: 2, merged: 1 } }))).toBe('checked');
  });
  it('a random plan is promised and drawn before it is approved', () => {
    const random = { ...plan, kind: 'double-random' as const };
    expect(courseOf(random).map(({ step }) => step)).toEqual(['draft', 'promised', 'drawn', 'approved', 'checked']);
    const rule = { subjectKinds: ['shop'], divisionCode: '500103', rates: { A: 0, B: 0, C: 0, D: 1 } };
    expect(now(courseOf({ ...random, draw: { rule, commitment: 'ab' } }))).toBe('promised');
  });
  it('a cancelled plan stands at its side exit', () => {
    expect(now(courseOf({ ...plan, status: 'cancelled' }))).toBe('cancelled');
  });
  it('cancelled checks and those another visit took in do not count', () => {
    expect(doneShare({ closed: 2, notified: 1, merged: 4, cancelled: 1 })).toEqual({ done: 2, all: 3 });
    expect(doneShare({})).toEqual({ done: 0, all: 0 });
  });
});
