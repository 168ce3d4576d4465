import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGaussKruger, meridianOfSrid } from './gauss-kruger.ts';

/** domain.md §3.4, verified with PROJ: 106.577 E, 29.557 N, to the centimetre. */
const place = [106.577, 29.557] as const;

describe('Gauss-Krüger of CGCS2000', () => {
  test.each([
    ['EPSG:4544', { centralMeridian: 105 }, 652_840.1, 3_272_045.15],
    ['EPSG:4545', { centralMeridian: 108 }, 362_086.98, 3_271_852.33],
    ['EPSG:4523', { centralMeridian: 105, falseEasting: 35_500_000 }, 35_652_840.1, 3_272_045.15],
  ])('%s puts the check point of the district where PROJ does', (_name, options, east, north) => {
    const [x, y] = createGaussKruger(options).forward(...place);
    expect(Math.abs(x - east)).toBeLessThan(0.006);
    expect(Math.abs(y - north)).toBeLessThan(0.006);
  });

  test('there and back again is the same place to a hundredth of a millimetre, anywhere in China', () => {
    const gk = createGaussKruger({ centralMeridian: 108 });
    fc.assert(
      fc.property(
        fc.double({ min: 103, max: 113, noNaN: true }),
        fc.double({ min: 3, max: 54, noNaN: true }),
        (lon, lat) => {
          const [east, north] = gk.forward(lon, lat);
          const [lon2, lat2] = gk.inverse(east, north);
          expect(Math.abs(lon2 - lon)).toBeLessThan(1e-10);
          expect(Math.abs(lat2 - lat)).toBeLessThan(1e-10);
        },
      ),
    );
  });
});

test('the zones of three degrees are told by their code, and nothing else is taken for one', () => {
  expect([4534, 4544, 4545, 4546, 4554].map(meridianOfSrid)).toEqual([75, 105, 108, 111, 135]);
  for (const other of [4490, 4533, 4555, 4545.5]) expect(() => meridianOfSrid(other)).toThrow(RangeError);
});
