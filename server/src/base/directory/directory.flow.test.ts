import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccountsInTrx } from '../../platform/auth/index.ts';
import { createTestClock } from '../../platform/clock/clock.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { createPlatform } from '../../platform/create-platform.ts';
import { sql } from '../../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/db/test-database.ts';
import { createHttpServer, type RouteScope, sessionRoutes } from '../../platform/http/index.ts';
import { silentLogger } from '../../platform/log/log.ts';
import { directoryRoutes } from './routes.ts';
import { seedDirectory } from './seed-demo.ts';

const clock = createTestClock('2026-11-23T18:00:00Z');
const PASSWORD = 'a password for the test';
let database: TestDatabase;
let server: RouteScope;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.transaction().execute(async (trx) => {
    const people = await seedDirectory(trx, { now: clock.now() });
    await createAccountsInTrx(
      trx,
      people.map(({ login, displayName, personId, role, scopePath, scopeName }) => ({
        login,
        displayName,
        personId,
        password: PASSWORD,
        grants: [{ role, scopePath, scopeName }],
      })),
    );
  });
  const unused = async () => {};
  const platform = createPlatform(loadConfig({}), { ...database, close: unused, warmUp: unused }, silentLogger, clock);
  server = await createHttpServer(platform, (scope) => {
    sessionRoutes(scope, platform);
    directoryRoutes(scope, platform);
  });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

/** Signs in and gives a way to ask. */
async function signIn(login: string) {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { login, password: PASSWORD },
  });
  const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
  const headers = { 'x-csrf-token': answer.json<{ csrfToken: string }>().csrfToken };
  return (method: 'GET' | 'PUT' | 'POST', url: string, payload?: object) =>
    server.inject({ method, url, cookies, headers, ...(payload ? { payload } : {}) });
}

describe('divisions', () => {
  test('the streets of 渝中区, as of today and by their place in the tree', async () => {
    const ask = await signIn('operator');
    const answer = await ask('GET', '/api/v1/divisions?parent=500103');
    expect(answer.statusCode).toBe(200);
    const { items } = answer.json();
    expect(items).toHaveLength(11);
    expect(items[0]).toEqual({
      code: '500103001',
      name: '七星岗街道',
      level: 'street',
      parentCode: '500103',
      path: '50/500103/500103001/',
      validFrom: '2023-06-30',
      synthetic: false,
      centre: { lon: expect.closeTo(106.568, 1), lat: expect.closeTo(29.558, 1) },
    });
  });

  test('a day before 两江新区 shows 江北区, the day itself shows 两江新区 with its provisional code', async () => {
    const ask = await signIn('operator');
    const names = async (at: string) =>
      (await ask('GET', `/api/v1/divisions?level=county&at=${at}`))
        .json()
        .items.map(({ name }: { name: string }) => name);
    expect(await names('2025-11-05')).toEqual(expect.arrayContaining(['江北区', '渝北区']));
    const after = await names('2025-11-06');
    expect(after).toHaveLength(37);
    expect(after).toContain('两江新区');
    const [area] = (await ask('GET', '/api/v1/divisions?q=两江新区')).json().items;
    expect(area).toMatchObject({ code: '5001LJ', remark: expect.stringContaining('未公布') });
  });

  test('search finds by part of a name and does not trip over its own wildcards', async () => {
    const ask = await signIn('operator');
    const found = (await ask('GET', '/api/v1/divisions?q=李子坝')).json().items;
    expect(found.map(({ name }: { name: string }) => name)).toContain('李子坝社区');
    expect((await ask('GET', '/api/v1/divisions?q=%25')).json().items).toEqual([]);
  });

  test.each(['at=2025-13-40', 'level=planet', 'parent=%27%3Bdrop', 'q=', 'unknown=1'])(
    '%s is refused as a bad request',
    async (query) => {
      const ask = await signIn('operator');
      expect((await ask('GET', `/api/v1/divisions?${query}`)).statusCode).toBe(400);
    },
  );

  test('nobody sees anything without signing in', async () => {
    for (const url of [
      '/api/v1/divisions',
      '/api/v1/map/divisions?level=county',
      '/api/v1/map/basemap',
      '/api/v1/duty',
    ]) {
      expect((await server.inject({ url })).statusCode).toBe(401);
    }
  });
});

