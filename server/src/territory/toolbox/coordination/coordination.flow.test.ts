import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { keptData } from '../kept-data.ts';
import { putTerrainInTrx } from '../terrain/terrain-store.ts';
import { createToolboxWorld, square, type ToolboxWorld } from '../test-world.ts';
import type { CoordinationFrame, CoordinationView } from './frame.ts';
import { implementationView } from './implementation.ts';
import { planningView } from './planning.ts';
import { townscapeView } from './townscape.ts';
import { transitionView } from './transition.ts';

let world: ToolboxWorld;
let parks: string;
let wetland: string;
beforeAll(async () => {
  world = await createToolboxWorld();
});
afterAll(() => world.database.drop());

const planner = { scopes: ['50/500103/'], permissions: new Set<string>() };
const elsewhere = { ...planner, scopes: ['50/500105/'] };
const frame = (actor = planner, asOf = '2026-11-24'): CoordinationFrame => ({
  ...keptData(world.platform),
  db: world.database.db,
  ...{ actor, asOf, now: world.clock.now() },
});
const figure = ({ figures }: CoordinationView, wanted: string) => figures.find(({ key }) => key === wanted);
const list = ({ lists }: CoordinationView, wanted: string) => lists.find(({ key }) => key === wanted);

describe('before anybody handed in data', () => {
  test('what needs data is unknown and names it; nothing is said to be good', async () => {
    const [townscape, implementation, transition] = [
      await townscapeView(frame()),
      await implementationView(frame()),
      await transitionView(frame()),
    ];
    expect(figure(townscape, 'too-high')).toMatchObject({
      tone: 'unknown',
      missing: ['buildings', 'walk-network', 'detailed-plan'],
    });
    expect(figure(implementation, 'late-facilities')).toMatchObject({
      ...{ tone: 'unknown', missing: ['residential-projects', 'facilities'] },
    });
    expect(figure(transition, 'idle-land')).toMatchObject({ tone: 'unknown', missing: ['current-land-use'] });
    for (const view of [townscape, implementation, transition]) {
      expect(view.figures.filter(({ value }) => value !== undefined)).toEqual([]);
    }
  });
});

describe('planning', () => {
  beforeAll(async () => {
    const plan = (domain: string) => ({ kind: 'zone', rank: 4, domain }) as const;
    parks = await world.put({ key: 'parks', zh: '产业园', plan: plan('产业园'), validFrom: '2020-01-01' });
    wetland = await world.put({ key: 'wetland', zh: '湿地', plan: plan('湿地') });
    await world.put({ key: 'farmland-line', features: [{ key: 'f', wkt: square(106.52, 29.52, 0.01) }] });
    await world.put({ key: 'secret', securityLevel: 'sensitive', plan: plan('林地规划') });
    const secret = '00000000-0000-4000-8000-000000000004';
    const conflict = (n: number, facts: { severity: string; seen: string; status: string; b: string }) =>
      sql`
      insert into plans.conflicts (id, type, rule_id, severity, dataset_a, feature_a, dataset_b, feature_b, geom, area_m2, division_path,
        status, first_seen_at, last_seen_at)
      values (${`00000000-0000-4000-8000-00000000010${n}`}, 'USE', (select min(id) from plans.conflict_rules), ${facts.severity},
        ${parks}, ${`a${n}`}, ${facts.b}, 'b', st_multi(st_geomfromtext(${square(106.53, 29.53, 0.001)}, 4490)), 10000, '50/500103/',
        ${facts.status}, ${facts.seen}::timestamptz, now())`.execute(world.database.db);
    await conflict(1, { severity: 'S1', seen: '2026-11-20', status: 'detected', b: wetland });
    await conflict(2, { severity: 'S3', seen: '2026-01-20', status: 'decided', b: wetland });
    await conflict(3, { severity: 'S3', seen: '2026-11-01', status: 'exempt', b: wetland });
    await conflict(4, { severity: 'S3', seen: '2026-11-01', status: 'detected', b: secret });
  });

  test('counts open conflicts one may see, by severity, type, authority and age', async () => {
    const view = await planningView(frame());
    expect(figure(view, 'open-conflicts')).toMatchObject({ value: 2, tone: 'warn' });
    expect(figure(view, 'rigid-conflicts')).toMatchObject({ value: 1, tone: 'bad' });
    expect(figure(view, 'conflict-area')?.value).toBeCloseTo(2);
    expect(figure(view, 'old-conflicts')).toMatchObject({ value: 1 });
    expect(list(view, 'by-age')?.rows.map(({ value }) => value)).toEqual([1, 0, 1, 0]);
    expect(list(view, 'by-type')?.rows).toMatchObject([{ value: 2, label: { en: 'Use' } }]);
    expect(list(view, 'worst-conflicts')?.rows[0]).toMatchObject({
      ...{ tone: 'bad', link: { kind: 'conflict', id: '00000000-0000-4000-8000-000000000101' } },
    });
    const cleared = { ...planner, permissions: new Set(['dataset.view-sensitive']) };
    expect(figure(await planningView(frame(cleared)), 'open-conflicts')?.value).toBe(3);
    expect(figure(await planningView(frame(elsewhere)), 'open-conflicts')).toMatchObject({ tone: 'unknown' });
  });

  test('reckons the lines, names plans that are five years old, and does not say that a blueprint closes that is not there', async () => {
    const view = await planningView(frame());
    expect(figure(view, 'farmland-line')?.value).toBeCloseTo(107.4, 0);
    expect(figure(view, 'ecological-red-line')).toMatchObject({ tone: 'unknown', missing: ['ecological-red-line'] });
    expect(figure(view, 'blueprint-closure')).toMatchObject({ tone: 'unknown', missing: ['blueprint'] });
    expect(list(view, 'due-plans')?.rows).toMatchObject([{ link: { kind: 'dataset', id: parks } }]);
  });

  test('what was decided and not carried out waits in implementation', async () => {
    const view = await implementationView(frame());
    expect(figure(view, 'decided-conflicts')).toMatchObject({ value: 1, tone: 'warn' });
  });
});

