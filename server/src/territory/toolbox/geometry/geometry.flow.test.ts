import type { DrawnShape } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestClock } from '../../../platform/clock/index.ts';
import { loadConfig } from '../../../platform/config/config.ts';
import { createPlatform } from '../../../platform/create-platform.ts';
import { sql } from '../../../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/db/test-database.ts';
import { silentLogger } from '../../../platform/log/log.ts';
import type { Platform } from '../../../platform/platform.ts';
import { publishVersionInTrx, putDatasetInTrx, type VersionChanges } from '../../datasets/index.ts';
import { datasetChange } from './dataset-change.ts';
import { datasetStatistics } from './dataset-statistics.ts';
import { bufferShape, measureShape, overlayShapes } from './drawn-shapes.ts';

const clock = createTestClock('2026-11-24T08:00:00+08:00');
const PLAN = '00000000-0000-4000-8000-0000000000a1';
const planner = { scopes: ['50/500103/'], permissions: new Set(['dataset.view']) };
let database: TestDatabase;
let platform: Platform;

/** Metres east and north of a corner of the district, as degrees. */
const position = (x: number, y: number): [number, number] => [106.53 + x / 96_800, 29.55 + y / 110_850];
const ring = (x: number, y: number, width: number, height = width) => [
  position(x, y),
  position(x + width, y),
  position(x + width, y + height),
  position(x, y + height),
  position(x, y),
];
const square = (x: number, y: number, size: number) => ({ type: 'Polygon' as const, coordinates: [ring(x, y, size)] });
const wkt = (...box: Parameters<typeof ring>) =>
  `POLYGON((${ring(...box)
    .map((p) => p.join(' '))
    .join(',')}))`;

beforeAll(async () => {
  database = await createTestDatabase();
  const unused = async () => {};
  platform = createPlatform(loadConfig({}), { ...database, close: unused, warmUp: unused }, silentLogger, clock);
  await putStreet('500103001', '东街', wkt(500, 0, 500, 1_000));
  await putStreet('500103002', '西街', wkt(0, 0, 500, 1_000));
  const about = { authority: '合成', licence: 'synthetic', divisionPath: '50/500103/', synthetic: true } as const;
  const kind = { dataClass: 'plan', geometryKind: 'polygon', securityLevel: 'internal', scheme: 'YDYH2023' } as const;
  const name = { zh: '规划（合成）', en: 'Plan (synthetic)' };
  await database.db
    .transaction()
    .execute((trx) => putDatasetInTrx(trx, { id: PLAN, key: 'plan', name, ...about, ...kind }, clock.now()));
  await publish({
    validFrom: '2021-01-01',
    put: [
      { key: 'wood', code: '03', wkt: wkt(400, 0, 200) },
      { key: 'field', code: '01', wkt: wkt(0, 500, 100) },
      { key: 'stays', code: '07', wkt: wkt(800, 800, 50) },
      // Ends exactly where the other street begins.
      { key: 'edge', code: '12', wkt: wkt(450, 900, 50) },
    ],
  });
  // A quarter of the wood becomes industry, the field goes, a park comes.
  await publish({
    validFrom: '2024-06-01',
    put: [
      { key: 'wood', code: '03', wkt: wkt(400, 0, 200, 150) },
      { key: 'works', code: '10', wkt: wkt(400, 150, 200, 50) },
      { key: 'park', code: '14', wkt: wkt(0, 900, 50) },
    ],
    remove: ['field'],
  });
});
afterAll(() => database.drop());

