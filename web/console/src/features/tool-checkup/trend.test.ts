import type { CheckupIndicator } from '@shancheng/contracts/checkup';
import { describe, expect, it } from 'vitest';
import { trendOf, yearBefore } from './trend.ts';

const indicator = (value: number | undefined, better: 'higher' | 'lower' = 'higher'): CheckupIndicator => ({
  code: 'A-01',
  name: { zh: '', en: '' },
  dimension: 'green',
  constraint: false,
  unit: '%',
  better,
  target: 90,
  doubtful: false,
  rating: 'met',
  missing: [],
  ...(value === undefined ? {} : { value }),
});

describe('how an indicator moved', () => {
  it('more conflicts are worse, more green is better', () => {
    expect(trendOf(indicator(5, 'lower'), indicator(3, 'lower'))?.direction).toBe('worse');
    expect(trendOf(indicator(5), indicator(3))?.direction).toBe('better');
    expect(trendOf(indicator(3), indicator(3))?.direction).toBe('same');
  });
  it('nothing is said when a day does not know it', () => {
    expect(trendOf(indicator(5), indicator(undefined))).toBeUndefined();
    expect(trendOf(indicator(undefined), indicator(0))).toBeUndefined();
  });
  it('a year before a leap day is a day that exists', () => {
    expect(yearBefore('2028-02-29')).toBe('2027-02-28');
    expect(yearBefore('2026-11-24')).toBe('2025-11-24');
  });
});
