import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestClock } from '../platform/clock/index.ts';
import { loadConfig } from '../platform/config/config.ts';
import { createPlatform } from '../platform/create-platform.ts';
import { sql } from '../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/db/test-database.ts';
import { silentLogger } from '../platform/log/log.ts';
import type { Platform } from '../platform/platform.ts';
import { type ConflictRun, detectConflicts, seedPlans } from '../territory/plans/index.ts';
import { type LayerFile, readTerritoryFile } from './territory-files.ts';
import { seedTerritory } from './territory-seed.ts';

interface Planted {
  conflicts: { kind: string; keys: string[]; areaM2: number; layers: string[] }[];
}

let database: TestDatabase;
let platform: Platform;
let run: ConflictRun;
const announced: { datasetId: string }[] = [];
const count = async (query: ReturnType<typeof sql<{ n: number }>>) =>
  (await query.execute(database.db)).rows[0]?.n ?? 0;

beforeAll(async () => {
  database = await createTestDatabase();
  const unused = async () => {};
  const clock = createTestClock('2026-11-24T08:00:00+08:00');
  const made = createPlatform(loadConfig({}), { ...database, close: unused, warmUp: unused }, silentLogger, clock);
  const publishInTrx: Platform['events']['publishInTrx'] = async (_trx, _event, payload) => {
    announced.push(payload as { datasetId: string }); // the seed announces nothing else
  };
  platform = { ...made, events: { ...made.events, publishInTrx } };
  await database.db.transaction().execute(seedPlans);
  const started = performance.now();
  await seedTerritory(platform);
  if (process.env.MEASURE) console.log(`first seed: ${Math.round(performance.now() - started)} ms`);
  run = await detectConflicts(platform, { trigger: 'test' });
}, 120_000);
afterAll(() => database.drop());

describe('the invented territory of the demo', () => {
  test('every layer is there, valid, with a coverage and marked as synthetic', async () => {
    const layers = await readTerritoryFile<LayerFile[]>('layers.json');
    expect(await count(sql`select count(*)::int as n from datasets.datasets where synthetic`)).toBe(layers.length);
    expect(await count(sql`select count(*)::int as n from datasets.coverages where st_isvalid(geom)`)).toBe(
      layers.length,
    );
    expect(await count(sql`select count(*)::int as n from datasets.features where not st_isvalid(geom)`)).toBe(0);
  });

  test('one announcement for all, of a layer that is compared', async () => {
    expect(announced).toHaveLength(1);
    const [{ datasetId } = {}] = announced;
    expect(await count(sql`select count(*)::int as n from plans.layers where dataset_id = ${datasetId}`)).toBe(1);
    expect(announced[0]).not.toHaveProperty('changedKeys');
  });

  test('a second start publishes nothing', async () => {
    const versions = () => count(sql`select count(*)::int as n from datasets.versions`);
    const before = await versions();
    const started = performance.now();
    await seedTerritory(platform);
    if (process.env.MEASURE) console.log(`second seed: ${Math.round(performance.now() - started)} ms`);
    expect(await versions()).toBe(before);
  });

  test('the plots of the detailed plan fill the district without gap or overlap, but for the planted one', async () => {
    const { rows } = await sql<{ plots: number; district: number }>`
      select (select sum(f.area_m2) from datasets.features f where f.dataset_id = d.id and f.version_to is null
          and f.key not like 'planted-%') as plots,
        (select st_area(c.geom::geography) from datasets.coverages c where c.dataset_id = d.id) as district
      from datasets.datasets d where d.key = 'detailed-plan'`.execute(database.db);
    const [{ plots = 0, district = 1 } = {}] = rows;
    expect(Math.abs(plots / district - 1)).toBeLessThan(1e-5);
  });

  test('the ridge of 鹅岭 lies well above the rivers', async () => {
    const { rows } = await sql<{ heights: Buffer }>`select heights from toolbox.terrains`.execute(database.db);
    const heights = rows[0]?.heights ?? Buffer.alloc(0);
    const metres = Array.from({ length: heights.length / 2 }, (_, i) => heights.readInt16LE(2 * i) / 10).sort(
      (a, b) => a - b,
    );
    expect(metres[0]).toBeGreaterThan(160);
    expect(metres.at(-1)).toBeGreaterThan(330);
    expect(metres.at(-1)).toBeLessThan(400);
  });

  test('588,000 people live there, and 8,000 of them since 2019 without their school', async () => {
    expect(
      await count(sql`select sum((attributes->>'population')::int)::int as n from datasets.features f
        join datasets.datasets d on d.id = f.dataset_id where d.key = 'population'`),
    ).toBe(588_000);
    expect(
      await count(sql`
        select count(*)::int as n from datasets.features p join datasets.features f on f.attributes->'serves' ? (p.attributes->>'plotNo')
        where p.attributes->>'population' = '8000' and p.attributes->>'occupiedAt' like '2019-%'
          and f.code = '080403' and f.attributes->>'status' = 'land-not-supplied'`),
    ).toBe(1);
  });

  test('a comparison finds what was planted, and not thousands more', async () => {
    expect(run.found).toBeGreaterThan(40);
    expect(run.found).toBeLessThan(250);
    const { conflicts } = await readTerritoryFile<Planted>('planted.json');
    const overlapping = conflicts.filter(({ kind }) => ['USE', 'REDLINE', 'OVERLAP', 'STATUS'].includes(kind));
    for (const { kind, keys } of overlapping) {
      const found = await count(sql`select count(*)::int as n from plans.conflicts where gone_at is null
        and (feature_a = any (${keys}::text[]) or feature_b = any (${keys}::text[]))`);
      expect({ kind, keys, found: found > 0 }).toEqual({ kind, keys, found: true });
    }
    expect(
      await count(sql`
        select count(*)::int as n from plans.slivers s join datasets.datasets d on d.id in (s.dataset_a, s.dataset_b)
        where 'planted-sliver' in (s.feature_a, s.feature_b) and d.key = 'wetland-plan'`),
    ).toBe(1);
    expect(
      await count(sql`select count(*)::int as n from plans.conflicts where 'planted-sliver' in (feature_a, feature_b)`),
    ).toBe(0);
  });
});
