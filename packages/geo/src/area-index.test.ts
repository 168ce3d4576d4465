import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAreaIndex, metresBetween } from './area-index.ts';

const square = (id: string, west: number, south: number, size = 1) => ({
  id,
  rings: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

describe('which area holds a point', () => {
  const index = createAreaIndex([square('a', 0, 0), square('b', 1, 0), square('c', 0, 1), square('d', 1, 1)], 0.3);

  test('each point of the ground lies in exactly one area, borders and corners included', () => {
    const edge = fc.constantFrom(0, 0.25, 0.5, 1, 1.5, 1.75);
    const inner = fc.oneof(edge, fc.double({ min: 0, max: 1.999, noNaN: true }));
    fc.assert(
      fc.property(inner, inner, (lon, lat) => {
        const expected = lat < 1 ? (lon < 1 ? 'a' : 'b') : lon < 1 ? 'c' : 'd';
        expect(index.find(lon, lat)).toBe(expected);
      }),
    );
  });

  test('outside there is nothing', () => {
    expect(index.find(-0.001, 0.5)).toBeUndefined();
    expect(index.find(0.5, 2.2)).toBeUndefined();
    expect(index.find(Number.NaN, 0.5)).toBeUndefined();
  });

  test('a hole is outside', () => {
    const outer = square('ring', 0, 0, 3).rings[0] ?? [];
    const hole = square('hole', 1, 1, 1).rings[0] ?? [];
    const holed = createAreaIndex([{ id: 'ring', rings: [outer, hole] }], 0.5);
    expect(holed.find(0.5, 0.5)).toBe('ring');
    expect(holed.find(1.5, 1.5)).toBeUndefined();
  });
});

test('a thousandth of a degree of latitude is 111 m', () => {
  expect(metresBetween({ lon: 106.5, lat: 29.5 }, { lon: 106.5, lat: 29.501 })).toBeCloseTo(111.2, 1);
});
