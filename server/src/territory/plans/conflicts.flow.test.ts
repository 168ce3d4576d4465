import { randomUUID } from 'node:crypto';
import type { ConflictCommand } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedCatalogue } from '../../base/catalogue/index.ts';
import type { Actor } from '../../platform/auth/index.ts';
import { createTestClock } from '../../platform/clock/index.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { createPlatform } from '../../platform/create-platform.ts';
import { sql } from '../../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/db/test-database.ts';
import { silentLogger } from '../../platform/log/log.ts';
import type { Platform } from '../../platform/platform.ts';
import { type FeatureChange, publishVersionInTrx, putDatasetInTrx } from '../datasets/index.ts';
import { listConflicts } from './conflicts/conflict-queries.ts';
import { comparePlans, detectConflicts, putPlanLayerInTrx, recheckConflicts, seedPlans } from './index.ts';
import { actOnConflict } from './reconciliation/act-on-conflict.ts';
import { createSpeaker } from './test-plan-world.ts';

// domain.md §9 (5): wetland against an industrial park.

const clock = createTestClock('2026-11-24T08:00:00+08:00');
const WETLAND = '00000000-0000-4000-8000-0000000000a1';
const PARK = '00000000-0000-4000-8000-0000000000b1';
const FOREST = '00000000-0000-4000-8000-0000000000c1';
let database: TestDatabase;
let platform: Platform;
let forester: Actor;
let parkKeeper: Actor;
const [FORESTRY, PARK_OFFICE] = ['林地规划局（合成）', '产业园局（合成）'];

beforeAll(async () => {
  database = await createTestDatabase();
  const unused = async () => {};
  platform = createPlatform(loadConfig({}), { ...database, close: unused, warmUp: unused }, silentLogger, clock);
  await database.db.transaction().execute(seedPlans);
  await database.db.transaction().execute((trx) => seedCatalogue(trx, clock.now()));
  await layer(WETLAND, 'wetland-plan', '湿地', 3);
  await layer(PARK, 'park-plan', '产业园', 5);
  await layer(FOREST, 'forest-plan', '林地规划', 5);
  forester = await createSpeaker(database.db, FORESTRY);
  parkKeeper = await createSpeaker(database.db, PARK_OFFICE);
});
afterAll(() => database.drop());

async function layer(id: string, key: string, domain: string, rank: number): Promise<void> {
  await database.db.transaction().execute(async (trx) => {
    const name = { zh: `${domain}（合成）`, en: `${key} (synthetic)` };
    const about = {
      authority: `${domain}局（合成）`,
      licence: 'synthetic',
      securityLevel: 'public',
      divisionPath: '50/500103/',
    } as const;
    await putDatasetInTrx(
      trx,
      { id, key, name, dataClass: 'plan', geometryKind: 'polygon', scheme: 'YDYH2023', synthetic: true, ...about },
      clock.now(),
    );
    await putPlanLayerInTrx(trx, { datasetId: id, domain, kind: 'zone', rank });
  });
}

/** Metres east and north of a corner in 渝中区, as degrees. */
const METRE = { lon: 1 / 96_800, lat: 1 / 110_850 };
function rectangle(x: number, y: number, width: number, height: number): string {
  const point = (dx: number, dy: number) => `${106.53 + (x + dx) * METRE.lon} ${29.55 + (y + dy) * METRE.lat}`;
  return `POLYGON((${[point(0, 0), point(width, 0), point(width, height), point(0, height), point(0, 0)].join(',')}))`;
}

function publish(
  datasetId: string,
  put: FeatureChange[],
  validFrom = '2026-01-01',
  lineage: object = { kind: 'seed' },
) {
  return database.db
    .transaction()
    .execute((trx) => publishVersionInTrx(trx, platform, { datasetId, validFrom, lineage: { ...lineage }, put }));
}

interface OpenConflict {
  id: string;
  type: string;
  severity: string;
  area: number;
  a: string;
  b: string;
}
async function openConflicts(): Promise<OpenConflict[]> {
  const { rows } = await sql<OpenConflict>`
    select id, type, severity, area_m2 as area, feature_a as a, feature_b as b from plans.conflicts
    where gone_at is null order by feature_a, feature_b`.execute(database.db);
  return rows;
}
const detect = (options: { threads?: number } = {}) => detectConflicts(platform, { trigger: 'test', ...options });

const people = {
  accountId: 'a',
  kind: 'person',
  id: 'a',
  displayName: '合成',
  permissions: new Set<string>(),
} as const;
const list = (scopes: string[], query: { severity?: 'S1' | 'S2' | 'S3'; limit?: number } = {}) =>
  listConflicts(database.db, { ...people, scopes }, query, { now: clock.now() });