describe('townscape and transition', () => {
  beforeAll(async () => {
    const approved = { far: 2, density: 50, heightM: 30, plotNo: 'A-1' };
    await world.put({
      key: 'detailed-plan',
      features: [{ key: 'a', code: '0701', wkt: square(106.55, 29.55, 0.001), attributes: approved }],
    });
    const tower = { floorAreaM2: 1_000, heightM: 80, builtYear: 1990 };
    const house = { floorAreaM2: 1_000, heightM: 10, builtYear: 2010 };
    await world.put({
      key: 'buildings',
      features: [
        { key: 'tower', wkt: square(106.5502, 29.5502, 0.0002), attributes: tower },
        { key: 'house', wkt: square(106.5552, 29.5502, 0.0002), attributes: house },
      ],
    });
    await world.put({
      key: 'current-land-use',
      scheme: 'GB/T 21010',
      features: [
        { key: 'idle', code: '1201', wkt: square(106.55, 29.55, 0.001) },
        { key: 'homes', code: '0701', wkt: square(106.56, 29.55, 0.003) },
      ],
    });
    const climb = { kind: 'stairs', climbM: 10 };
    await world.put({
      key: 'walk-network',
      geometryKind: 'line',
      features: [{ key: 's', wkt: 'LINESTRING(106.548 29.55, 106.549 29.55)', attributes: climb }],
    });
    // A slope that rises 50 m to the west; the tower stands lower, but higher than the eye on the stairs.
    const [cols, rows] = [101, 101];
    const decimetres = Int16Array.from({ length: cols * rows }, (_, i) => 2_500 - 5 * (i % cols));
    const grid = { west: 106.54, south: 29.54, cellLon: 0.0002, cellLat: 0.0002, cols, rows, decimetres };
    const name = { zh: '地形（合成）', en: 'Terrain (synthetic)' };
    const about = {
      licence: 'synthetic',
      synthetic: true,
      divisionPath: '50/500103/',
      securityLevel: 'public',
    } as const;
    await world.database.db
      .transaction()
      .execute((trx) => putTerrainInTrx(trx, { key: 't', name, grid, ...about }, world.clock.now()));
  });

  test('tell the plot built too high, and the one building that stands above the stairs', async () => {
    const view = await townscapeView(frame());
    expect(figure(view, 'too-high')).toMatchObject({ value: 1, tone: 'bad', versions: { buildings: 1 } });
    expect(figure(view, 'highest')?.value).toBe(80);
    expect(list(view, 'height-exceeded')?.rows).toMatchObject([{ link: { id: 'A-1' }, value: 80 }]);
    expect(list(view, 'lookouts')).toMatchObject({ answer: 'known', total: 1 });
    expect(figure(view, 'sightlines')).toMatchObject({ value: 1, tone: 'warn' });
    expect(figure(view, 'view')?.value).toBeGreaterThan(1);
  });

  test('tell idle land, plots used to less than half, and how much is old', async () => {
    const view = await transitionView(frame());
    expect(figure(view, 'idle-land')?.value).toBeCloseTo(1.07, 1);
    expect(figure(view, 'idle-share')?.value).toBeCloseTo(10, 1);
    expect(figure(view, 'under-used')?.value).toBeCloseTo(1.07, 1);
    expect(figure(view, 'renewal')?.value).toBeCloseTo(50);
    expect(figure(view, 'schools')).toMatchObject({ tone: 'unknown', missing: ['population', 'facilities'] });
  });

  test('to another district nothing is told', async () => {
    for (const view of [await townscapeView(frame(elsewhere)), await transitionView(frame(elsewhere))]) {
      expect(view.figures.filter(({ tone }) => tone !== 'unknown')).toEqual([]);
    }
  });
});
