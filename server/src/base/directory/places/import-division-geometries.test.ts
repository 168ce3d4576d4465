import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestClock } from '../../../platform/clock/clock.ts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/db/test-database.ts';
import { importDivisionGeometries } from './import-division-geometries.ts';
import { loadDivisionsInTrx } from './load-divisions.ts';
import { loadYuzhongInTrx } from './load-yuzhong.ts';
import { createPlaceIndex } from './place-index.ts';

const now = new Date('2026-11-23T02:00:00Z');
/** 珊瑚湾社区 of 菜园坝街道. */
const COMMUNITY = '500103007003';
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.transaction().execute(async (trx) => {
    await loadDivisionsInTrx(trx, now);
    await loadYuzhongInTrx(trx, now);
  });
});
afterAll(() => database.drop());

/** Runs and takes everything back, so that each test meets the same district. */
async function tryOut<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
  const trx = await database.db.startTransaction().execute();
  try {
    return await work(trx);
  } finally {
    await trx.rollback().execute();
  }
}

const box = (code: string, [west, south, east, north]: readonly number[], name = '网格') => ({
  type: 'Feature',
  properties: { code, name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
});
const set = (...features: unknown[]) => ({ type: 'FeatureCollection' as const, features });
const official = { source: '测试：官方数据', synthetic: false, validFrom: '2026-11-01', now };

/** A box that certainly lies in the community. */
async function insideCommunity(db: Database): Promise<readonly [number, number, number, number]> {
  const { rows } = await sql<{ x: number; y: number }>`
    select st_x(p) as x, st_y(p) as y from (
      select (st_maximuminscribedcircle(geom)).center as p from directory.division_geometries where code = ${COMMUNITY}) as c`.execute(
    db,
  );
  const { x = 0, y = 0 } = rows[0] ?? {};
  return [x - 0.001, y - 0.001, x, y];
}

describe('importing official outlines', () => {
  test('unit grids of a community given anew replace the old ones from that day; the rest stays', async () => {
    const [west, south, east, north] = await insideCommunity(database.db);
    await tryOut(async (trx) => {
      const before = await sql<{
        n: number;
      }>`select count(*) as n from directory.division_paths where length(code) = 15 and valid_to is null and left(code, 12) <> ${COMMUNITY}`.execute(
        trx,
      );
      const report = await importDivisionGeometries(
        trx,
        set(
          box(`${COMMUNITY}001`, [west, south, (west + east) / 2, north]),
          box(`${COMMUNITY}002`, [(west + east) / 2, south, east, north]),
        ),
        official,
      );
      expect(report).toMatchObject({ features: 2, byLevel: { grid: 2 } });
      const after = await sql<{
        n: number;
      }>`select count(*) as n from directory.division_paths where length(code) = 15 and valid_to is null and left(code, 12) <> ${COMMUNITY}`.execute(
        trx,
      );
      expect(after.rows).toEqual(before.rows);
      const now2 = await sql<{ code: string; synthetic: boolean; status: string }>`
        select d.code, g.synthetic, d.code_status as status from directory.divisions d join directory.division_geometries g using (code)
        where left(d.code, 12) = ${COMMUNITY} and d.level = 'grid' and d.valid_to is null and g.valid_to is null order by 1`.execute(
        trx,
      );
      expect(now2.rows).toEqual([
        { code: `${COMMUNITY}001`, synthetic: false, status: 'official' },
        { code: `${COMMUNITY}002`, synthetic: false, status: 'official' },
      ]);
      const old = await sql<{ n: number }>`select count(*) as n from directory.division_geometries
        where left(code, 12) = ${COMMUNITY} and length(code) = 15 and daterange(valid_from, valid_to) @> date '2026-10-31'`.execute(
        trx,
      );
      expect(old.rows[0]?.n).toBeGreaterThan(5);
    });
  });

  test('a community that its grids do not cover is accepted and reported as a gap', async () => {
    const [west, south, east, north] = await insideCommunity(database.db);
    await tryOut(async (trx) => {
      const report = await importDivisionGeometries(
        trx,
        set(
          box(COMMUNITY, [west, south, east, north], '珊瑚湾社区'),
          box(`${COMMUNITY}001`, [west, south, (west + east) / 2, north]),
        ),
        official,
      );
      expect(report.gaps).toHaveLength(1);
      expect(report.gaps[0]).toMatchObject({ parentCode: COMMUNITY });
      expect(report.gaps[0]?.uncoveredM2).toBeGreaterThan(1000);
    });
  });

  test.each([
    ['a code of no known length', () => [box('5001030070', [0, 0, 1, 1])], '代码格式'],
    ['the same code twice', () => [box(`${COMMUNITY}001`, [0, 0, 1, 1]), box(`${COMMUNITY}001`, [2, 0, 3, 1])], '重复'],
    ['a community that does not exist', () => [box('500103007999001', [0, 0, 1, 1])], '没有区划 500103007999'],
    [
      'something that is no polygon',
      () => [
        {
          type: 'Feature',
          properties: { code: COMMUNITY, name: 'x' },
          geometry: { type: 'Point', coordinates: [1, 2] },
        },
      ],
      '不是有效的面要素',
    ],
    [
      'metres instead of degrees',
      () => [box(`${COMMUNITY}001`, [35_000_000, 3_270_000, 35_000_100, 3_270_100])],
      '不是经纬度',
    ],
    [
      'an outline that crosses itself',
      () => [
        {
          ...box(`${COMMUNITY}001`, [0, 0, 1, 1]),
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                [1, 1],
                [1, 0],
                [0, 1],
                [0, 0],
              ],
            ],
          },
        },
      ],
      '图形无效',
    ],
    ['a grid outside its community', () => [box(`${COMMUNITY}001`, [106.4, 29.4, 106.401, 29.401])], '超出上级'],
  ])('%s is refused with the row and the reason', async (_what, features, reason) => {
    const refusal = tryOut((trx) => importDivisionGeometries(trx, set(...features()), official));
    await expect(refusal).rejects.toMatchObject({ code: 'directory.outlines-refused', status: 422 });
    await refusal.catch((error: { detail: { zh: string; en: string } }) => {
      expect(error.detail.zh).toContain(reason);
      expect(error.detail.en).toMatch(/^#\d/);
    });
  });

  test('two grids that overlap are refused, naming both', async () => {
    const [west, south, east, north] = await insideCommunity(database.db);
    const refusal = tryOut((trx) =>
      importDivisionGeometries(
        trx,
        set(box(`${COMMUNITY}001`, [west, south, east, north]), box(`${COMMUNITY}002`, [west, south, east, north])),
        official,
      ),
    );
    await expect(refusal).rejects.toMatchObject({ detail: { zh: expect.stringContaining(`与 ${COMMUNITY}002 重叠`) } });
  });

  test('an empty collection is refused', async () => {
    await expect(tryOut((trx) => importDivisionGeometries(trx, set(), official))).rejects.toMatchObject({
      status: 422,
    });
  });

  test('the place index follows an import, and is not read again without one', async () => {
    const clock = createTestClock(now);
    const before = await createPlaceIndex(database.db, clock);
    expect(await createPlaceIndex(database.db, clock)).toBe(before);
    const [west, south, east, north] = await insideCommunity(database.db);
    await database.db.transaction().execute((trx) =>
      importDivisionGeometries(trx, set(box(`${COMMUNITY}777`, [west, south, east, north])), {
        ...official,
        now: new Date(now.getTime() + 1000),
      }),
    );
    const after = await createPlaceIndex(database.db, clock);
    expect(after.locate({ lon: (west + east) / 2, lat: (south + north) / 2 })?.gridCode).toBe(`${COMMUNITY}777`);
  });
});
