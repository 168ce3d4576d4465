import { polygonArea } from '@shancheng/geo';
import { expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { createTestDatabase } from '../../../platform/db/test-database.ts';

/** Park and Miller’s generator: the same shapes on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A star-shaped parcel of 3 to 30 corners with a hole, 10 m to 20 km across, somewhere in Chongqing. */
function parcel(random: () => number): number[][][] {
  const [lon, lat] = [105.3 + random() * 4.8, 28.2 + random() * 3.9];
  const radius = 1e-4 * 2_000 ** random();
  const corners = 3 + Math.floor(random() * 28);
  const ring = (reach: number) => {
    const points = Array.from({ length: corners }, (_, n) => {
      const [angle, far] = [(2 * Math.PI * n) / corners, reach * (0.6 + 0.4 * random())];
      return [lon + far * Math.cos(angle), lat + far * Math.sin(angle)];
    });
    return [...points, ...points.slice(0, 1)];
  };
  return [ring(radius), ring(radius * 0.1)];
}

test('areas computed in the program are those the database computes, to a millionth', async () => {
  const database = await createTestDatabase();
  try {
    const random = seeded(20_261_124);
    const parcels = Array.from({ length: 500 }, () => parcel(random));
    const shapes = parcels.map((coordinates) => JSON.stringify({ type: 'Polygon', coordinates }));
    const { rows } = await sql<{ area: number }>`
      select st_area(st_setsrid(st_geomfromgeojson(shape), 4490)::geography) as area
      from unnest(${shapes}::text[]) with ordinality as s(shape, n) order by n`.execute(database.db);
    const worst = parcels.map((rings, n) => Math.abs(polygonArea(rings) / (rows[n]?.area ?? Number.NaN) - 1));
    expect(Math.max(...worst)).toBeLessThan(1e-6);
  } finally {
    await database.drop();
  }
});
