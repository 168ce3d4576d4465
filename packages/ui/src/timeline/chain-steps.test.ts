import { describe, expect, it } from 'vitest';
import { chainView } from './chain-steps.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, 0, 0) + ms).toISOString();

describe('the five-second chain', () => {
  it('shows what each step took and whether the promise was kept', () => {
    const view = chainView({ t0: at(0), t1: at(260), t2: at(275), t3: at(290), t4: at(310), t5: at(842) });
    expect(view.steps.map((step) => step.stepMs)).toEqual([undefined, 260, 15, 15, 20, 532]);
    expect(view.totalMs).toBe(842);
    expect(view.within).toBe(true);
  });
  it('exactly five seconds is too late', () => {
    expect(chainView({ t0: at(0), t5: at(5_000) }).within).toBe(false);
    expect(chainView({ t0: at(0), t5: at(4_999) }).within).toBe(true);
  });
  it('says nothing about the total before the phone has it', () => {
    const view = chainView({ t0: at(0), t1: at(300) });
    expect(view.totalMs).toBeUndefined();
    expect(view.within).toBeUndefined();
  });
  it('a case reported by hand starts where it is known', () => {
    const view = chainView({ t3: at(0), t4: at(40), t5: at(100) });
    expect(view.steps.map((step) => step.stepMs)).toEqual([undefined, undefined, undefined, undefined, 40, 60]);
    expect(view.totalMs).toBeUndefined();
  });
  it('two points at the same instant are a step of 0 ms, not two starts', () => {
    expect(
      chainView({ t0: at(0), t1: at(0), t2: at(40) })
        .steps.map((s) => s.stepMs)
        .slice(0, 3),
    ).toEqual([undefined, 0, 40]);
  });
  it('clocks a few ms apart never give a negative step', () => {
    expect(chainView({ t0: at(0), t1: at(300), t2: at(297), t3: at(310) }).steps.map((s) => s.stepMs)).toEqual([
      undefined,
      300,
      0,
      10,
      undefined,
      undefined,
    ]);
  });
});
