import { describe, expect, it } from 'vitest';
import { coverageQueryOf, USUAL_COVERAGE } from './coverage-form.ts';

describe('what the coverage of services is asked', () => {
  it('a kind of facility and minutes in order', () => {
    const words = { ...USUAL_COVERAGE, minutes: [15, 5] };
    expect(coverageQueryOf(words, undefined, undefined)).toEqual({ facilityCodes: ['080403'], minutes: [5, 15] });
  });
  it('a spot on the map takes the place of the facilities', () => {
    const spot = { lon: 106.5, lat: 29.5 };
    const query = coverageQueryOf({ ...USUAL_COVERAGE, from: 'spot' }, spot, '2026-01-01');
    expect(query).toEqual({ points: [spot], minutes: [5, 10, 15], asOf: '2026-01-01' });
  });
  it('nothing is asked without a spot, a kind or minutes', () => {
    expect(coverageQueryOf({ ...USUAL_COVERAGE, from: 'spot' }, undefined, undefined)).toBeUndefined();
    expect(coverageQueryOf({ ...USUAL_COVERAGE, codes: [] }, undefined, undefined)).toBeUndefined();
    expect(coverageQueryOf({ ...USUAL_COVERAGE, minutes: [] }, undefined, undefined)).toBeUndefined();
  });
});
