import { describe, expect, it } from 'vitest';
import { siteQueryOf, sumOf, USUAL_SITE, wantingOf } from './site-form.ts';

describe('what a site selection is asked', () => {
  it('the usual weights add up to a hundred', () => {
    expect(sumOf(USUAL_SITE.weights)).toBe(100);
  });
  it('a slope in percent is asked as rise over run', () => {
    expect(siteQueryOf({ ...USUAL_SITE, maxSlope: 15 }, '2026-01-01')).toMatchObject({
      maxSlope: 0.15,
      asOf: '2026-01-01',
    });
  });
  it('an empty range, or nothing to judge by, is not asked', () => {
    expect(wantingOf({ ...USUAL_SITE, minAreaM2: 40_000 })).toBe('wantsRange');
    const weights = { 'plan-use': 0, slope: 0, road: 0, 'present-use': 0, hazard: 0 };
    expect(wantingOf({ ...USUAL_SITE, weights })).toBe('wantsWeight');
    expect(wantingOf(USUAL_SITE)).toBeUndefined();
  });
});
