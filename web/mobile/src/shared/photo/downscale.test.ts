import { expect, it } from 'vitest';
import { fittingSize } from './downscale.ts';

it('brings a twelve-megapixel picture down to 1600 on the long side', () => {
  expect(fittingSize(4000, 3000)).toEqual({ width: 1600, height: 1200 });
  expect(fittingSize(3000, 4000)).toEqual({ width: 1200, height: 1600 });
});

it('never enlarges, and keeps at least one pixel of a sliver', () => {
  expect(fittingSize(640, 480)).toEqual({ width: 640, height: 480 });
  expect(fittingSize(9000, 2)).toEqual({ width: 1600, height: 1 });
});
