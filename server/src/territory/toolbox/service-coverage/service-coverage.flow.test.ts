import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestClock } from '../../../platform/clock/index.ts';
import { loadConfig } from '../../../platform/config/config.ts';
import { createPlatform } from '../../../platform/create-platform.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/db/test-database.ts';
import { silentLogger } from '../../../platform/log/log.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type FeatureChange, type NewDataset, publishVersionInTrx, putDatasetInTrx } from '../../datasets/index.ts';
import { createCoverageAnswers } from './coverage-answers.ts';
import { createInhabitedPlaces } from './inhabited-places.ts';
import { serviceCoverage } from './service-coverage.ts';
import { createWalkNetworks } from './walk-networks.ts';

const clock = createTestClock('2026-11-24T08:00:00+08:00');
const WALK = '00000000-0000-4000-8000-0000000000a1';
const FACILITIES = '00000000-0000-4000-8000-0000000000b1';
const PEOPLE = '00000000-0000-4000-8000-0000000000c1';
let database: TestDatabase;
let platform: Platform;

const about = { authority: '合成', licence: 'synthetic', divisionPath: '50/500103/', synthetic: true } as const;
type Kind = Pick<NewDataset, 'id' | 'key' | 'geometryKind'> & { dataClass: NewDataset['dataClass'] };
async function put({ validFrom = '2026-01-01', ...kind }: Kind & { validFrom?: string }, features: FeatureChange[]) {
  const name = { zh: `${kind.key}（合成）`, en: `${kind.key} (synthetic)` };
  await database.db.transaction().execute(async (trx) => {
    await putDatasetInTrx(trx, { ...kind, ...about, name, securityLevel: 'internal' }, clock.now());
    const lineage = { kind: 'seed' };
    await publishVersionInTrx(trx, platform, { datasetId: kind.id, validFrom, lineage, put: features });
  });
}

/** Metres east and north of the school, as degrees. */
const place = (x: number, y: number) => `${106.55 + x / 96_700} ${29.56 + y / 110_850}`;
const block = (x: number, y: number, size: number) =>
  `POLYGON((${[place(x, y), place(x + size, y), place(x + size, y + size), place(x, y + size), place(x, y)].join(',')}))`;
const street = (key: string, kind: string, climbM: number, to: [number, number]): FeatureChange => ({
  key,
  attributes: { kind, climbM },
  wkt: `LINESTRING(${place(0, 0)}, ${place(...to)})`,
});

// A school; a flat road of 1 km to the east, stairs of 1 km that climb 300 m to the north.
beforeAll(async () => {
  database = await createTestDatabase();
  const unused = async () => {};
  platform = createPlatform(loadConfig({}), { ...database, close: unused, warmUp: unused }, silentLogger, clock);
  await put({ id: WALK, key: 'walk-network', geometryKind: 'line', dataClass: 'base' }, [
    street('east', 'road', 0, [1_000, 0]),
    street('north', 'stairs', 300, [0, 1_000]),
  ]);
  await put({ id: FACILITIES, key: 'facilities', geometryKind: 'point', dataClass: 'status' }, [
    { key: 's1', code: '080403', attributes: { status: 'in-use' }, wkt: `POINT(${place(0, 0)})` },
    { key: 's2', code: '080403', attributes: { status: 'land-not-supplied' }, wkt: `POINT(${place(0, 1_000)})` },
  ]);
});
afterAll(() => database.drop());

const planner = { scopes: ['50/500103/'], permissions: new Set(['dataset.view']) };
type Query = Parameters<typeof serviceCoverage>[2]['query'];
const ask = (query: Query, { asOf = '2026-11-24', who = planner } = {}) =>
  serviceCoverage(
    {
      db: database.db,
      networks: createWalkNetworks(database.db),
      inhabited: createInhabitedPlaces(database.db),
      coverages: createCoverageAnswers(),
      srid: 4545,
    },
    who,
    { query, asOf, now: clock.now() },
  );