function publish(changes: Pick<VersionChanges, 'validFrom' | 'put' | 'remove'>) {
  const whole = { datasetId: PLAN, lineage: { kind: 'seed' }, ...changes };
  return database.db.transaction().execute((trx) => publishVersionInTrx(trx, platform, whole));
}
async function putStreet(code: string, name: string, outline: string) {
  const { db } = database;
  await sql`insert into directory.divisions (code, name, level, valid_from, synthetic, source)
    values (${code}, ${name}, 'street', '2000-01-01', true, '合成')`.execute(db);
  await sql`insert into directory.division_paths (code, path, valid_from)
    values (${code}, ${`50/500103/${code}/`}, '2000-01-01')`.execute(db);
  await sql`insert into directory.division_geometries (code, valid_from, geom, centre, area_m2, source, synthetic)
    select ${code}, '2000-01-01', st_multi(g), st_centroid(g), st_area(g::geography), '合成', true
    from st_geomfromtext(${outline}, 4490) g`.execute(db);
}

describe('shapes drawn by hand', () => {
  test('100 m around a point are a circle of 3.14 hectares, in the west of the country too', async () => {
    for (const coordinates of [
      [106.53, 29.55],
      [87.6, 43.8],
    ]) {
      const { areaM2 } = await bufferShape(database.db, { shape: { type: 'Point', coordinates }, metres: 100 });
      expect(areaM2 / (Math.PI * 1e4)).toBeCloseTo(1, 2);
    }
  });

  test.each([0, -5])(
    'a point or a line has no inside: a distance of %d m is refused and not answered by nothing',
    async (metres) => {
      const line = {
        type: 'LineString' as const,
        coordinates: [
          [106.55, 29.55],
          [106.56, 29.55],
        ],
      };
      for (const shape of [{ type: 'Point' as const, coordinates: [106.53, 29.55] }, line])
        await expect(bufferShape(database.db, { shape, metres })).rejects.toMatchObject({
          ...{ code: 'geometry.nothing-to-shrink', status: 422 },
        });
    },
  );

  test('a square shrunk by more than its half is gone', async () => {
    const shrunk = await bufferShape(database.db, { shape: square(0, 0, 100), metres: -60 });
    expect(shrunk).toEqual({ shape: { type: 'MultiPolygon', coordinates: [] }, areaM2: 0 });
    const smaller = await bufferShape(database.db, { shape: square(0, 0, 100), metres: -25 });
    expect(smaller.areaM2 / 2_500).toBeCloseTo(1, 2);
  });

  test('two squares that share a quarter', async () => {
    const [a, b] = [square(0, 0, 100), square(50, 50, 100)];
    const hectares = async (operation: Parameters<typeof overlayShapes>[1]['operation']) =>
      (await overlayShapes(database.db, { a, b, operation })).areaM2 / 1e4;
    expect(await hectares('intersection')).toBeCloseTo(0.25, 2);
    expect(await hectares('union')).toBeCloseTo(1.75, 1);
    expect(await hectares('difference')).toBeCloseTo(0.75, 2);
    expect(await hectares('symmetric-difference')).toBeCloseTo(1.5, 2);
  });

  test('squares that only touch share no area', async () => {
    const touching = { a: square(0, 0, 100), b: square(100, 0, 100), operation: 'intersection' } as const;
    expect((await overlayShapes(database.db, touching)).areaM2).toBeLessThan(1e-3);
  });

  test('are measured on the ellipsoid', async () => {
    const { areaM2, lengthM } = await measureShape(database.db, square(0, 0, 1_000));
    expect(areaM2 / 1e6).toBeCloseTo(1, 2);
    expect(lengthM / 4_000).toBeCloseTo(1, 2);
    const line: DrawnShape = { type: 'LineString', coordinates: [position(0, 0), position(300, 400)] };
    const measured = await measureShape(database.db, line);
    expect(measured.areaM2).toBe(0);
    expect(measured.lengthM / 500).toBeCloseTo(1, 2);
  });

  test('that cross themselves, lie abroad, have no extent or too many corners are refused', async () => {
    const [a, b, c, d] = [position(0, 0), position(9, 9), position(9, 0), position(0, 9)];
    const bowTie: DrawnShape = { type: 'Polygon', coordinates: [[a, b, c, d, a]] };
    const abroad: DrawnShape = { type: 'Point', coordinates: [2.35, 48.85] };
    const metres: DrawnShape = { type: 'Point', coordinates: [362_086, 3_271_852] };
    const nowhere: DrawnShape = { type: 'LineString', coordinates: [a, a] };
    for (const shape of [bowTie, abroad, metres, nowhere]) {
      await expect(measureShape(database.db, shape)).rejects.toMatchObject({ code: 'geometry.bad-shape', status: 422 });
    }
    const coordinates = Array.from({ length: 3 }, () => [Array.from({ length: 8_000 }, () => a)]);
    const endless = measureShape(database.db, { type: 'MultiPolygon', coordinates });
    await expect(endless).rejects.toMatchObject({ code: 'geometry.too-many-positions', status: 413 });
  });
});

