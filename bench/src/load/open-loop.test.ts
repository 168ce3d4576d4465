import { describe, expect, it } from 'vitest';
import { countDue, dueAt, runOpenLoop } from './open-loop.ts';

describe('the schedule of a load', () => {
  const loop = { startAt: 1_000, rate: 200, count: 1_000 };

  it('spreads the signals evenly from the start', () => {
    expect([0, 1, 200].map((index) => dueAt(loop, index))).toEqual([1_000, 1_005, 2_000]);
  });

  it('has nothing due before it begins and everything after it ends', () => {
    expect(countDue(loop, 999)).toBe(0);
    expect(countDue(loop, 1_000)).toBe(1);
    expect(countDue(loop, 1_004.9)).toBe(1);
    expect(countDue(loop, 1_005)).toBe(2);
    expect(countDue(loop, 60_000)).toBe(1_000);
  });

  it('counts from when a signal was due, also when the sender itself was held up', async () => {
    let clock = 1_000;
    const waits: number[] = [];
    await runOpenLoop({
      rate: 1_000,
      count: 50,
      startAt: 1_000,
      now: () => clock,
      fire: (index, due) => {
        expect(due).toBe(1_000 + index);
        waits.push(clock - due);
        if (index === 0) clock += 49; // the process is stopped for 49 ms
      },
    });
    expect(waits).toHaveLength(50);
    expect(waits[1]).toBe(48);
    expect(waits[49]).toBe(0);
  });
});
