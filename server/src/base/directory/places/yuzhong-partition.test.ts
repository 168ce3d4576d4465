import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { numberingOrder } from '@shancheng/geo';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { yuzhongBasemap } from '../../../../../data/chongqing/generate-basemap.ts';
import { yuzhongPartition } from '../../../../../data/chongqing/generate-yuzhong.ts';
import { createTestClock } from '../../../platform/clock/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/db/test-database.ts';
import { loadDivisionsInTrx } from './load-divisions.ts';
import { loadYuzhongInTrx } from './load-yuzhong.ts';
import { createPlaceIndex, locate, type PlaceIndex } from './place-index.ts';

const now = new Date('2026-11-23T02:00:00Z');
const dataFile = (name: string) => readFile(join(import.meta.dirname, '../../../../../data/chongqing', name), 'utf8');
let database: TestDatabase;
let places: PlaceIndex;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.transaction().execute(async (trx) => {
    await loadDivisionsInTrx(trx, now);
    await loadYuzhongInTrx(trx, now);
  });
  places = await createPlaceIndex(database.db, createTestClock(now));
});
afterAll(() => database.drop());

async function figure(query: ReturnType<typeof sql<{ n: number }>>): Promise<number | undefined> {
  return (await query.execute(database.db)).rows[0]?.n;
}

describe('the partition of 渝中区', () => {
  test('the committed files are what the generators give, byte for byte', async () => {
    expect(yuzhongPartition() === (await dataFile('yuzhong-partition.geojson'))).toBe(true);
    expect(yuzhongBasemap() === (await dataFile('yuzhong-basemap.geojson'))).toBe(true);
  });

  test.each([6 + 3, 6 + 6, 6 + 9])(
    'areas with codes of %i digits together are the county, within 0.001 percent',
    async (digits) => {
      const off = await figure(sql`
      select st_area(st_symdifference(c.geom, u.geom)) / st_area(c.geom) as n
      from directory.division_geometries c,
        (select st_union(geom) as geom from directory.division_geometries where length(code) = ${digits}) as u
      where c.code = '500103'`);
      expect(off).toBeLessThan(1e-5);
    },
  );

  test('no two unit grids, communities or streets overlap', async () => {
    const overlaps = await figure(sql`
      select count(*) as n from directory.division_geometries a
      join directory.division_geometries b on a.code < b.code and length(a.code) = length(b.code) and a.geom && b.geom
      where length(a.code) > 6 and st_area(st_intersection(a.geom, b.geom)) > 1e-9`);
    expect(overlaps).toBe(0);
  });

  test('every unit grid lies in the community and every community in the street whose code it carries', async () => {
    const astray = await figure(sql`
      select count(*) as n from directory.division_geometries c
      join directory.division_geometries p on p.code = left(c.code, length(c.code) - 3)
      where length(c.code) > 9 and st_area(st_difference(c.geom, p.geom)) > 1e-12`);
    expect(astray).toBe(0);
    const lonely = await figure(sql`select count(*) as n from directory.division_geometries c
      where length(c.code) > 9
        and not exists (select from directory.division_geometries p where p.code = left(c.code, length(c.code) - 3))`);
    expect(lonely).toBe(0);
  });

  test('grids are numbered from west to east, then from north to south, in every community', async () => {
    const { rows } = await sql<{ community: string; centres: [number, number][] }>`
      select left(code, 12) as community,
        jsonb_agg(jsonb_build_array(st_x(m), st_y(m)) order by code) as centres
      from (select code, st_scale(st_centroid(geom), 96833, 110862) as m from directory.division_geometries where length(code) = 15) as g
      group by 1`.execute(database.db);
    expect(rows).toHaveLength(80);
    // Centres in metres differ from the generator's by millimetres, so one on the edge of a row may flip.
    const inOrder = rows.filter(({ centres }) => numberingOrder(centres).every((place, i) => place === i));
    expect(inOrder.length).toBeGreaterThanOrEqual(76);
  });

  test.each([
    ['李子坝观景平台', 106.5377, 29.5529, '上清寺街道', '嘉西村社区'],
    ['洪崖洞', 106.5795, 29.5625, '解放碑街道', '沧白路社区'],
    ['鹅岭二厂', 106.5407, 29.5506, '两路口街道', '国际村社区'],
    ['朝天门广场', 106.587, 29.567, '朝天门街道', '朝千路社区'],
  ])('%s lies where people look for it', (name, lon, lat, streetName, communityName) => {
    const place = places.locate({ lon, lat });
    expect(place).toMatchObject({ streetName, communityName, countyCode: '500103' });
    expect(place?.address).toContain(`（${name}旁）`);
    expect(place?.path).toBe(`50/500103/${place?.streetCode}/${place?.communityCode}/${place?.gridCode}/`);
  });
});

describe('where a point is', () => {
  test('memory and PostGIS give the same answer for 2,000 points in and around the district', async () => {
    const points = Array.from({ length: 2000 }, (_, n) => ({
      key: String(n),
      lon: 106.475 + ((n * 0.618_033_988_7) % 1) * 0.12,
      lat: 29.525 + ((n * 0.754_877_666_2) % 1) * 0.05,
    }));
    const slow = await locate(database.db, points, now);
    expect(slow.size).toBeGreaterThan(500);
    expect(slow.size).toBeLessThan(1500);
    for (const point of points) expect(places.locate(point)).toEqual(slow.get(point.key));
  });

  test('outside the district there is no place', () => {
    expect(places.locate({ lon: 106.6, lat: 29.6 })).toBeUndefined();
    expect(places.locate({ lon: 0, lat: 0 })).toBeUndefined();
  });

  test('a look-up takes microseconds', () => {
    const started = performance.now();
    for (let n = 0; n < 20_000; n++) places.locate({ lon: 106.49 + (n % 100) * 0.001, lat: 29.53 + (n % 70) * 0.0005 });
    const each = (performance.now() - started) / 20_000;
    if (process.env.MEASURE) console.log(`locate: ${(each * 1000).toFixed(2)} µs a point`);
    // 4 µs on a quiet machine; the margin is for busy ones.
    expect(each).toBeLessThan(0.1);
  });

  test('200 points in one PostGIS statement', async () => {
    const points = Array.from({ length: 200 }, (_, n) => ({
      key: String(n),
      lon: 106.505 + n * 0.0004,
      lat: 29.5405 + n * 0.0001,
    }));
    const started = performance.now();
    await locate(database.db, points, now);
    const took = performance.now() - started;
    if (process.env.MEASURE) console.log(`PostGIS locate of 200: ${took.toFixed(0)} ms`);
    // 130 ms on a quiet machine: good enough for a batch job, not for the door; that asks the index.
    expect(took).toBeLessThan(5000);
  });
});
