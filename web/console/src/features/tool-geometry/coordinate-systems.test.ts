import { expect, it } from 'vitest';
import { digitsOf } from './coordinate-systems.ts';

it('degrees are shown to a centimetre, metres to a millimetre', () => {
  expect(digitsOf('EPSG:4490')).toBe(7);
  expect(digitsOf('BD-09')).toBe(7);
  expect(digitsOf('EPSG:4545')).toBe(3);
});
