import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlapArea } from './overlap-area.ts';
import { createPolygonGrid, joinOverlaps } from './overlap-join.ts';
import { type PolygonRings, type PolygonSet, PolygonSetBuilder } from './polygon-set.ts';

/** Somewhere in the district, in metres of EPSG:4545: the digits that real coordinates have. */
const EAST = 362_086.98;
const NORTH = 3_271_852.33;
const at = (points: readonly (readonly [number, number])[]): number[] =>
  points.flatMap(([x, y]) => [EAST + x, NORTH + y]);
const box = (x: number, y: number, width: number, height: number) =>
  at([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);

function setOf(...polygons: PolygonRings[]): PolygonSet {
  const builder = new PolygonSetBuilder();
  for (const polygon of polygons) builder.add(polygon);
  return builder.build();
}
const shared = (a: PolygonRings, b: PolygonRings) => overlapArea(setOf(a), 0, setOf(b), 0);

/** A star around a middle: concave, simple, of any orientation. */
const star = fc
  .record({
    x: fc.double({ min: -60, max: 60, noNaN: true }),
    y: fc.double({ min: -60, max: 60, noNaN: true }),
    radii: fc.array(fc.double({ min: 5, max: 60, noNaN: true }), { minLength: 3, maxLength: 12 }),
    clockwise: fc.boolean(),
  })
  .map(({ x, y, radii, clockwise }): PolygonRings => {
    const points = radii.map((radius, n) => {
      const angle = (2 * Math.PI * n) / radii.length;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
    });
    return [[at(clockwise ? points.toReversed() : points)]];
  });
const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-6);

describe('what two polygons share', () => {
  test('half a parcel, whichever way its ring runs, closed or not', () => {
    const square = box(0, 0, 100, 100);
    const closed = [...square, square[0] ?? 0, square[1] ?? 0];
    const backwards = at([
      [50, -10],
      [50, 110],
      [150, 110],
      [150, -10],
    ]);
    close(shared([[square]], [[backwards]]), 5_000);
    close(shared([[closed]], [[backwards]]), 5_000);
  });

  test('a common edge, a touching corner and far apart are nothing', () => {
    const parcel = [[box(0, 0, 100, 100)]];
    expect(shared(parcel, [[box(100, 0, 100, 100)]])).toBeLessThan(1e-9);
    expect(shared(parcel, [[box(0, 100, 100, 100)]])).toBeLessThan(1e-9);
    expect(shared(parcel, [[box(100, 100, 50, 50)]])).toBe(0);
    expect(shared(parcel, [[box(500, 500, 50, 50)]])).toBe(0);
  });

  test('a hole is not inside, and what lies in the hole shares nothing', () => {
    const ring = [[box(0, 0, 100, 100), box(20, 20, 60, 60)]];
    close(shared(ring, [[box(0, 0, 100, 100)]]), 6_400);
    close(shared(ring, [[box(30, 30, 20, 20)]]), 0);
    close(shared(ring, [[box(10, 10, 20, 20)]]), 300);
  });

  test('a parcel in two parts shares with both of them', () => {
    close(shared([[box(0, 0, 10, 10)], [box(90, 0, 10, 10)]], [[box(5, 0, 90, 5)]]), 50);
  });

  test('lines that cross: two triangles over one another', () => {
    const up = at([
      [0, 0],
      [100, 0],
      [50, 100],
    ]);
    const down = at([
      [0, 100],
      [50, 0],
      [100, 100],
    ]);
    close(shared([[up]], [[down]]), 2_500);
  });

  test('a strip half a metre wide keeps its area to the millimetre', () => {
    close(shared([[box(0, 0, 100, 100)]], [[box(99.5, 0, 100, 100)]]), 50);
  });

  test('with itself it is its own area; it does not matter which of the two comes first', () => {
    fc.assert(
      fc.property(star, star, (a, b) => {
        close(shared(a, a), shared(a, [[box(-200, -200, 400, 400)]]));
        close(shared(a, b), shared(b, a));
      }),
    );
  });

  test('cut in two by any line, the two halves together share as much as the whole', () => {
    fc.assert(
      fc.property(star, fc.double({ min: -100, max: 100, noNaN: true }), (a, cut) => {
        const left = shared(a, [[box(-200, -200, cut + 200, 400)]]);
        const right = shared(a, [[box(cut, -200, 200 - cut, 400)]]);
        close(left + right, shared(a, a));
      }),
    );
  });
});

describe('joining two plans', () => {
  const plan = (stars: PolygonRings[]) => setOf(...stars);
  const pairsOf = (a: PolygonSet, b: PolygonSet, cuts: readonly number[]) => {
    const grid = createPolygonGrid(b);
    const pairs: string[] = [];
    for (const [n, to] of cuts.entries())
      joinOverlaps(a, b, grid, (i, j, area) => pairs.push(`${i} ${j} ${area.toFixed(6)}`), {
        from: cuts[n - 1] ?? 0,
        to,
      });
    return pairs.sort();
  };

  test('finds every pair once, however the work is cut and wherever the grid’s lines fall', () => {
    const stars = fc.array(star, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(stars, stars, fc.nat(12), (first, second, cut) => {
        const [a, b] = [plan(first), plan(second)];
        const naive: string[] = [];
        for (let i = 0; i < a.count; i++)
          for (let j = 0; j < b.count; j++) {
            const area = overlapArea(a, i, b, j);
            if (area > 0) naive.push(`${i} ${j} ${area.toFixed(6)}`);
          }
        const middle = Math.min(cut, a.count);
        expect(pairsOf(a, b, [a.count])).toEqual(naive.sort());
        expect(pairsOf(a, b, [middle, a.count])).toEqual(naive);
      }),
    );
  });

  test('an empty plan joins with nothing', () => {
    expect(pairsOf(setOf(), setOf([[box(0, 0, 1, 1)]]), [0])).toEqual([]);
    expect(pairsOf(setOf([[box(0, 0, 1, 1)]]), setOf(), [1])).toEqual([]);
  });
});
