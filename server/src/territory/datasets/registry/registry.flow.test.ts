import { randomUUID } from 'node:crypto';
import type { DatasetDetail, DatasetPage, DatasetSummary, MapLayers } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { type Client, startTestServer, type TestServer } from '../../../start/test-server.ts';
import { putDatasetInTrx } from '../index.ts';

let server: TestServer;
let planner: Client;
let operator: Client;

const ENTRY = {
  key: 'river-parks',
  name: { zh: '滨江公园规划（合成）', en: 'Riverside parks (synthetic)' },
  dataClass: 'plan',
  authority: '区城市管理局（合成）',
  scheme: 'YDYH2023',
  geometryKind: 'polygon',
  scale: 2000,
  licence: '合成 synthetic',
  securityLevel: 'internal',
  divisionCode: '500103',
  synthetic: true,
  plan: { domain: '专项规划', kind: 'zone', rank: 6 },
};
const OUTSIDE = '00000000-0000-4000-8000-00000000c001';
const SECRET = '00000000-0000-4000-8000-00000000c002';

beforeAll(async () => {
  server = await startTestServer();
  [planner, operator] = await Promise.all([server.login('planner'), server.login('operator')]);
  await put(OUTSIDE, 'outside', 'public', '50/500108/');
  await put(SECRET, 'secret', 'sensitive', '50/500103/');
});
afterAll(() => server.stop());

async function put(
  id: string,
  key: string,
  securityLevel: 'public' | 'sensitive',
  divisionPath: string,
): Promise<void> {
  await server.platform.db.transaction().execute((trx) =>
    putDatasetInTrx(
      trx,
      {
        ...{ id, key, name: { zh: `${key}（合成）`, en: `${key} (synthetic)` }, dataClass: 'base', authority: '合成' },
        ...{ geometryKind: 'polygon', licence: 'synthetic', securityLevel, divisionPath, synthetic: true },
      },
      server.clock.now(),
    ),
  );
}

const register = (body: object, who = planner) => who.send('POST', '/api/v1/datasets', body);
const change = async (id: string, payload: object, who = planner) =>
  server.server.inject({
    method: 'PATCH',
    url: `/api/v1/datasets/${id}`,
    headers: { cookie: who.cookie, 'x-csrf-token': who.session.csrfToken },
    payload,
  });
const list = async (query = '', who = planner): Promise<DatasetPage> =>
  (await who.get(`/api/v1/datasets${query}`)).json();
