import { expect, test } from 'vitest';
import { numberingOrder } from './numbering.ts';

test('grids are numbered from west to east, then from north to south', () => {
  const centres = [
    [250, 10],
    [50, 190],
    [150, 205],
    [50, 20],
    [250, 200],
  ] as const;
  expect(numberingOrder(centres)).toEqual([1, 2, 4, 3, 0]);
});
