import { describe, expect, it } from 'vitest';
import { pointAt, profileOption } from './profile-option.ts';

const points = [
  { distance: 0, lon: 106.5, lat: 29.5, height: 200.04, slope: 0.1 },
  { distance: 100, lon: 106.6, lat: 29.5 },
  { distance: 200, lon: 106.7, lat: 29.5, height: 0, slope: 0 },
];

describe('the chart of a profile', () => {
  it('shows a gap where no height is known, and zero where it is zero', () => {
    const { series } = profileOption(points, { distance: 'd', height: 'h', slope: 's' });
    expect(series[0]?.data).toEqual([
      [0, 200],
      [100, null],
      [200, 0],
    ]);
  });
  it('a place along the line is the nearest point of it', () => {
    expect(pointAt(points, 140)?.lon).toBe(106.6);
    expect(pointAt(points, 1e9)?.lon).toBe(106.7);
    expect(pointAt([], 5)).toBeUndefined();
  });
});