describe('the map', () => {
  test.each([
    ['county', '', 37],
    ['street', '&parent=500103', 11],
    ['community', '&parent=500103', 80],
    ['grid', '&parent=500103005', 163],
  ])('outlines of every %s', async (level, parent, count) => {
    const ask = await signIn('operator');
    const map = (await ask('GET', `/api/v1/map/divisions?level=${level}${parent}`)).json();
    expect(map.features.length).toBeGreaterThan(count * 0.8);
    expect(map.features.length).toBeLessThan(count * 1.3);
    expect(map.features[0]).toMatchObject({
      type: 'Feature',
      properties: { level, centre: { lon: expect.any(Number) } },
    });
    expect(map.features[0].geometry.type).toMatch(/Polygon$/);
  });

  test('the background has both rivers, in both languages', async () => {
    const ask = await signIn('operator');
    const { features } = (await ask('GET', '/api/v1/map/basemap')).json();
    const rivers = features.filter(
      (f: { properties: { kind: string; name?: string } }) => f.properties.kind === 'river' && f.properties.name,
    );
    expect(rivers.map((f: { properties: object }) => f.properties)).toEqual([
      { kind: 'river', name: '嘉陵江', nameEn: 'Jialing River' },
      { kind: 'river', name: '长江', nameEn: 'Yangtze River' },
    ]);
  });
});

describe('going on and off duty', () => {
  test('an officer goes off duty and on again; the state says since when and which posts', async () => {
    const ask = await signIn('shangqingsi01');
    const first = (await ask('GET', '/api/v1/duty')).json();
    expect(first).toMatchObject({ onDuty: true, posts: [{ name: '上清寺一号责任网格处置岗' }, {}, {}] });
    clock.advance(60_000);
    const off = (await ask('PUT', '/api/v1/duty', { onDuty: false })).json();
    expect(off).toMatchObject({ onDuty: false, since: clock.now().toISOString() });
    clock.advance(60_000);
    const position = { lon: 106.5377, lat: 29.5529 };
    const on = (await ask('PUT', '/api/v1/duty', { onDuty: true, position })).json();
    expect(on).toMatchObject({ onDuty: true, since: clock.now().toISOString() });
    clock.advance(60_000);
    const again = (await ask('PUT', '/api/v1/duty', { onDuty: true })).json();
    expect(again.since).toBe(on.since);
    const { rows } = await sql<{ lon: number; n: number }>`
      select st_x(p.position) as lon, (select count(*) from platform.audit_entries where action = 'duty.own') as n
      from directory.presence p where person_id = (select person_id from auth.accounts where login = 'shangqingsi01')`.execute(
      database.db,
    );
    expect(rows).toEqual([{ lon: 106.5377, n: 2 }]);
  });

  test.each([{}, { onDuty: 'yes' }, { onDuty: true, position: { lon: 999, lat: 0 } }, { onDuty: true, extra: 1 }])(
    'a wrong wish %j changes nothing',
    async (wish) => {
      const ask = await signIn('jiefangbei01');
      const before = (await ask('GET', '/api/v1/duty')).json();
      expect((await ask('PUT', '/api/v1/duty', wish)).statusCode).toBe(400);
      expect((await ask('GET', '/api/v1/duty')).json()).toEqual(before);
    },
  );
});

describe('importing outlines through the door', () => {
  const outline = (code: string) => ({
    type: 'Feature',
    properties: { code, name: '网格001' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [106.1, 29.1],
          [106.2, 29.1],
          [106.2, 29.2],
          [106.1, 29.1],
        ],
      ],
    },
  });
  const body = (...codes: string[]) => ({
    source: '测试来源',
    synthetic: false,
    validFrom: '2026-11-01',
    outlines: { type: 'FeatureCollection', features: codes.map(outline) },
  });

  test('an operator may not', async () => {
    const ask = await signIn('operator');
    expect((await ask('POST', '/api/v1/divisions/import', body('500103007003001'))).statusCode).toBe(403);
  });

  test('broken rows come back with their reasons', async () => {
    const ask = await signIn('admin');
    const answer = await ask('POST', '/api/v1/divisions/import', body('500103007003001', '500103007999001'));
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      code: 'directory.outlines-refused',
      detail: expect.stringContaining('#1 500103007999001'),
    });
  });

  test('a community’s grids are replaced, on the audit chain', async () => {
    const ask = await signIn('admin');
    const map = (await ask('GET', '/api/v1/map/divisions?level=grid&parent=500103007003')).json();
    const features = map.features.map((f: { id: string; geometry: object }) => ({
      type: 'Feature',
      properties: { code: f.id, name: '官方网格' },
      geometry: f.geometry,
    }));
    const answer = await ask('POST', '/api/v1/divisions/import', {
      ...body(),
      outlines: { type: 'FeatureCollection', features },
    });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ features: features.length, byLevel: { grid: features.length } });
    const now = (await ask('GET', '/api/v1/map/divisions?level=grid&parent=500103007003')).json();
    expect(now.features).toHaveLength(features.length);
    expect(now.features[0].properties).toMatchObject({ name: '官方网格', synthetic: false });
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from platform.audit_entries where action = 'directory.import'`.execute(database.db);
    expect(rows[0]?.n).toBe(1);
  });
});
