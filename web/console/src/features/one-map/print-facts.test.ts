import { expect, it } from 'vitest';
import { lengthWord, metresPerPixel, roundLength, scaleOf } from './print-facts.ts';

it('the scale on paper is that of the picture', () => {
  expect(scaleOf(2_000, 200)).toBe(10_000);
  expect(scaleOf(5_432, 190)).toBe(29_000);
});
it('a scale bar has a round length and its words', () => {
  expect([1.9, 47, 999].map(roundLength)).toEqual([1, 20, 500]);
  expect([roundLength(730), roundLength(2_400)].map(lengthWord)).toEqual(['500 m', '2 km']);
});
it('at the equator zoom 0 shows the whole earth in 512 pixels', () => {
  expect(metresPerPixel(0, 0) * 512).toBeCloseTo(40_075_017, 0);
});
