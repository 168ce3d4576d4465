import { describe, expect, it } from 'vitest';
import { type PlanSize, planSignal } from './signal-plan.ts';

const size: PlanSize = { cameras: 1_200, rulesPerCamera: 64, eventTypes: 54, points: 20_011 };

describe('the signals of a load', () => {
  it('are all different cases: no camera rule and no place of a type comes twice', () => {
    const rules = new Set<string>();
    const places = new Set<string>();
    const count = 75_000;
    for (let index = 0; index < count; index++) {
      const planned = planSignal(size, index);
      rules.add(`${planned.camera}/${planned.rule}`);
      places.add(`${planned.point}/${planned.eventType}`);
    }
    expect(rules.size).toBe(count);
    expect(places.size).toBe(count);
  });

  it('never run into a camera rule that does not exist', () => {
    expect(() => planSignal(size, 1_200 * 64)).toThrow(RangeError);
  });
});
