import { describe, expect, it } from 'vitest';
import { percentiles } from './percentiles.ts';

describe('percentiles of a measurement', () => {
  it('are values that occurred, by nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect(percentiles(values)).toEqual({ p50: 50, p95: 95, p99: 99, max: 100 });
  });

  it('show a single slow one in a hundred and one', () => {
    const values = [...Array.from({ length: 100 }, () => 1), 900];
    expect(percentiles(values)).toEqual({ p50: 1, p95: 1, p99: 1, max: 900 });
  });

  it('do not depend on the order and leave the input alone', () => {
    const values = [3, 1, 2];
    expect(percentiles(values).p50).toBe(2);
    expect(values).toEqual([3, 1, 2]);
  });

  it('of nothing are zero', () => {
    expect(percentiles([])).toEqual({ p50: 0, p95: 0, p99: 0, max: 0 });
  });
});