describe('who lives within fifteen minutes of a school', () => {
  test('is unknown as long as nobody said where people live, though the reach is drawn', async () => {
    const { answer, missing, bands, population } = await ask({ facilityCodes: ['080403'] });
    expect([answer, missing, population]).toEqual(['unknown', ['population'], undefined]);
    expect(bands.map(({ minutes, people }) => [minutes, people])).toEqual([
      [5, undefined],
      [10, undefined],
      [15, undefined],
    ]);
    expect(bands[0]?.shape.coordinates.length).toBe(1);
    // 420 m of road, some 100 m of stairs, 40 m to either side.
    expect(bands[0]?.areaM2).toBeGreaterThan(35_000);
    expect(bands[0]?.areaM2).toBeLessThan(55_000);
  });

  test('counts those by the flat road and names those up the stairs as left out', async () => {
    await put({ id: PEOPLE, key: 'population', geometryKind: 'polygon', dataClass: 'socio-economic' }, [
      { key: 'flat', attributes: { population: 300 }, wkt: block(680, -20, 40) },
      { key: 'high', name: '山上', attributes: { population: 100 }, wkt: block(-20, 680, 40) },
    ]);
    const coverage = await ask({ facilityCodes: ['080403'] });
    expect(coverage).toMatchObject({ answer: 'known', missing: [], from: 1, offNetwork: 0, population: 400 });
    const [five, ten, fifteen] = coverage.bands;
    expect(five?.people).toBe(0);
    expect(ten?.people).toBeCloseTo(300, 0);
    expect(fifteen?.share).toBeCloseTo(0.75, 3);
    expect(coverage.uncovered).toEqual([{ key: 'high', name: '山上', people: 100, share: 0 }]);
  });

  test('a place half inside counts half its people', async () => {
    await put({ id: PEOPLE, key: 'population', geometryKind: 'polygon', dataClass: 'socio-economic' }, [
      { key: 'half', attributes: { population: 200 }, wkt: block(300, 0, 80) },
    ]);
    const { bands } = await ask({ points: [{ lon: 106.55, lat: 29.56 }], minutes: [10] });
    expect(bands[0]?.people).toBeGreaterThan(395);
    expect(bands[0]?.people).toBeLessThan(405);
  });

  test('down the stairs reaches farther than up', async () => {
    const [lon = 0, lat = 0] = place(0, 1_000).split(' ').map(Number);
    const down = await ask({ points: [{ lon, lat }], minutes: [10] });
    const up = await ask({ points: [{ lon: 106.55, lat: 29.56 }], minutes: [10] });
    const north = ({ bands }: typeof down) => bands[0]?.shape.coordinates.flat(2).map(([, y = 0]) => y) ?? [];
    const reachedDown = lat - Math.min(...north(down));
    const reachedUp = Math.max(...north(up)) - 29.56;
    expect(reachedDown).toBeGreaterThan(reachedUp * 1.2);
  });

  test('before the streets were recorded, or for another district, everything is unknown', async () => {
    const everything = { answer: 'unknown', missing: ['walk-network', 'population', 'facilities'], bands: [] };
    expect(await ask({ facilityCodes: ['080403'] }, { asOf: '2025-01-01' })).toMatchObject(everything);
    const elsewhere = { ...planner, scopes: ['50/500105/'] };
    expect(await ask({ facilityCodes: ['080403'] }, { who: elsewhere })).toMatchObject(everything);
  });

  test('a point far from every street is counted as such, not as a success', async () => {
    const far = await ask({ points: [{ lon: 106.6, lat: 29.6 }] });
    expect(far).toMatchObject({ from: 1, offNetwork: 1 });
    expect(far.bands.map(({ people, areaM2 }) => [people, areaM2])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  test('neither facilities nor points, or both, is refused', async () => {
    await expect(ask({})).rejects.toMatchObject({ code: 'coverage.facilities-or-points', status: 400 });
    const both = { facilityCodes: ['080403'], points: [{ lon: 106.55, lat: 29.56 }] };
    await expect(ask(both)).rejects.toMatchObject({ status: 400 });
  });
});
