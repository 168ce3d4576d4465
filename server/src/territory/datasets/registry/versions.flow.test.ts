import { randomUUID } from 'node:crypto';
import type { DatasetDetail, DatasetFeaturePage, DatasetPage, DatasetSummary } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { type Client, startTestServer, type TestServer } from '../../../start/test-server.ts';
import { publishVersionInTrx } from '../index.ts';

let server: TestServer;
let planner: Client;
let operator: Client;

beforeAll(async () => {
  server = await startTestServer();
  [planner, operator] = await Promise.all([server.login('planner'), server.login('operator')]);
});
afterAll(() => server.stop());

const register = async (key: string): Promise<string> => {
  const answer = await planner.send('POST', '/api/v1/datasets', {
    ...{ key, name: { zh: `${key}（合成）`, en: `${key} (synthetic)` }, dataClass: 'plan', authority: '合成' },
    ...{ scheme: 'YDYH2023', geometryKind: 'polygon', licence: 'synthetic', securityLevel: 'internal' },
    ...{ divisionCode: '500103', synthetic: true },
  });
  return answer.json<DatasetSummary>().id;
};
const list = async (query: string): Promise<DatasetPage> => (await planner.get(`/api/v1/datasets${query}`)).json();
const detail = async (id: string): Promise<DatasetDetail> => {
  const answer = await planner.get(`/api/v1/datasets/${id}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

/** West-east strip of so many degrees at the district’s middle. */
const strip = (west: number, east: number) =>
  `POLYGON((${west} 29.55, ${east} 29.55, ${east} 29.551, ${west} 29.551, ${west} 29.55))`;

async function publish(datasetId: string, validFrom: string, wkts: Record<string, string>, more: object = {}) {
  const features = Object.entries(wkts).map(([key, wkt]) => ({ key, code: '1401', name: `公园${key}`, wkt }));
  await server.platform.db.transaction().execute((trx) =>
    publishVersionInTrx(trx, server.platform, {
      ...{
        datasetId,
        validFrom,
        put: features,
        lineage: { kind: 'decision', documentNo: '合成〔2026〕1号' },
        quiet: true,
      },
      ...more,
    }),
  );
}

describe('the versions of a dataset', () => {
  let id: string;
  beforeAll(async () => {
    id = await register('strips');
    await publish(id, '2024-01-01', { a: strip(106.54, 106.55), b: strip(106.55, 106.56) });
    await publish(id, '2026-01-01', { b: strip(106.55, 106.57), c: strip(106.57, 106.58) }, { remove: ['a'] });
    await publish(id, '2030-01-01', { d: strip(106.58, 106.581) }, { coverage: strip(106.5, 106.6) });
  });

  test('each says from when on it holds, what it added, what ended, and how large it is', async () => {
    const { history, status, newest, bounds } = await detail(id);
    expect(
      history.map(({ number, validFrom, features, added, ended, holds }) => [
        number,
        validFrom,
        features,
        added,
        ended,
        holds,
      ]),
    ).toEqual([
      [3, '2030-01-01', 3, 1, 0, false],
      [2, '2026-01-01', 2, 2, 2, true],
      [1, '2024-01-01', 2, 2, 0, false],
    ]);
    const [future, now, first] = history;
    // Two hundredths of a degree then, three now, at this latitude.
    expect((now?.areaM2 ?? 0) / (first?.areaM2 ?? 0)).toBeCloseTo(1.5, 6);
    const { rows } = await sql<{ area: number }>`
      select sum(area_m2) as area from datasets.features where dataset_id = ${id} and version_to is null`.execute(
      server.database.db,
    );
    expect(future?.areaM2).toBeCloseTo(rows[0]?.area ?? 0, 3);
    expect(now).toMatchObject({ madeBy: 'decision', documentNo: '合成〔2026〕1号' });
    expect(status).toBe('current');
    expect(newest).toMatchObject({ number: 3, features: 3 });
    expect(bounds?.[0]).toBeCloseTo(106.55, 9);
  });

  test('a version nobody gave a coverage says nothing of it; later ones say which share', async () => {
    const shares = (await detail(id)).history.map(({ coverageShare }) => coverageShare);
    expect(shares.slice(1)).toEqual([undefined, undefined]);
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares[0]).toBeLessThan(1);
  });

  test('its features come by key, page by page, as of a day or a version', async () => {
    const ask = async (query: string): Promise<DatasetFeaturePage> =>
      (await planner.get(`/api/v1/datasets/${id}/features?${query}`)).json();
    const keys = async (query: string) => (await ask(query)).items.map(({ key }) => key);
    expect(await keys('asOf=2025-06-01')).toEqual(['a', 'b']);
    expect(await keys('version=2')).toEqual(['b', 'c']);
    expect(await keys('')).toEqual(['b', 'c', 'd']);
    expect(await ask('asOf=2020-01-01')).toEqual({ items: [] });
    const first = await ask('limit=2');
    expect(first.nextAfter).toBe('c');
    expect(await keys(`limit=2&after=${first.nextAfter}`)).toEqual(['d']);
    expect(await keys('q=公园c')).toEqual(['c']);
    expect(await keys('q=%25')).toEqual([]);
    expect((await planner.get(`/api/v1/datasets/${id}/features?version=9`)).statusCode).toBe(404);
    const [strip] = (await ask('version=2&limit=1')).items;
    expect(strip).toMatchObject({ code: '1401', since: 2 });
    expect(strip?.at.lon).toBeCloseTo(106.56, 6);
  });

  test('one version is taken along as GeoJSON or GeoPackage, whole', async () => {
    const json = await planner.get(`/api/v1/datasets/${id}/versions/2/download`);
    expect(json.headers['content-disposition']).toContain('strips-v2.geojson');
    const features = json.json().features as { properties: { key: string; code: string } }[];
    expect(features.map(({ properties }) => [properties.key, properties.code])).toEqual([
      ['b', '1401'],
      ['c', '1401'],
    ]);
    const gpkg = await planner.get(`/api/v1/datasets/${id}/versions/2/download?format=gpkg`);
    expect(gpkg.rawPayload.subarray(0, 15).toString()).toBe('SQLite format 3');
    expect((await planner.get(`/api/v1/datasets/${id}/versions/9/download`)).statusCode).toBe(404);
  });
});

describe('a repair before it is made', () => {
  test('shows the shape of the file, what would become of it, and its neighbours', async () => {
    const id = await register('bow-ties');
    const bow = [
      [106.55, 29.55],
      [106.551, 29.551],
      [106.551, 29.55],
      [106.55, 29.551],
      [106.55, 29.55],
    ];
    const beside = [
      [106.551, 29.55],
      [106.552, 29.55],
      [106.552, 29.551],
      [106.551, 29.551],
      [106.551, 29.55],
    ];
    const feature = (key: string, ring: number[][]) => ({
      type: 'Feature',
      properties: { key },
      geometry: { type: 'Polygon', coordinates: [ring] },
    });
    const body = JSON.stringify({ type: 'FeatureCollection', features: [feature('e', bow), feature('f', beside)] });
    const url = `/api/v1/datasets/${id}/imports?fileName=bow.geojson&validFrom=2026-01-01`;
    const handed = await planner.send('POST', url, Buffer.from(body), { 'content-type': 'application/octet-stream' });
    const importId = handed.json<{ id: string }>().id;
    await server.settle();
    expect((await list('?q=bow-ties')).items[0]).toMatchObject({ status: 'waiting', openImports: 1 });
    const problems = (await planner.get(`/api/v1/imports/${importId}/problems?kind=invalid`)).json().items as {
      id: number;
    }[];
    const repair = `/api/v1/imports/${importId}/problems/${problems[0]?.id}/repair`;
    const preview = (await planner.get(repair)).json();
    expect(preview.before).toMatchObject({ type: 'Polygon' });
    expect(preview.after).toMatchObject({ type: 'MultiPolygon' });
    expect(preview.after.coordinates).toHaveLength(2);
    expect(preview.neighbours).toMatchObject([{ row: 2 }]);
    expect((await planner.get(`/api/v1/imports/${importId}/problems/999999/repair`)).statusCode).toBe(404);
    expect((await operator.get(repair)).statusCode).toBe(403);

    const counts = async () => (await planner.get(`/api/v1/imports/${importId}/problem-counts`)).json();
    const invalid = { kind: 'invalid', severity: 'error', left: 0 };
    expect(await counts()).toMatchObject({
      items: expect.arrayContaining([{ ...invalid, open: 1, repaired: 0, repairable: 1 }]),
      blocking: 1,
    });
    await planner.send('POST', `/api/v1/imports/${importId}/decisions`, { decision: 'accepted', kind: 'invalid' });
    expect(await counts()).toMatchObject({
      items: expect.arrayContaining([{ ...invalid, open: 0, repaired: 1, repairable: 0 }]),
      blocking: 0,
    });
    expect((await planner.get(`/api/v1/imports/${randomUUID()}/problem-counts`)).statusCode).toBe(404);
  });

  test('a thin overlap is shown as it will be once it is snapped, and nothing is changed by looking', async () => {
    const id = await register('thin');
    const [x, y, d] = [106.55, 29.55, 0.001];
    const square = (west: number) =>
      `POLYGON((${west} ${y},${west + d} ${y},${west + d} ${y + d},${west} ${y + d},${west} ${y}))`;
    // Five centimetres: a matter of drawing.
    const csv = `key,wkt\na,"${square(x)}"\nb,"${square(x + d - 5e-7)}"\n`;
    const url = `/api/v1/datasets/${id}/imports?fileName=thin.csv&validFrom=2026-01-01`;
    const octets = { 'content-type': 'application/octet-stream' };
    const importId = (await planner.send('POST', url, Buffer.from(csv), octets)).json<{ id: string }>().id;
    await server.settle();
    const shape = async () =>
      (
        await sql<{ text: string; area: number }>`
          select st_astext(geom) as text, area_m2 as area from datasets.import_features where import_id = ${importId} and row = 2`.execute(
          server.database.db,
        )
      ).rows[0];
    const [overlap] = (await planner.get(`/api/v1/imports/${importId}/problems?kind=overlap`)).json().items;
    expect(overlap.proposal).toBe('snap');
    const before = await shape();
    const preview = (await planner.get(`/api/v1/imports/${importId}/problems/${overlap.id}/repair`)).json();
    expect(await shape()).toEqual(before);
    expect(preview.areaBeforeM2 - preview.areaAfterM2).toBeCloseTo(overlap.detail.areaM2, 2);
    await planner.send('POST', `/api/v1/imports/${importId}/decisions`, { decision: 'accepted', kind: 'overlap' });
    expect((await shape())?.area).toBeCloseTo(preview.areaAfterM2, 6);
  });
});