const detail = async (id: string): Promise<DatasetDetail> => {
  const answer = await planner.get(`/api/v1/datasets/${id}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

describe('the register of datasets', () => {
  test('a planner enters a plan: it stands in the register, empty, and joins the one map', async () => {
    const answer = await register(ENTRY);
    expect(answer.statusCode, answer.body).toBe(201);
    const made = answer.json<DatasetSummary>();
    expect(made).toMatchObject({ key: 'river-parks', status: 'empty', versions: 0, revision: 1, plan: ENTRY.plan });
    await server.settle();
    expect((await list('?q=滨江')).items.map(({ key, plan }) => [key, plan])).toEqual([['river-parks', ENTRY.plan]]);
    const layers = (await planner.get('/api/v1/map/layers')).json<MapLayers>();
    expect(layers.items.find(({ key }) => key === 'river-parks')?.plan).toEqual(ENTRY.plan);
    const { rows } = await sql<{ actor: string; facts: { key: string } }>`
      select actor, facts from platform.audit_entries where action = 'dataset.register' and subject = ${`dataset:${made.id}`}`.execute(
      server.database.db,
    );
    expect(rows).toMatchObject([{ actor: planner.session.accountId, facts: { key: 'river-parks' } }]);
  });

  test('the same key is not given twice, not even to two people at once', async () => {
    expect((await register(ENTRY)).json()).toMatchObject({ status: 409, code: 'dataset.key-taken' });
    const twin = { ...ENTRY, key: 'twin' };
    const both = await Promise.all([register(twin), register(twin)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });

  test.each([
    ['an operator', {}, 'operator', 403],
    ['another district', { divisionCode: '500108' }, 'planner', 422],
    ['no district at all', { divisionCode: '999999' }, 'planner', 422],
    ['sensitive data without the permission', { securityLevel: 'sensitive' }, 'planner', 403],
    ['a plan of lines', { geometryKind: 'line' }, 'planner', 422],
    ['zones without code scheme or land group', { scheme: undefined }, 'planner', 422],
    ['a key with capitals', { key: 'River' }, 'planner', 400],
    ['an empty name', { name: { zh: ' ', en: 'x' } }, 'planner', 400],
    ['a rank beyond the nine', { plan: { ...ENTRY.plan, rank: 10 } }, 'planner', 400],
    ['an unknown field', { owner: 'me' }, 'planner', 400],
  ])('%s is refused, and nothing is entered', async (_what, wrong, login, status) => {
    const before = (await list()).total;
    const answer = await register({ ...ENTRY, key: 'refused', ...wrong }, await server.login(login));
    expect(answer.statusCode, answer.body).toBe(status);
    expect((await list()).total).toBe(before);
  });

  test('a description is changed once; who read the old one has to load it anew', async () => {
    const [found] = (await list('?q=river-parks')).items;
    const id = found?.id ?? '';
    const changed = await change(id, { revision: 1, authority: '区园林局（合成）', scale: null });
    expect(changed.json()).toMatchObject({ authority: '区园林局（合成）', revision: 2, scheme: 'YDYH2023' });
    expect(changed.json()).not.toHaveProperty('scale');
    expect((await change(id, { revision: 1, authority: '另一局' })).json()).toMatchObject({
      code: 'dataset.changed-meanwhile',
      status: 409,
    });
    const rank = { ...ENTRY.plan, rank: 4 };
    expect((await change(id, { revision: 2, plan: rank })).json()).toMatchObject({ plan: rank, revision: 3 });
    await server.settle();
    expect((await detail(id)).plan).toEqual(rank);
    expect((await change(id, { revision: 3, scheme: null })).json()).toMatchObject({
      code: 'dataset.plan-wants-codes',
    });
    expect((await change(id, { revision: 3, licence: 'x' }, operator)).statusCode).toBe(403);
  });

  test('a control line needs no code scheme: it is one by its domain', async () => {
    const line = { domain: '城镇开发边界', kind: 'line', rank: 3 };
    const answer = await register({ ...ENTRY, key: 'boundary', scheme: undefined, plan: line });
    expect(answer.statusCode, answer.body).toBe(201);
    const changed = await change(answer.json<DatasetSummary>().id, { revision: 1, plan: { ...line, kind: 'zone' } });
    expect(changed.json()).toMatchObject({ code: 'dataset.plan-wants-codes' });
  });

  test('what lies outside the scope or above the level is not there', async () => {
    expect((await list('?limit=200')).items.map(({ key }) => key)).not.toContain('outside');
    expect((await list('?limit=200')).items.map(({ key }) => key)).not.toContain('secret');
    for (const id of [OUTSIDE, SECRET, randomUUID()]) {
      for (const path of ['', '/features', '/versions/1/download'])
        expect((await planner.get(`/api/v1/datasets/${id}${path}`)).statusCode, path).toBe(404);
      expect((await change(id, { revision: 1, licence: 'mine' })).statusCode).toBe(404);
    }
  });

  test('the register is narrowed by class, authority and status, and comes page by page', async () => {
    expect((await list('?dataClass=plan&status=empty&authority=区园林局（合成）')).items.map(({ key }) => key)).toEqual(
      ['river-parks'],
    );
    const all = await list('?limit=200');
    const pages = [await list('?limit=2'), await list('?limit=2&page=2')];
    expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(all.items.slice(0, 4).map(({ id }) => id));
    expect(pages[0]?.total).toBe(all.items.length);
    expect(all.authorities).toContain('区园林局（合成）');
    expect((await list('?q=100%25')).total).toBe(0);
    expect((await planner.get('/api/v1/datasets?dataClass=secret')).statusCode).toBe(400);
  });
});
