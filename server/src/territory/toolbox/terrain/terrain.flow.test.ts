import { type ElevationGrid, viewshed } from '@shancheng/geo';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../platform/db/test-database.ts';
import { lookAround } from './look-around.ts';
import { terrainProfile } from './terrain-profile.ts';
import { putTerrainInTrx } from './terrain-store.ts';
import { terrainViewshed } from './terrain-viewshed.ts';
import { createTerrains } from './terrains.ts';

// 2 km square, 20 m cells: a plain at 200 m with a wall of 60 m across, 10 cells east of the middle.
const CELL = { cellLon: 20 / 96_700, cellLat: 20 / 111_195 };
const decimetres = Int16Array.from({ length: 101 * 101 }, (_, i) => (i % 101 === 60 || i % 101 === 61 ? 2_600 : 2_000));
const grid: ElevationGrid = { west: 106.5, south: 29.5, ...CELL, cols: 101, rows: 101, decimetres };
const at = (col: number, row: number) => ({
  lon: 106.5 + (col + 0.5) * CELL.cellLon,
  lat: 29.5 + (row + 0.5) * CELL.cellLat,
});
const terrain = {
  key: 'terrain',
  name: { zh: '地形（合成）', en: 'Terrain (synthetic)' },
  licence: 'synthetic',
  synthetic: true,
  divisionPath: '50/500103/',
  securityLevel: 'internal',
  grid,
} as const;
const planner = { scopes: ['50/500103/'], permissions: new Set(['dataset.view']) };
const terrains = createTerrains();
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.transaction().execute((trx) => putTerrainInTrx(trx, terrain, new Date('2026-11-24')));
});
afterAll(() => database.drop());

describe('the ground', () => {
  test('a line over the wall goes 60 m up and 60 m down again, and says whose heights they are', async () => {
    const [a, b] = [at(40, 50), at(80, 50)];
    const profile = await terrainProfile({ db: database.db, terrains }, planner, {
      line: [
        [a.lon, a.lat],
        [b.lon, b.lat],
      ],
      stepM: 5,
    });
    expect(profile).toMatchObject({ name: terrain.name, synthetic: true });
    expect(profile.climbM).toBeCloseTo(60, -0.5);
    expect(profile.descentM).toBeCloseTo(60, -0.5);
    expect(Math.abs(profile.steepest)).toBeGreaterThan(2.5);
    expect(profile.points[0]).toMatchObject({ distance: 0, height: 200, slope: 0 });
  });

  test('outside the known heights a line has none, and is not said to be flat', async () => {
    const a = at(90, 50);
    const { points } = await terrainProfile({ db: database.db, terrains }, planner, {
      line: [
        [a.lon, a.lat],
        [a.lon + 0.01, a.lat],
      ],
    });
    expect(points[0]?.height).toBe(200);
    expect(points.at(-1)).not.toHaveProperty('height');
  });

  test('one sees up to the wall and not beyond; from a tower beyond too', async () => {
    const look = { at: at(50, 50), radius: 800 };
    const low = await terrainViewshed({ db: database.db, terrains }, planner, look);
    const east = Math.max(...low.visible.coordinates.flat(2).map(([lon = 0]) => lon));
    // To within a cell: the wall’s own top may count.
    expect((east - grid.west) / CELL.cellLon).toBeGreaterThan(60.9);
    expect((east - grid.west) / CELL.cellLon).toBeLessThan(62.1);
    expect(low.share).toBeLessThan(0.8);
    const high = await terrainViewshed({ db: database.db, terrains }, planner, { ...look, eyeHeight: 300 });
    expect(high.share).toBeGreaterThan(0.85);
    expect(high.areaM2).toBeGreaterThan(low.areaM2 * 1.1);
  });

  test('far away it is looked at in a thread of its own, with the same answer, and stops when nobody waits for it', async () => {
    const view = { lon: at(50, 50).lon, lat: at(50, 50).lat, eyeHeight: 1.6, targetHeight: 0, radius: 2_600 };
    const found = await lookAround({ grid, options: view });
    expect(found).toEqual(viewshed(grid, view));
    const nobody = lookAround({ grid, options: view }, AbortSignal.abort(new Error('nobody waits')));
    await expect(nobody).rejects.toThrow('nobody waits');
  });

  test('heights that were put anew are seen at once, though the old ones were kept in memory', async () => {
    const flat = { ...grid, decimetres: new Int16Array(101 * 101).fill(3_000) };
    const heightAt = async () => {
      const [a, b] = [at(40, 50), at(41, 50)];
      const line = [
        [a.lon, a.lat],
        [b.lon, b.lat],
      ];
      return (await terrainProfile({ db: database.db, terrains }, planner, { line })).points[0]?.height;
    };
    const put = (heights: ElevationGrid) =>
      database.db
        .transaction()
        .execute((trx) => putTerrainInTrx(trx, { ...terrain, grid: heights }, new Date('2026-11-24')));
    expect(await heightAt()).toBe(200);
    await put(flat);
    expect(await heightAt()).toBe(300);
    await put(grid);
  });

  test('a place off the grid, a line around the world and what is no degree are refused', async () => {
    const away = terrainViewshed({ db: database.db, terrains }, planner, { at: { lon: 100, lat: 29 }, radius: 500 });
    await expect(away).rejects.toMatchObject({ code: 'terrain.outside', status: 422 });
    const long = terrainProfile({ db: database.db, terrains }, planner, {
      line: [
        [106.5, 29.5],
        [108.5, 29.5],
      ],
    });
    await expect(long).rejects.toMatchObject({ code: 'terrain.line-too-long' });
    const metres = terrainProfile({ db: database.db, terrains }, planner, {
      line: [
        [362_000, 3_271_000],
        [362_100, 3_271_000],
      ],
    });
    await expect(metres).rejects.toMatchObject({ code: 'terrain.bad-position' });
  });

  test('whoever has another district gets no heights of this one', async () => {
    const elsewhere = { ...planner, scopes: ['50/500105/'] };
    const look = terrainViewshed({ db: database.db, terrains }, elsewhere, { at: at(50, 50), radius: 500 });
    await expect(look).rejects.toMatchObject({ code: 'terrain.unknown', status: 404 });
  });
});
