import geodesic from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { seededRandom } from '../partition/random.ts';
import { polygonArea } from './polygon-area.ts';

const cgcs2000 = new geodesic.Geodesic.Geodesic(6_378_137, 1 / 298.257222101);

function karney(rings: readonly number[][][]): number {
  return rings
    .map((ring) => {
      const polygon = cgcs2000.Polygon(false);
      for (const [lon = 0, lat = 0] of ring.slice(1)) polygon.AddPoint(lat, lon);
      return Math.abs(polygon.Compute(false, true).area ?? Number.NaN);
    })
    .reduce((outline, hole) => outline - hole);
}

function star(random: () => number, lon: number, lat: number, radius: number): number[][] {
  const corners = 3 + Math.floor(random() * 20);
  const ring = Array.from({ length: corners }, (_, n) => {
    const angle = (2 * Math.PI * n) / corners;
    const reach = radius * (0.5 + 0.5 * random());
    return [lon + reach * Math.cos(angle), lat + reach * Math.sin(angle)];
  });
  return [...ring, ring[0] ?? []];
}

test('areas of 1,000 random polygons with holes are those of GeographicLib to a millionth', () => {
  const random = seededRandom(20_261_124);
  let worst = 0;
  for (let n = 0; n < 1_000; n++) {
    const [lon, lat, radius] = [74 + random() * 60, 4 + random() * 49, 10 ** (-4 + 4 * random())];
    const rings = [star(random, lon, lat, radius), star(random, lon, lat, radius * 0.2)];
    worst = Math.max(worst, Math.abs(polygonArea(rings) / karney(rings) - 1));
  }
  expect(worst).toBeLessThan(1e-6);
});
