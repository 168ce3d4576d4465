import geodesic from 'geographiclib-geodesic';
import { describe, expect, test } from 'vitest';
import type { Position } from '../network/line-length.ts';
import { seededRandom } from '../partition/random.ts';
import { lineLength } from './geodesic-length.ts';

const cgcs2000 = new geodesic.Geodesic.Geodesic(6_378_137, 1 / 298.257222101);

function karney(line: readonly Position[]): number {
  return line.slice(1).reduce((sum, [lon, lat], n) => {
    const [lon1, lat1] = line[n] ?? [0, 0];
    return sum + (cgcs2000.Inverse(lat1, lon1, lat, lon).s12 ?? Number.NaN);
  }, 0);
}

describe('the length of a line on the ellipsoid', () => {
  test('1,000 random lines, from a metre to thousands of kilometres, are those of GeographicLib to a millionth', () => {
    const random = seededRandom(20_261_124);
    let worst = 0;
    for (let n = 0; n < 1_000; n++) {
      const [lon, lat, reach] = [74 + random() * 60, 4 + random() * 49, 10 ** (-5 + 6 * random())];
      const line = Array.from({ length: 2 + Math.floor(random() * 10) }, (): Position => {
        return [lon + reach * (random() - 0.5), lat + reach * (random() - 0.5)];
      });
      worst = Math.max(worst, Math.abs(lineLength(line) / karney(line) - 1));
    }
    expect(worst).toBeLessThan(1e-6);
  });
  test('along the equator, along a meridian and standing still', () => {
    expect(
      lineLength([
        [106, 0],
        [107, 0],
      ]),
    ).toBeCloseTo(
      karney([
        [106, 0],
        [107, 0],
      ]),
      4,
    );
    expect(
      lineLength([
        [106, 29],
        [106, 30],
      ]),
    ).toBeCloseTo(
      karney([
        [106, 29],
        [106, 30],
      ]),
      4,
    );
    expect(
      lineLength([
        [106, 29],
        [106, 29],
      ]),
    ).toBe(0);
    expect(lineLength([])).toBe(0);
  });
});
