import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestClock } from '../../platform/clock/index.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { createPlatform } from '../../platform/create-platform.ts';
import { sql } from '../../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/db/test-database.ts';
import { silentLogger } from '../../platform/log/log.ts';
import type { Platform } from '../../platform/platform.ts';
import { publishVersionInTrx, putDatasetInTrx } from '../../territory/datasets/index.ts';
import { detectConflicts, putPlanLayerInTrx, seedPlans } from '../../territory/plans/index.ts';
import { readPlanning } from './read-planning.ts';

const clock = createTestClock('2026-11-24T08:00:00+08:00');
const DAY_MS = 86_400_000;
const planner = { scopes: ['50/500103/'], permissions: new Set(['plan.view']) };
let database: TestDatabase;
let platform: Platform;

/** West, south and size in thousandths of a degree from 106.5 E 29.5 N. */
function square(x: number, y: number, size: number): string {
  const at = (dx: number, dy: number) => `${106.5 + (x + dx) / 1000} ${29.5 + (y + dy) / 1000}`;
  return `POLYGON((${[at(0, 0), at(size, 0), at(size, size), at(0, size), at(0, 0)].join(',')}))`;
}

beforeAll(async () => {
  database = await createTestDatabase();
  const unused = async () => {};
  platform = createPlatform(loadConfig({}), { ...database, close: unused, warmUp: unused }, silentLogger, clock);
  await database.db.transaction().execute(seedPlans);
  await layer('a1', {
    domain: '湿地',
    authority: '林业局（合成）',
    kind: 'zone',
    rank: 5,
    code: '0506',
    wkt: square(0, 0, 4),
  });
  await layer('b1', {
    domain: '产业园',
    authority: '经信委（合成）',
    kind: 'zone',
    rank: 5,
    code: '1001',
    wkt: square(2, 0, 4),
    half: true,
  });
  await layer('c1', {
    domain: '生态红线',
    authority: '生态局（合成）',
    kind: 'line',
    rank: 1,
    code: null,
    wkt: square(50, 50, 4),
  });
  await detectConflicts(platform, { trigger: 'test' });
});
afterAll(() => database.drop());

interface World {
  domain: string;
  authority: string;
  kind: 'zone' | 'line';
  rank: number;
  code: string | null;
  wkt: string;
  half?: boolean;
}

async function layer(n: string, { domain, authority, kind, rank, code, wkt, half }: World): Promise<void> {
  const id = `00000000-0000-4000-8000-0000000000${n}`;
  const about = { licence: 'synthetic', securityLevel: 'public', divisionPath: '50/500103/', synthetic: true } as const;
  const names = { key: `plan-${n}`, name: { zh: `${domain}（合成）`, en: `${n} (synthetic)` }, authority };
  const form = { dataClass: 'plan', geometryKind: 'polygon', scheme: 'YDYH2023' } as const;
  const feature = { key: 'f', ...(code ? { code } : {}), wkt };
  const coverage = half ? square(0, 0, 50) : square(0, 0, 100);
  await database.db.transaction().execute(async (trx) => {
    await putDatasetInTrx(trx, { id, ...names, ...form, ...about }, clock.now());
    await putPlanLayerInTrx(trx, { datasetId: id, domain, kind, rank });
    const version = { datasetId: id, validFrom: '2026-01-01', lineage: { kind: 'seed' }, put: [feature], coverage };
    await publishVersionInTrx(trx, platform, version);
  });
}

const between = (rows: readonly { value: number }[]) => rows.reduce((sum, row) => sum + row.value, 0);

describe('the planning wall', () => {
  test('every breakdown of the open conflicts adds up to the figure above it', async () => {
    const wall = await readPlanning(platform, planner);
    const { rows } = await sql<{ n: number; area: number }>`
      select count(*)::int as n, sum(area_m2) as area from plans.conflicts where gone_at is null`.execute(database.db);
    expect(wall.open.value).toBe(rows[0]?.n);
    expect(wall.open.value).toBeGreaterThan(0);
    expect(wall.open.areaM2).toBeCloseTo(rows[0]?.area ?? 0, 3);
    for (const part of [wall.byType, wall.bySeverity, wall.byStatus, wall.byAge])
      expect(between(part)).toBe(wall.open.value);
  });

  test('a conflict between two authorities counts at both', async () => {
    const { byAuthority, byType } = await readPlanning(platform, planner);
    const use = byType.find((row) => row.type === 'USE')?.value ?? 0;
    expect(use).toBe(1);
    const authorities = byAuthority.map((row) => row.authority);
    expect(authorities).toContain('林业局（合成）');
    expect(authorities).toContain('经信委（合成）');
  });

  test('conflicts grow older with the days', async () => {
    clock.advance(45 * DAY_MS);
    const { byAge, open } = await readPlanning(platform, planner);
    expect(byAge.map((row) => row.value)).toEqual([0, 0, open.value, 0]);
    clock.advance(-45 * DAY_MS);
  });

  test('control lines stand with area and version, plans with the share of the ground they cover', async () => {
    const { controlLines, coverage } = await readPlanning(platform, planner);
    expect(controlLines).toMatchObject([{ key: 'plan-c1', rank: 1, version: 1, validFrom: '2026-01-01' }]);
    expect(controlLines[0]?.areaM2).toBeGreaterThan(160_000);
    const shares = Object.fromEntries(coverage.map((row) => [row.datasetId.slice(-2), row.share]));
    expect(shares['a1']).toBe(1);
    expect(shares['b1']).toBeCloseTo(0.25, 2);
  });

  test('a plan above the reader’s level counts nowhere, not even through a conflict with an open one', async () => {
    const id = '00000000-0000-4000-8000-0000000000b1';
    const setLevel = (level: string) =>
      sql`update datasets.datasets set security_level = ${level} where id = ${id}`.execute(database.db);
    const before = await readPlanning(platform, planner);
    await setLevel('sensitive');
    const wall = await readPlanning(platform, planner);
    await setLevel('public');
    expect(before.byType.map((row) => row.type)).toContain('USE');
    expect(wall.byType.map((row) => row.type)).not.toContain('USE');
    expect(wall.byAuthority.map((row) => row.authority)).not.toContain('经信委（合成）');
    expect(between(wall.byType)).toBe(wall.open.value);
  });

  test('who looks after another district sees nothing of this one', async () => {
    const wall = await readPlanning(platform, { ...planner, scopes: ['50/500105/'] });
    expect(wall).toMatchObject({ open: { value: 0 }, byAuthority: [], controlLines: [], coverage: [] });
  });
});
