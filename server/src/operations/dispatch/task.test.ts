import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../platform/errors/index.ts';
import { ALLOWED_TASK_ACTIONS, clocksOf, decideTask } from './task.ts';
import type { TaskAction, TaskStatus } from './task-status.ts';

const refusal = (given: TaskStatus, action: TaskAction, photos = 1, note?: string) => {
  try {
    decideTask(given, { action, photos, ...(note === undefined ? {} : { note }) });
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error(`${action} was not refused`);
};

describe('an officer’s task', () => {
  test('acknowledge, arrive, feedback with a photo', () => {
    expect(decideTask('assigned', { action: 'acknowledge', photos: 0 })).toBe('acknowledged');
    expect(decideTask('acknowledged', { action: 'arrive', photos: 0 })).toBe('handling');
    expect(decideTask('handling', { action: 'feedback', photos: 1 })).toBe('done');
  });

  test('who is there already need not say so: feedback straight after acknowledging', () => {
    expect(decideTask('acknowledged', { action: 'feedback', photos: 2 })).toBe('done');
  });

  test('feedback without a photo is refused', () => {
    expect(refusal('handling', 'feedback', 0)).toMatchObject({ status: 422, code: 'task.photo-required' });
  });

  test.each([undefined, '', '  '])('a return without a reason (%j) is refused', (note) => {
    expect(refusal('assigned', 'return', 0, note)).toMatchObject({ status: 422, code: 'task.reason-required' });
  });

  test('accepting a task that went to somebody else is refused and says so', () => {
    expect(refusal('withdrawn', 'acknowledge')).toMatchObject({
      status: 409,
      allowed: [],
      detail: { zh: '任务已转派他人或案件已结束。' },
    });
  });

  test('the reminder comes after 30 s, the next person after two minutes', () => {
    const clocks = clocksOf(new Date('2026-11-23T11:00:00Z'), 30, 120);
    expect(clocks.remindAt.toISOString()).toBe('2026-11-23T11:00:30.000Z');
    expect(clocks.nextPersonAt.toISOString()).toBe('2026-11-23T11:02:00.000Z');
  });
});

test('whatever an officer taps, in whatever order: the task ends once, and every refusal says what is possible', () => {
  const tap = fc.record({
    action: fc.constantFrom<TaskAction>('acknowledge', 'arrive', 'feedback', 'return'),
    photos: fc.nat(2),
    note: fc.constantFrom('', '走错路'),
  });
  fc.assert(
    fc.property(fc.array(tap, { maxLength: 20 }), (taps) => {
      let status: TaskStatus = 'assigned';
      let ended = 0;
      for (const one of taps) {
        try {
          const next = decideTask(status, one);
          expect(ALLOWED_TASK_ACTIONS[status]).toContain(one.action);
          expect(one.action === 'feedback' && one.photos === 0).toBe(false);
          status = next;
          if (status === 'done' || status === 'returned') ended += 1;
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect([409, 422]).toContain(error.status);
          if (error.status === 409) expect(error.allowed).toEqual(ALLOWED_TASK_ACTIONS[status]);
        }
      }
      expect(ended).toBeLessThanOrEqual(1);
    }),
  );
});
