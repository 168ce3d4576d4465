import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestClock } from '../../platform/clock/index.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { createPlatform } from '../../platform/create-platform.ts';
import { sql } from '../../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/db/test-database.ts';
import { silentLogger } from '../../platform/log/log.ts';
import type { Platform } from '../../platform/platform.ts';
import { type FeatureChange, publishVersionInTrx, putDatasetInTrx } from '../datasets/index.ts';
import { seedPlans } from '../plans/index.ts';
import { drawAhead } from './draw-ahead.ts';
import { MOST_FEATURES } from './draw-tile.ts';
import { readLayerTile } from './kept-tiles.ts';
import { listMapLayers, mayDraw } from './map-layers-queries.ts';

const clock = createTestClock('2026-11-24T08:00:00+08:00');
const PLAN = '00000000-0000-4000-8000-0000000000a1';
const SECRET = '00000000-0000-4000-8000-0000000000b1';
/** The tile in which a place lies. */
function tileOf(z: number, lon: number, lat: number) {
  const y = 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
  return { z, x: Math.floor(((lon + 180) / 360) * 2 ** z), y: Math.floor(y * 2 ** z) };
}
const TILE = tileOf(13, 106.5455, 29.5455);
const planner = { scopes: ['50/500103/'], permissions: new Set(['dataset.view']) };
let database: TestDatabase;
let platform: Platform;

const square = (lon: number, lat: number, size: number) =>
  `POLYGON((${lon} ${lat}, ${lon + size} ${lat}, ${lon + size} ${lat + size}, ${lon} ${lat + size}, ${lon} ${lat}))`;

beforeAll(async () => {
  database = await createTestDatabase();
  const unused = async () => {};
  platform = createPlatform(loadConfig({}), { ...database, close: unused, warmUp: unused }, silentLogger, clock);
  await database.db.transaction().execute(seedPlans);
  await put(PLAN, 'detailed-plan', 'public');
  await put(SECRET, 'gas-pipes', 'sensitive');
  await publish(PLAN, '2024-01-01', [
    { key: 'a', code: '0701', name: '住宅甲（合成）', wkt: square(106.545, 29.545, 0.001) },
    { key: 'b', code: '1401', name: '公园乙（合成）', wkt: square(106.55, 29.545, 0.001) },
  ]);
});
afterAll(() => database.drop());

async function put(id: string, key: string, securityLevel: 'public' | 'sensitive'): Promise<void> {
  const about = { authority: '合成', licence: 'synthetic', divisionPath: '50/500103/', synthetic: true } as const;
  const kind = { dataClass: 'plan', geometryKind: 'polygon', scheme: 'YDYH2023', securityLevel } as const;
  await database.db
    .transaction()
    .execute((trx) => putDatasetInTrx(trx, { id, key, name: { zh: key, en: key }, ...about, ...kind }, clock.now()));
}

function publish(datasetId: string, validFrom: string, features: FeatureChange[], remove: string[] = []) {
  const changes = { datasetId, validFrom, lineage: { kind: 'seed' }, put: features, remove };
  const coverage = square(106.5, 29.5, 0.1);
  return database.db.transaction().execute((trx) => publishVersionInTrx(trx, platform, { ...changes, coverage }));
}

async function draw(version: number, tile = TILE) {
  const mvt = await readLayerTile(platform, { datasetId: PLAN, version, ...tile });
  if (mvt.length === 0) return [];
  const layer = new VectorTile(new PbfReader(mvt)).layers['features'];
  return Array.from({ length: layer?.length ?? 0 }, (_, index) => layer?.feature(index).properties ?? {});
}

const keptTiles = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from services.tiles`.execute(database.db)).rows[0]?.n ?? 0;

describe('the map of a plan, tile by tile', () => {
  test('a tile carries each plot with its code and standard colour; a tile without data is empty', async () => {
    const drawn = await draw(1);
    expect(drawn.map(({ code }) => code).sort()).toEqual(['0701', '1401']);
    for (const { color } of drawn) expect(color).toMatch(/^#[0-9a-fA-F]{6}$/);
    expect(await draw(1, { z: 13, x: 1, y: 1 })).toEqual([]);
  });

  test('near enough to read them, names and keys come along', async () => {
    expect(await draw(1, tileOf(15, 106.5455, 29.5455))).toContainEqual(
      expect.objectContaining({ key: 'a', name: '住宅甲（合成）' }),
    );
  });

  test('a new version draws the tiles it changed anew, takes the others as they were, and the old one stays', async () => {
    const elsewhere = tileOf(17, 106.5455, 29.5455);
    await draw(1, elsewhere);
    const before = await keptTiles();
    await publish(PLAN, '2025-01-01', [{ key: 'b', code: '1001', wkt: square(106.551, 29.546, 0.001) }]);
    expect((await draw(2)).map(({ code }) => code).sort()).toEqual(['0701', '1001']);
    expect((await draw(1)).map(({ code }) => code).sort()).toEqual(['0701', '1401']);
    expect(await keptTiles()).toBe(before + 1);
    await draw(2, elsewhere);
    expect(await keptTiles()).toBe(before + 1);
  });

  test('too many plots to tell apart become cells of the code that covers most of each', async () => {
    const many = Array.from({ length: MOST_FEATURES + 1 }, (_, index): FeatureChange => {
      const [column, row] = [index % 65, Math.floor(index / 65)];
      const code = column < 32 ? '0701' : '1001';
      return { key: `m${index}`, code, wkt: square(106.54 + column * 0.0001, 29.54 + row * 0.0001, 0.0001) };
    });
    const version = await publish(PLAN, '2026-01-01', many, ['a', 'b']);
    const drawn = await draw(version, tileOf(12, 106.5455, 29.5455));
    expect(drawn.length).toBeGreaterThan(2);
    expect(drawn.length).toBeLessThan(200);
    expect(new Set(drawn.map(({ code }) => code))).toEqual(new Set(['0701', '1001']));
    expect(drawn.every(({ generalised }) => generalised === true)).toBe(true);
    expect(await drawAhead(platform, { datasetId: PLAN, version })).toBeGreaterThan(3);
    expect(await drawAhead(platform, { datasetId: PLAN, version: 1 })).toBe(0);
  });
});

describe('what one may see of the map', () => {
  test('layers are listed as of a day, with all their versions; before the first there is none', async () => {
    const now = await listMapLayers(database.db, planner, '2025-06-01');
    expect(now.items).toMatchObject([{ key: 'detailed-plan', version: 2, validFrom: '2025-01-01' }]);
    expect(now.items[0]?.versions).toHaveLength(3);
    expect(now.items[0]?.bounds).toEqual([106.5, 29.5, 106.6, 29.6]);
    const early = await listMapLayers(database.db, planner, '2020-01-01');
    expect(early.items[0]).not.toHaveProperty('version');
  });

  test('a sensitive layer, another district or a version that is not there gives no tile', async () => {
    expect(await mayDraw(database.db, planner, { datasetId: PLAN, version: 1 })).toBe(true);
    expect(await mayDraw(database.db, planner, { datasetId: PLAN, version: 99 })).toBe(false);
    expect(await mayDraw(database.db, planner, { datasetId: SECRET, version: 1 })).toBe(false);
    const neighbour = { ...planner, scopes: ['50/500105/'] };
    expect(await mayDraw(database.db, neighbour, { datasetId: PLAN, version: 1 })).toBe(false);
    expect((await listMapLayers(database.db, neighbour, '2026-11-24')).items).toEqual([]);
  });
});
