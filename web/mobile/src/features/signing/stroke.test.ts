import { describe, expect, it } from 'vitest';
import { inBox, type Point, strokeOf, withPoint } from './stroke.ts';

const CONTRACT = /^M[0-9 .,MLQ-]+$/;

describe('a signature by finger', () => {
  it('is path data as the server keeps it, whatever the size of the pad', () => {
    const pad = { width: 300, height: 100 };
    const line = [inBox(10, 20, pad), inBox(150, 50, pad), inBox(300, 100, pad)];
    const stroke = strokeOf([line, line]);
    expect(stroke).toBe('M20 40L300 100L600 200M20 40L300 100L600 200');
    expect(stroke).toMatch(CONTRACT);
  });

  it('stays inside the box when the finger leaves it', () => {
    expect(inBox(-5, 900, { width: 300, height: 100 })).toEqual([0, 200]);
  });

  it('is nothing as long as only dots were made', () => {
    expect(strokeOf([[[1, 1]], [[5, 5]]])).toBeUndefined();
    expect(strokeOf([])).toBeUndefined();
  });

  it('does not keep the hundreds of points of a resting finger', () => {
    let line: readonly Point[] = [];
    for (let i = 0; i < 100; i += 1) line = withPoint(line, [10, 10]);
    expect(withPoint(line, [14, 10])).toEqual([
      [10, 10],
      [14, 10],
    ]);
  });
});
