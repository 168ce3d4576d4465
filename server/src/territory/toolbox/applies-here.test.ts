import type { AppliesHere, Spot } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestClock } from '../../platform/clock/index.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { createPlatform } from '../../platform/create-platform.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/db/test-database.ts';
import { silentLogger } from '../../platform/log/log.ts';
import type { Platform } from '../../platform/platform.ts';
import { type NewDataset, publishVersionInTrx, putDatasetInTrx, type VersionChanges } from '../datasets/index.ts';
import { appliesHere } from './index.ts';

const clock = createTestClock('2026-11-24T08:00:00+08:00');
const FARMLAND = '00000000-0000-4000-8000-0000000000a1';
const HAZARD = '00000000-0000-4000-8000-0000000000b1';
const PIPES = '00000000-0000-4000-8000-0000000000c1';
const square = (x: number, y: number, size: number) =>
  `POLYGON((${x} ${y}, ${x + size} ${y}, ${x + size} ${y + size}, ${x} ${y + size}, ${x} ${y}))`;
let database: TestDatabase;
let platform: Platform;

beforeAll(async () => {
  database = await createTestDatabase();
  const unused = async () => {};
  platform = createPlatform(loadConfig({}), { ...database, close: unused, warmUp: unused }, silentLogger, clock);
  // Farmland is known west of 106.6 only; nothing at all was ever handed in about hazards.
  await put(FARMLAND, 'farmland-line', '永久基本农田');
  await put(HAZARD, 'hazard-zones', '地灾风险区');
  await put(PIPES, 'gas-pipes', '燃气管线', 'sensitive');
  const coverage = square(106.5, 29.5, 0.1);
  await publish({
    datasetId: FARMLAND,
    coverage,
    put: [{ key: 'f1', name: '一号田', wkt: square(106.52, 29.52, 0.01) }],
  });
  await publish({ datasetId: PIPES, coverage, put: [{ key: 'p1', wkt: square(106.52, 29.52, 0.02) }] });
});
afterAll(() => database.drop());

async function put(id: string, key: string, zh: string, securityLevel: NewDataset['securityLevel'] = 'public') {
  const about = { authority: '合成', licence: 'synthetic', divisionPath: '50/500103/', synthetic: true } as const;
  const kind = { dataClass: 'management', geometryKind: 'polygon', securityLevel } as const;
  const name = { zh: `${zh}（合成）`, en: `${key} (synthetic)` };
  await database.db
    .transaction()
    .execute((trx) => putDatasetInTrx(trx, { id, key, name, ...about, ...kind }, clock.now()));
}
function publish(changes: Pick<VersionChanges, 'datasetId' | 'put' | 'coverage' | 'remove'> & { validFrom?: string }) {
  const whole = { validFrom: '2026-01-01', lineage: { kind: 'seed' }, ...changes };
  return database.db.transaction().execute((trx) => publishVersionInTrx(trx, platform, whole));
}

const planner = { scopes: ['50/500103/'], permissions: new Set(['dataset.view']) };
const ask = (spot: Spot, { asOf = '2026-11-24', who = planner }: { asOf?: string; who?: typeof planner } = {}) =>
  appliesHere(database.db, who, { spot, asOf, now: clock.now() });
const point = (lon: number, lat: number): Spot => ({ type: 'Point', coordinates: [lon, lat] });
const parcel = (x: number, y: number, size: number): Spot => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ],
});
const answersOf = ({ layers }: AppliesHere) =>
  Object.fromEntries(layers.map(({ name, answer }) => [name.en.split(' ')[0], answer]));

describe('what applies at a spot', () => {
  test('a line that covers it applies, and its feature is named', async () => {
    const { layers } = await ask(point(106.525, 29.525));
    expect(layers.find(({ datasetId }) => datasetId === FARMLAND)).toMatchObject({
      answer: 'applies',
      version: 1,
      validFrom: '2026-01-01',
      features: [{ key: 'f1', name: '一号田' }],
    });
  });

  test('beside the line but where it is known, it does not apply; where nothing is known, nobody says “no constraint”', async () => {
    expect(answersOf(await ask(point(106.55, 29.55)))).toEqual({
      'farmland-line': 'does-not-apply',
      'hazard-zones': 'unknown',
    });
    expect(answersOf(await ask(point(106.65, 29.55)))).toEqual({
      'farmland-line': 'unknown',
      'hazard-zones': 'unknown',
    });
  });

  test('before the first version nothing is known', async () => {
    const { layers } = await ask(point(106.525, 29.525), { asOf: '2025-12-31' });
    expect(layers.map(({ answer, version }) => [answer, version])).toEqual([
      ['unknown', undefined],
      ['unknown', undefined],
    ]);
  });

  test('after a decision the new version speaks, and the old day still tells the old story', async () => {
    clock.advance(1_000);
    await publish({ datasetId: FARMLAND, validFrom: '2026-11-20', put: [], remove: ['f1'] });
    expect(answersOf(await ask(point(106.525, 29.525)))['farmland-line']).toBe('does-not-apply');
    expect(answersOf(await ask(point(106.525, 29.525), { asOf: '2026-11-19' }))['farmland-line']).toBe('applies');
  });

  test('a sensitive layer is not even named to whoever may not see it', async () => {
    const cleared = { ...planner, permissions: new Set(['dataset.view', 'dataset.view-sensitive']) };
    expect(answersOf(await ask(point(106.525, 29.525)))).not.toHaveProperty('gas-pipes');
    expect(answersOf(await ask(point(106.525, 29.525), { who: cleared }))['gas-pipes']).toBe('applies');
  });

  test('whoever has another district sees no layer of this one', async () => {
    expect((await ask(point(106.525, 29.525), { who: { ...planner, scopes: ['50/500105/'] } })).layers).toEqual([]);
  });
});

describe('a parcel', () => {
  test('says how much of it lies inside, and that it half lies where nothing is known', async () => {
    await publish({
      datasetId: HAZARD,
      coverage: square(106.5, 29.5, 0.1),
      put: [{ key: 'h1', wkt: square(106.53, 29.53, 0.01) }],
    });
    const { areaM2 = 0, layers } = await ask(parcel(106.535, 29.53, 0.01));
    const hazard = layers.find(({ datasetId }) => datasetId === HAZARD);
    expect(hazard?.answer).toBe('applies');
    expect((hazard?.features[0]?.areaM2 ?? 0) / areaM2).toBeCloseTo(0.5, 3);
    expect(answersOf(await ask(parcel(106.595, 29.55, 0.01)))['hazard-zones']).toBe('unknown');
  });

  test('that only touches a line does not lie in it', async () => {
    expect(answersOf(await ask(parcel(106.54, 29.53, 0.01)))['hazard-zones']).toBe('does-not-apply');
  });

  test('whose outline crosses itself or leaves the earth is refused', async () => {
    const bowTie: Spot = {
      type: 'Polygon',
      coordinates: [
        [
          [106.5, 29.5],
          [106.6, 29.6],
          [106.6, 29.5],
          [106.5, 29.6],
          [106.5, 29.5],
        ],
      ],
    };
    const open: Spot = {
      type: 'Polygon',
      coordinates: [
        [
          [106.5, 29.5],
          [106.6, 29.5],
          [106.6, 29.6],
          [106.5, 29.6],
        ],
      ],
    };
    for (const spot of [bowTie, open, parcel(300, 29, 1)]) {
      await expect(ask(spot)).rejects.toMatchObject({ code: 'spot.bad-outline', status: 422 });
    }
  });
});
