import type { SiteQuery } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestClock } from '../../../platform/clock/index.ts';
import { loadConfig } from '../../../platform/config/config.ts';
import { createPlatform } from '../../../platform/create-platform.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/db/test-database.ts';
import { silentLogger } from '../../../platform/log/log.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type FeatureChange, publishVersionInTrx, putDatasetInTrx } from '../../datasets/index.ts';
import { putPlanLayerInTrx, seedPlans } from '../../plans/index.ts';
import { createTerrains } from '../terrain/terrains.ts';
import { findSites } from './find-sites.ts';

const clock = createTestClock('2026-11-24T08:00:00+08:00');
const planner = { scopes: ['50/500103/'], permissions: new Set(['dataset.view']) };
let database: TestDatabase;
let platform: Platform;
let nextId = 1;

/** Thousandths of a degree east and north of 106.5 E 29.5 N; one is about 100 m. */
function rectangle(x: number, y: number, width: number, height = width): string {
  const at = (dx: number, dy: number) => `${106.5 + (x + dx) / 1000} ${29.5 + (y + dy) / 1000}`;
  return `POLYGON((${[at(0, 0), at(width, 0), at(width, height), at(0, height), at(0, 0)].join(',')}))`;
}

beforeAll(async () => {
  database = await createTestDatabase();
  const unused = async () => {};
  platform = createPlatform(loadConfig({}), { ...database, close: unused, warmUp: unused }, silentLogger, clock);
  await database.db.transaction().execute(seedPlans);
  const plots = [
    { key: 'good', code: '080403', wkt: rectangle(10, 10, 1), attributes: { plotNo: 'A-1' } },
    { key: 'homes', code: '0701', wkt: rectangle(20, 10, 1) },
    { key: 'red', code: '080403', wkt: rectangle(30, 10, 1) },
    { key: 'outside', code: '080403', wkt: rectangle(70, 10, 1) },
    { key: 'huge', code: '080403', wkt: rectangle(10, 30, 10) },
  ];
  await dataset('detailed-plan', plots);
  await line('ecological-red-line', '生态红线', 1, rectangle(30.5, 10, 1));
  await line('development-boundary', '城镇开发边界', 3, rectangle(0, 0, 60));
  await dataset('roads', [{ key: 'r', wkt: 'LINESTRING(106.5 29.5111, 106.56 29.5111)' }], 'line');
  await dataset('hazard-zones', [{ key: 'h', wkt: rectangle(11, 50, 1) }], 'polygon', rectangle(0, 0, 15));
});
afterAll(() => database.drop());

async function dataset(
  key: string,
  put: FeatureChange[],
  geometryKind: 'polygon' | 'line' = 'polygon',
  coverage = rectangle(0, 0, 100),
): Promise<string> {
  const id = `00000000-0000-4000-8000-${String(nextId++).padStart(12, '0')}`;
  const about = { authority: '合成', licence: 'synthetic', securityLevel: 'public', synthetic: true } as const;
  const form = { dataClass: 'plan', geometryKind, scheme: 'YDYH2023', divisionPath: '50/500103/' } as const;
  await database.db.transaction().execute(async (trx) => {
    await putDatasetInTrx(trx, { id, key, name: { zh: `${key}（合成）`, en: key }, ...about, ...form }, clock.now());
    await publishVersionInTrx(trx, platform, {
      ...{ datasetId: id, validFrom: '2026-01-01', lineage: { kind: 'seed' } },
      ...{ put, coverage },
    });
  });
  return id;
}

async function line(key: string, domain: string, rank: number, wkt: string): Promise<void> {
  const datasetId = await dataset(key, [{ key: 'l', wkt }]);
  await database.db.transaction().execute((trx) => putPlanLayerInTrx(trx, { datasetId, domain, kind: 'line', rank }));
}

const ask = (query: Partial<SiteQuery> = {}, asOf = '2026-11-24', who = planner) =>
  findSites(
    { db: database.db, terrains: createTerrains() },
    who,
    { code: '080403', minAreaM2: 5_000, maxAreaM2: 20_000, ...query },
    { asOf, now: clock.now() },
  );

describe('looking for the site of a school', () => {
  test('red lines and the development boundary exclude, each with the count and the layer that did it', async () => {
    const { candidates, excluded, sites } = await ask();
    expect(candidates).toBe(4);
    expect(excluded).toMatchObject([
      { reason: 'rigid-line', sites: 1, layer: { version: 1 } },
      { reason: 'outside-boundary', sites: 1 },
    ]);
    expect(sites.map((site) => site.featureKey)).toEqual(['good', 'homes']);
    expect(sites.length + excluded.reduce((sum, one) => sum + one.sites, 0)).toBe(candidates);
  });

  test('each site tells what it was judged by; where hazards were never surveyed they are unknown, not absent', async () => {
    const { sites } = await ask();
    const hazard = sites.map((site) => site.scores.find(({ factor }) => factor === 'hazard'));
    expect(hazard[0]).toMatchObject({ score: 1, found: 0 });
    expect(hazard[1]).not.toHaveProperty('score');
    const road = sites[0]?.scores.find(({ factor }) => factor === 'road');
    expect(road?.found).toBeGreaterThan(5);
    expect(road?.found).toBeLessThan(20);
    expect(sites[0]).toMatchObject({ plotNo: 'A-1', code: '080403' });
  });

  test('weights of the question decide: by the plan alone homes are worth nothing', async () => {
    const weights = { 'plan-use': 1, slope: 0, road: 0, 'present-use': 0, hazard: 0 };
    const { sites } = await ask({ weights });
    expect(sites.map(({ score }) => score)).toEqual([1, 0]);
  });

  test('before there was a plan the answer is unknown; another district sees none; a range upside down is refused', async () => {
    expect(await ask({}, '2020-01-01')).toMatchObject({ answer: 'unknown', sites: [] });
    expect(await ask({}, '2026-11-24', { ...planner, scopes: ['50/500105/'] })).toMatchObject({ answer: 'unknown' });
    await expect(ask({ minAreaM2: 9, maxAreaM2: 8 })).rejects.toMatchObject({ code: 'siting.bad-range' });
  });
});
