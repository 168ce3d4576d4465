import { describe, expect, it } from 'vitest';
import { areaPath, linePath, niceTop } from './hour-paths.ts';

describe('the day’s curve', () => {
  it('always ends its axis on an even number not below the highest hour', () => {
    for (let highest = 0; highest < 3_000; highest += 7) {
      expect(niceTop(highest)).toBeGreaterThanOrEqual(highest);
      expect(niceTop(highest) % 2).toBe(0);
    }
    expect(niceTop(37)).toBe(40);
  });

  it('puts each hour in the middle of its column', () => {
    expect(linePath([0, 10], 10, 2)).toBe('M25.00 100.00L75.00 0.00');
    expect(linePath([0, 10], 10, 2, 1)).toBe('M75.00 0.00');
  });

  it('draws nothing without hours', () => {
    expect(linePath([], 10, 24)).toBe('');
    expect(areaPath([], 10)).toBe('');
  });
});
