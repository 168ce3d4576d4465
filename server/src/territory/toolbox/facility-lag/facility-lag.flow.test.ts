import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { createConflictsOnDay } from '../conflicts-on-day.ts';
import { createToolboxWorld, square, type ToolboxWorld } from '../test-world.ts';
import { reportFacilityLag } from './report-facility-lag.ts';

let world: ToolboxWorld;
beforeAll(async () => {
  world = await createToolboxWorld();
});
afterAll(() => world.database.drop());

const planner = { scopes: ['50/500103/'], permissions: new Set<string>() };
const ask = (who = planner, asOf = '2026-11-24') =>
  reportFacilityLag({ db: world.database.db, conflictsOn: createConflictsOnDay(world.platform) }, who, {
    asOf,
    now: world.clock.now(),
  });

describe('the report on late facilities', () => {
  test('says “unknown” while nobody has handed in where people live and what is planned', async () => {
    expect(await ask()).toMatchObject({
      answer: 'unknown',
      items: [],
      missing: ['residential-projects', 'facilities'],
    });
  });

  test('lists the estate whose school has no land, and the conflict of plans at the school', async () => {
    const attributes = { name: '一号小区（合成）', population: 8_000, occupiedAt: '2019-06-01', plotNo: 'A-1' };
    const odd = { name: '二号小区（合成）', population: 'many', occupiedAt: 'long ago', plotNo: 'A-1' };
    await world.put({
      key: 'residential-projects',
      features: [
        { key: 'e1', wkt: square(106.55, 29.55, 0.002), attributes },
        { key: 'e2', wkt: square(106.56, 29.55, 0.002), attributes: odd },
      ],
    });
    const planned = { name: '规划小学（合成）', plannedAt: '2018-01-01', capacity: 1_000 };
    await world.put({
      key: 'facilities',
      geometryKind: 'point',
      features: [
        {
          key: 's1',
          code: '080403',
          wkt: 'POINT(106.551 29.554)',
          attributes: { ...planned, status: 'land-not-supplied', serves: ['A-1'] },
        },
        {
          key: 's2',
          code: '080404',
          wkt: 'POINT(106.552 29.554)',
          attributes: { ...planned, status: 'in-use', serves: 'A-1' },
        },
      ],
    });
    expect(await ask()).toMatchObject({
      answer: 'known',
      items: [{ projectKey: 'e1', facilityKey: 's1', cause: 'land-not-supplied', need: { needed: 520, inUse: 0 } }],
      unjudged: ['e2'],
      versions: { facilities: 1, 'residential-projects': 1 },
    });
    await sql`
      insert into plans.conflicts (id, type, rule_id, severity, dataset_a, feature_a, geom, area_m2, division_path, status, first_seen_at, last_seen_at)
      select '00000000-0000-4000-8000-0000000000c1', 'USE', (select min(id) from plans.conflict_rules), 'S3',
        '00000000-0000-4000-8000-000000000001', 'x', st_multi(st_geomfromtext(${square(106.55, 29.553, 0.002)}, 4490)), 1, '50/500103/',
        'detected', now(), now()`.execute(world.database.db);
    expect((await ask()).items).toMatchObject([
      { cause: 'plan-conflict', conflictId: '00000000-0000-4000-8000-0000000000c1' },
    ]);
  });

  test('of a past day names the conflict the plans of that day held, not today’s', async () => {
    const plan = (domain: string) => ({ kind: 'zone', rank: 4, domain }) as const;
    const ground = square(106.55, 29.553, 0.002);
    const zone = { scheme: 'YDYH2023', coverage: square(106.5, 29.5, 0.1), validFrom: '2026-02-01' };
    await world.put({
      ...zone,
      key: 'park',
      plan: plan('产业园'),
      features: [{ key: 'p1', code: '1001', wkt: ground }],
    });
    await world.put({ ...zone, key: 'wet', plan: plan('湿地'), features: [{ key: 'w1', code: '0506', wkt: ground }] });
    // Something has changed since, so the day is not as today.
    await world.put({ ...zone, key: 'woods', plan: plan('林地规划'), validFrom: '2026-06-01' });
    // Before the two plans there was nothing to contradict; from then on there was, whatever is found today.
    expect((await ask(planner, '2026-01-15')).items).toMatchObject([{ cause: 'land-not-supplied' }]);
    const [later] = (await ask(planner, '2026-03-01')).items;
    expect(later).toMatchObject({ cause: 'plan-conflict' });
    expect(later?.conflictId).not.toBe('00000000-0000-4000-8000-0000000000c1');
  });

  test('is “unknown” on a day before the first version, and to whoever has another district', async () => {
    expect(await ask(planner, '2025-06-01')).toMatchObject({ answer: 'unknown', items: [] });
    expect(await ask({ ...planner, scopes: ['50/500105/'] })).toMatchObject({ answer: 'unknown', items: [] });
  });
});
