import { describe, expect, it } from 'vitest';
import { partsOf } from './score-parts.ts';

describe('the bar of a site’s score', () => {
  it('its parts add up to the weighted mean of what is known', () => {
    const parts = partsOf([
      { factor: 'slope', score: 0.5, weight: 30 },
      { factor: 'road', score: 1, weight: 10 },
      { factor: 'hazard', weight: 60 },
    ]);
    expect(parts.map(({ factor }) => factor)).toEqual(['slope', 'road']);
    expect(parts.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(0.625, 10);
  });
  it('nothing known makes no bar', () => {
    expect(partsOf([{ factor: 'hazard', weight: 60 }])).toEqual([]);
  });
});
