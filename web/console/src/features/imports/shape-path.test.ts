import { expect, test } from 'vitest';
import { boxOf, shapePath } from './shape-path.ts';

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  ],
};

test('a square at the equator stays a square, north up, with a margin', () => {
  expect(shapePath(square, [0, 0, 1, 1], 110)).toBe('M5.0,105.0L105.0,105.0L105.0,5.0L5.0,5.0L5.0,105.0');
});

test('a degree of longitude is drawn shorter in the north', () => {
  const north = {
    type: 'LineString',
    coordinates: [
      [0, 60],
      [1, 60],
    ],
  };
  const [from, to] = [...shapePath(north, [0, 59.5, 1, 60.5], 110).matchAll(/([\d.]+),/g)].map(([, x]) => Number(x));
  expect((to ?? 0) - (from ?? 0)).toBeCloseTo(50, 0);
});

test('parts, holes and points are all drawn; the box holds them', () => {
  const parts = {
    type: 'MultiPolygon',
    coordinates: [
      square.coordinates,
      [
        [
          [5, 5],
          [6, 5],
          [6, 6],
          [5, 5],
        ],
      ],
    ],
  };
  expect(shapePath(parts, [0, 0, 6, 6], 100).match(/M/g)).toHaveLength(2);
  expect(boxOf([parts, { type: 'Point', coordinates: [9, -1] }])).toEqual([0, -1, 9, 6]);
  expect(shapePath({ type: 'Point', coordinates: [3, 3] }, [0, 0, 6, 6], 100)).toBe('M50.0,50.0h0.1');
});

test('nothing to draw draws nothing', () => {
  expect(boxOf([undefined, null, { type: 'Polygon', coordinates: [] }])).toBeUndefined();
  expect(shapePath(undefined, [0, 0, 1, 1], 100)).toBe('');
});
