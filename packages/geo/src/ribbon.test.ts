import { expect, test } from 'vitest';
import { metresBetween } from './area-index.ts';
import { offsetLine, ribbon, smoothLine } from './ribbon.ts';

const east = [
  [106.5, 29.5],
  [106.51, 29.5],
  [106.52, 29.5],
] as const;
const asPoint = ([lon, lat]: readonly [number, number] = [0, 0]) => ({ lon, lat });

test('a line moved to its left lies that many metres to the side', () => {
  const moved = offsetLine(east, () => 200);
  for (const [i, point] of moved.entries()) {
    expect(metresBetween(asPoint(point), asPoint(east[i]))).toBeCloseTo(200, 0);
    expect(point[1]).toBeGreaterThan(29.5);
  }
});

test('a ribbon is closed and twice its half width across', () => {
  const ring = ribbon(east, () => 150);
  expect(ring.at(0)).toEqual(ring.at(-1));
  expect(metresBetween(asPoint(ring[1]), asPoint(ring[4]))).toBeCloseTo(300, 0);
});

test('smoothing keeps the ends and rounds the corner', () => {
  const corner = [
    [106.5, 29.5],
    [106.51, 29.5],
    [106.51, 29.51],
  ] as const;
  const smooth = smoothLine(corner, 100, 10);
  expect(smooth[0]).toEqual([106.5, 29.5]);
  expect(smooth.at(-1)).toEqual([106.51, 29.51]);
  expect(smooth.some(([x, y]) => x === 106.51 && y === 29.5)).toBe(false);
});
