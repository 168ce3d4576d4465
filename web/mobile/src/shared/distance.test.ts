import { expect, it } from 'vitest';
import { metresBetween } from './distance.ts';

it('measures from 李子坝 to 洪崖洞 as on the map, about 4.4 km', () => {
  const liziba = { lon: 106.5372, lat: 29.5539 };
  const hongyadong = { lon: 106.5788, lat: 29.5624 };
  expect(metresBetween(liziba, hongyadong)).toBeGreaterThan(4_000);
  expect(metresBetween(liziba, hongyadong)).toBeLessThan(4_500);
});

it('is zero where the officer already stands', () => {
  expect(metresBetween({ lon: 106.5, lat: 29.5 }, { lon: 106.5, lat: 29.5 })).toBe(0);
});

it('counts one degree of latitude as 111 km', () => {
  expect(metresBetween({ lon: 106, lat: 29 }, { lon: 106, lat: 30 })).toBeCloseTo(111_195, -1);
});