describe('a wetland where another plan wants an industrial park', () => {
  test('1,000 m² of overlap are a conflict; a strip half a metre wide is a sliver, and both are written down', async () => {
    await publish(WETLAND, [
      { key: 'w1', code: '0506', wkt: rectangle(0, 0, 100, 100) },
      { key: 'w2', code: '0506', wkt: rectangle(300, 0, 100, 100) },
    ]);
    await publish(PARK, [
      { key: 'p1', code: '1001', wkt: rectangle(90, 0, 100, 100) },
      { key: 'p2', code: '1001', wkt: rectangle(399.5, 0, 100, 100) },
    ]);
    const run = await detect();
    expect(run).toMatchObject({ pairs: 2, found: 1, slivers: 1 });
    const [conflict] = await openConflicts();
    expect(conflict).toMatchObject({ type: 'USE', severity: 'S3', a: 'w1', b: 'p1' });
    expect(conflict?.area).toBeGreaterThan(995);
    expect(conflict?.area).toBeLessThan(1_005);
    const { rows } =
      await sql`select feature_a, feature_b, reason, width_m < 1 as thin from plans.slivers where run_id = ${run.id}`.execute(
        database.db,
      );
    expect(rows).toEqual([{ feature_a: 'w2', feature_b: 'p2', reason: 'too-small', thin: true }]);
  });

  test('the plane and the ellipsoid agree on what all plans share, but for the scale of the zone’s edge', async () => {
    const { sharedM2 } = await detect();
    expect(sharedM2).toBeGreaterThan(1_045);
    expect(sharedM2).toBeLessThan(1_055);
  });

  test('found again it is the same conflict, with one thread or two', async () => {
    const before = await openConflicts();
    for (const threads of [1, 2]) {
      await detect({ threads });
      expect(await openConflicts()).toEqual(before);
    }
  });

  test('one changed feature is compared with its neighbours only, and gives what a whole run gives', async () => {
    await publish(FOREST, [{ key: 'f1', code: '0301', wkt: rectangle(150, 0, 60, 100) }]);
    expect(await recheckConflicts(platform, { datasetId: FOREST, keys: ['f1'] })).toEqual({ found: 1, gone: 0 });
    const quick = await openConflicts();
    expect(quick.map(({ a, b }) => `${a} ${b}`)).toEqual(['p1 f1', 'w1 p1']);
    await detect();
    const whole = await openConflicts();
    expect(whole.map(({ id }) => id)).toEqual(quick.map(({ id }) => id));
  });

  test('in the plane of the neighbouring zone the same conflicts have the same areas', async () => {
    const elsewhere = { ...platform, config: { ...platform.config, analysisSrid: 4546 } };
    const [here, there] = await Promise.all(
      [platform, elsewhere].map(async (one) => (await comparePlans(one, { asOf: '2026-11-30' })).judged),
    );
    expect(here?.length).toBeGreaterThan(0);
    expect(there).toEqual(here);
  });

  test('a decision that moves the park makes it vanish by recomputation; the old day still shows it', async () => {
    clock.set('2026-12-01T08:00:00+08:00');
    const decision = { kind: 'decision', documentNo: '渝中规委〔合成〕001号' };
    await publish(PARK, [{ key: 'p1', code: '1001', wkt: rectangle(210, 0, 80, 100) }], '2026-12-01', decision);
    expect(await recheckConflicts(platform, { datasetId: PARK, keys: ['p1'] })).toMatchObject({ gone: 2 });
    expect(await openConflicts()).toEqual([]);
    expect(await detect()).toMatchObject({ found: 0 });
    const { judged } = await comparePlans(platform, { asOf: '2026-11-30' });
    expect(judged.map(({ keyA, keyB, sliver }) => [keyA, keyB, sliver])).toEqual([
      ['w1', 'p1', undefined],
      ['w2', 'p2', 'too-small'],
      ['p1', 'f1', undefined],
    ]);
    expect(await openConflicts(), 'looking at an old day changes nothing').toEqual([]);
  });

  test('a hectare is more severe; an invalid shape is refused and changes nothing', async () => {
    await publish(FOREST, [{ key: 'f2', code: '0301', wkt: rectangle(210, 0, 300, 100) }]);
    await detect();
    const severities = (await openConflicts()).map(({ a, b, area, severity }) => [a, b, area > 10_000, severity]);
    expect(severities).toEqual([
      ['p1', 'f2', false, 'S3'],
      ['p2', 'f2', true, 'S2'],
      ['w2', 'f2', true, 'S2'],
    ]);
    const bowTie = 'POLYGON((106.5 29.5, 106.6 29.6, 106.6 29.5, 106.5 29.6, 106.5 29.5))';
    await expect(publish(FOREST, [{ key: 'f3', wkt: bowTie }])).rejects.toMatchObject({ code: 'dataset.bad-geometry' });
    const { rows } =
      await sql`select max(number)::int as n from datasets.versions where dataset_id = ${FOREST}`.execute(database.db);
    expect(rows).toEqual([{ n: 2 }]);
  });
});

