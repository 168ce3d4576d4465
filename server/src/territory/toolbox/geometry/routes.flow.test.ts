import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestServer, type TestServer } from '../../../start/test-server.ts';

let server: TestServer;
let leader: Client;
beforeAll(async () => {
  server = await startTestServer();
  leader = await server.login('leader');
});
afterAll(() => server.stop());

const PLACE = { lon: 106.55, lat: 29.55 };
const point = { type: 'Point', coordinates: [PLACE.lon, PLACE.lat] };
const ask = async (path: string, body: object) => {
  const response = await leader.send('POST', `/api/v1/${path}`, body);
  return { status: response.statusCode, ...response.json<Record<string, unknown>>() };
};

describe('tools of geometry, walking and terrain over HTTP', () => {
  test('a leader draws, measures and converts', async () => {
    const buffer = await ask('geometry/buffer', { shape: point, metres: 100 });
    expect(buffer).toMatchObject({ status: 200, shape: { type: 'MultiPolygon' } });
    const shape = {
      type: 'LineString',
      coordinates: [
        [106.55, 29.55],
        [106.56, 29.55],
      ],
    };
    expect(await ask('geometry/measure', { shape })).toMatchObject({ status: 200, areaM2: 0 });
    const converted = await ask('geometry/convert', { from: 'EPSG:4490', to: 'GCJ-02', positions: [[106.55, 29.55]] });
    expect(converted.status).toBe(200);
  });

  test('without streets, people and heights the answer is unknown or not found, never nothing', async () => {
    const coverage = await ask('service-coverage', { points: [PLACE] });
    expect(coverage).toMatchObject({ status: 200, answer: 'unknown', missing: ['walk-network', 'population'] });
    const view = await ask('terrain/viewshed', { at: PLACE, radius: 500 });
    expect(view).toMatchObject({ status: 404, code: 'terrain.unknown' });
    const statistics = await ask('geometry/statistics', { dataset: 'nothing', level: 'street' });
    expect(statistics).toMatchObject({ status: 404, code: 'geometry.no-version' });
  });

  test.each<[string, object]>([
    ['geometry/buffer', { shape: point, metres: 1e6 }],
    ['geometry/buffer', { shape: { type: 'Point', coordinates: ['a', 'b'] }, metres: 1 }],
    ['geometry/convert', { from: 'EPSG:2056', to: 'EPSG:4490', positions: [[1, 2]] }],
    ['geometry/statistics', { dataset: "plan' or 1=1", level: 'street' }],
    ['geometry/change', { dataset: 'plan', from: '2026-02-30', to: '2026-03-01' }],
    ['service-coverage', { points: [PLACE], minutes: [600] }],
    ['service-coverage', { points: Array.from({ length: 201 }, () => PLACE) }],
    ['terrain/viewshed', { at: PLACE, radius: 1e5 }],
    ['terrain/profile', { line: [[106.55, 29.55]] }],
  ])('%s refuses %j', async (path, body) => {
    expect((await ask(path, body)).status).toBe(400);
  });

  test.each([
    [999, 99],
    [10, 25],
    [Number.MAX_VALUE, 29.55],
  ])('a place where nobody has data (%d, %d) is refused and not examined', async (lon, lat) => {
    const outside = { status: 422, code: 'spot.outside' };
    expect(await ask('applies-here', { spot: { type: 'Point', coordinates: [lon, lat] } })).toMatchObject(outside);
    if (lon > 180) return;
    expect(await ask('service-coverage', { points: [{ lon, lat }] })).toMatchObject(outside);
    const ring = [
      [lon, lat],
      [lon + 0.01, lat],
      [lon, lat + 0.01],
      [lon, lat],
    ];
    const parcel = { type: 'Polygon', coordinates: [ring] };
    expect(await ask('applies-here', { spot: parcel })).toMatchObject(outside);
    const check = { name: '合成', projectType: 'residential', parcel };
    expect(await ask('compliance-checks', check)).toMatchObject(outside);
  });

  test('nobody asks without signing in', async () => {
    const stranger = await server.server.inject({
      method: 'POST',
      url: '/api/v1/geometry/measure',
      payload: { shape: point },
    });
    expect(stranger.statusCode).toBe(401);
  });
});