describe('a dataset', () => {
  const count = (asOf: string, who = planner) =>
    datasetStatistics(database.db, who, { query: { dataset: 'plan', level: 'street' }, asOf, now: clock.now() });

  test('is counted street by street; what lies in two is divided between them', async () => {
    const { version, rows } = await count('2022-01-01');
    expect(version).toBe(1);
    const found = rows.map(({ divisionName, code, features, areaM2 }) => [
      divisionName,
      code,
      features,
      Math.round(areaM2 / 100),
    ]);
    expect(found).toEqual([
      ['东街', '03', 1, 200],
      ['东街', '07', 1, 25],
      ['西街', '01', 1, 100],
      ['西街', '03', 1, 200],
      ['西街', '12', 1, 25],
    ]);
  });

  test('of a later day is counted with the later version; before the first there is nothing to count', async () => {
    const { version, rows } = await count('2026-01-01');
    expect([version, rows.map(({ code }) => code)]).toEqual([2, ['03', '07', '10', '03', '10', '12', '14']]);
    await expect(count('2020-01-01')).rejects.toMatchObject({ code: 'geometry.no-version', status: 404 });
  });

  test('whoever has one street is told of no dataset of the district, and another district of none either', async () => {
    for (const scope of ['50/500103/500103001/', '50/500105/']) {
      await expect(count('2022-01-01', { ...planner, scopes: [scope] })).rejects.toMatchObject({ status: 404 });
    }
  });
});

describe('what changed between two days', () => {
  const change = (from: string, to: string) =>
    datasetChange(database.db, planner, { query: { dataset: 'plan', from, to }, now: clock.now() });

  test('features by their names, ground by what it was and is', async () => {
    const { totals, features, transitions } = await change('2022-01-01', '2026-01-01');
    expect(totals.map(({ kind, features: count }) => [kind, count])).toEqual([
      ['added', 2],
      ['removed', 1],
      ['changed', 1],
    ]);
    expect(features[0]).toMatchObject({ key: 'wood', kind: 'changed', codeBefore: '03', codeAfter: '03' });
    expect(transitions.map(({ from, to, areaM2 }) => [from, to, Math.round(areaM2 / 100)])).toEqual([
      ['03', '03', 300],
      ['03', '10', 100],
      ['01', undefined, 100],
      [undefined, '14', 25],
    ]);
  });

  test('nothing between two days of one version; a feature that stayed is never listed', async () => {
    const { totals, features, transitions } = await change('2022-01-01', '2023-01-01');
    expect([totals.reduce((sum, total) => sum + total.features, 0), features, transitions]).toEqual([0, [], []]);
    const { features: later } = await change('2022-01-01', '2026-01-01');
    expect(later.map(({ key }) => key)).not.toContain('stays');
  });

  test('from a later to an earlier day, or from before the first version, is refused', async () => {
    await expect(change('2026-01-01', '2022-01-01')).rejects.toMatchObject({ code: 'geometry.days-reversed' });
    await expect(change('2020-01-01', '2022-01-01')).rejects.toMatchObject({ code: 'geometry.no-version' });
  });
});