describe('the list of conflicts', () => {
  test('names both plans and their authorities, says why, and puts the most severe first', async () => {
    const { items, total, areaM2 } = await list(['50/500103/']);
    expect(total).toBe(3);
    expect(areaM2).toBeGreaterThan(28_000);
    expect(items.map(({ severity }) => severity)).toEqual(['S2', 'S2', 'S3']);
    const between = items.find(({ sides }) => sides.some(({ featureKey }) => featureKey === 'p1'));
    expect(between).toMatchObject({
      type: 'USE',
      explanation: { zh: '同一地块，一规划为林地，一规划为工矿仓储' },
      sides: [
        { datasetName: { zh: '产业园（合成）' }, authority: PARK_OFFICE, featureKey: 'p1', code: '1001' },
        { datasetName: { zh: '林地规划（合成）' }, featureKey: 'f2', code: '0301' },
      ],
    });
    expect(between?.place.lon).toBeCloseTo(106.5326, 3);
  });

  test('a limit shortens the list, not the sums; a severity narrows both', async () => {
    expect(await list(['50/'], { limit: 1 })).toMatchObject({ items: [{}], total: 3 });
    expect(await list(['50/'], { severity: 'S3' })).toMatchObject({ items: [{}], total: 1 });
  });

  test('whoever has another district sees none of them', async () => {
    expect(await list(['50/500105/'])).toMatchObject({ items: [], total: 0, areaM2: 0 });
    expect(await list([])).toMatchObject({ items: [] });
  });
});

describe('reconciling a conflict', () => {
  const who = (id: string, ...permissions: string[]): Actor => ({
    ...{ kind: 'person', id, displayName: `合成 ${id}`, scopes: ['50/500103/'] },
    permissions: new Set(['plan.view', ...permissions]),
  });
  const planner = who('planner', 'plan.reconcile');
  const commission = who('commission', 'plan.decide');

  test('from the two authorities to the decision; a new version ends it, and only then it can be closed', async () => {
    const { items } = await list(['50/'], { severity: 'S3' });
    const id = items[0]?.id ?? '';
    const act = (actor: Actor, command: Omit<ConflictCommand, 'commandId'>, commandId = randomUUID()) =>
      actOnConflict(platform, actor, id, { commandId, ...command });
    await act(planner, { action: 'assign', authorities: [FORESTRY, PARK_OFFICE] });
    await act(planner, { action: 'propose', proposal: 'follow-a' });
    await act(forester, { action: 'give-opinion', authority: FORESTRY, agrees: true });
    await expect(act(forester, { action: 'give-opinion', authority: PARK_OFFICE, agrees: true })).rejects.toMatchObject(
      { status: 403 },
    );
    await act(parkKeeper, { action: 'give-opinion', authority: PARK_OFFICE, agrees: false });
    await act(planner, { action: 'call-conference' });
    await expect(act(planner, { action: 'decide', documentNo: '自拟' })).rejects.toMatchObject({ status: 403 });
    const once = randomUUID();
    const decision = { action: 'decide', documentNo: '渝中规委〔合成〕002号' } as const;
    const decided = await act(commission, decision, once);
    expect(decided).toMatchObject({ status: 'decided', allowed: ['patch'], documentNo: '渝中规委〔合成〕002号' });
    expect(await act(commission, decision, once), 'a retry changes nothing').toEqual(decided);
    await act(planner, { action: 'patch' });
    await expect(act(planner, { action: 'close' })).rejects.toMatchObject({
      code: 'conflict.still-there',
      status: 409,
    });
    await publish(FOREST, [{ key: 'f2', code: '0301', wkt: rectangle(600, 0, 10, 10) }], '2026-12-01', {
      kind: 'decision',
    });
    await recheckConflicts(platform, { datasetId: FOREST, keys: ['f2'] });
    expect(await act(planner, { action: 'close' })).toMatchObject({ status: 'closed', allowed: ['reopen'] });
    const { rows } = await sql<{ action: string }>`
      select action from plans.conflict_actions where conflict_id = ${id} order by seq`.execute(database.db);
    expect(rows.map(({ action }) => action)).toEqual(
      'assign propose give-opinion give-opinion call-conference decide patch close'.split(' '),
    );
  });

  test('another district’s conflict looks as if it were not there', async () => {
    const { rows } = await sql<{ id: string }>`select id from plans.conflicts limit 1`.execute(database.db);
    const stranger = { ...planner, scopes: ['50/500105/'] };
    const command = { commandId: randomUUID(), action: 'reopen', reason: 'x' } as const;
    for (const id of [rows[0]?.id ?? '', randomUUID()])
      await expect(
        actOnConflict(platform, { ...stranger, permissions: new Set(['plan.decide']) }, id, command),
      ).rejects.toMatchObject({
        code: 'conflict.not-found',
      });
  });

  test('an action without what it needs is refused', async () => {
    const { rows } = await sql<{
      id: string;
    }>`select id from plans.conflicts where status = 'detected' limit 1`.execute(database.db);
    const command = { commandId: randomUUID(), action: 'assign' } as const;
    await expect(actOnConflict(platform, planner, rows[0]?.id ?? '', command)).rejects.toMatchObject({
      code: 'conflict.details-missing',
    });
  });
});
