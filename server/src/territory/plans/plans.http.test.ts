import { randomUUID } from 'node:crypto';
import type { Blueprint, ConflictDetail, ConflictList, ConflictState } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { type Client, startTestServer, type TestServer } from '../../start/test-server.ts';
import { publishVersionInTrx, putDatasetInTrx } from '../datasets/index.ts';
import { putPlanLayerInTrx } from './index.ts';
import { rectangle } from './test-plan-world.ts';

const WETLAND = '00000000-0000-4000-8000-0000000000a1';
const PARK = '00000000-0000-4000-8000-0000000000b1';
let server: TestServer;
let planner: Client;
let other: Client;
let leader: Client;
let operator: Client;

beforeAll(async () => {
  server = await startTestServer();
  await plan(WETLAND, 'test-wetland', '湿地', 3, [
    { key: 'w1', code: '0506', wkt: rectangle(0, 0, 100, 100) },
    { key: 'w2', code: '0506', wkt: rectangle(0, 100, 100, 100) },
  ]);
  await plan(PARK, 'test-park', '产业园', 5, [{ key: 'p1', code: '1001', wkt: rectangle(60, 0, 100, 200) }]);
  await server.settle();
  [planner, other, leader, operator] = await Promise.all([
    server.login('planner'),
    server.login('forestry'),
    server.login('leader'),
    server.login('operator'),
  ]);
}, 60_000);
afterAll(() => server.stop());

type Feature = Parameters<typeof publishVersionInTrx>[2]['put'][number];
async function plan(id: string, key: string, domain: string, rank: number, put: Feature[]): Promise<void> {
  await server.platform.db.transaction().execute(async (trx) => {
    await putDatasetInTrx(
      trx,
      {
        ...{ id, key, name: { zh: `${domain}（合成）`, en: `${key} (synthetic)` }, dataClass: 'plan' },
        ...{ authority: `${domain}局（合成）`, scheme: 'YDYH2023', geometryKind: 'polygon', licence: 'synthetic' },
        ...{ securityLevel: 'public', divisionPath: '50/500103/', synthetic: true },
      },
      server.clock.now(),
    );
    await putPlanLayerInTrx(trx, { datasetId: id, domain, kind: 'zone', rank });
    await publishVersionInTrx(trx, server.platform, {
      ...{ datasetId: id, validFrom: '2026-01-01', lineage: { kind: 'seed' }, put },
    });
  });
}

const ours = async (query = '', who = planner): Promise<ConflictList> => {
  const answer = await who.get(`/api/v1/conflicts?authority=${encodeURIComponent('湿地局')}${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

describe('the list', () => {
  test('pages, sorts and narrows; the pages together are the whole', async () => {
    const all = await ours();
    expect(all.items.map(({ sides }) => sides.map((side) => side.featureKey)).sort()).toEqual([
      ['w1', 'p1'],
      ['w2', 'p1'],
    ]);
    const first = await ours('&limit=1&sort=area');
    const second = await ours(`&limit=1&sort=area&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }) => id).sort()).toEqual(all.items.map(({ id }) => id).sort());
    expect(second.next).toBeUndefined();
    expect((await ours('&minAreaM2=5000')).total).toBe(0);
    expect((await ours('&bbox=106.5,29.5,106.6,29.6')).total).toBe(2);
    expect((await ours('&bbox=107,29.5,107.1,29.6')).total).toBe(0);
    expect((await ours('&status=exempt')).total).toBe(0);
  });

  test('takes the filters from the address, as of a day too, and says what no rule could judge', async () => {
    const get = async (query: string): Promise<ConflictList> => {
      const answer = await planner.get(`/api/v1/conflicts?${query}`);
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json();
    };
    for (const day of ['', '&asOf=2026-11-23']) {
      expect((await get(`mine=true${day}`)).total).toBe(0);
      expect((await get(`overdue=true${day}`)).total).toBe(0);
      const found = await get(`q=w1&mine=false&domain=${encodeURIComponent('产业园')}&type=USE${day}`);
      expect(found.items.map(({ sides }) => sides[0]?.featureKey)).toEqual(['w1']);
      expect(found.byType).toEqual([{ key: 'USE', count: 1, areaM2: found.areaM2 }]);
      expect(found.unknown).toEqual({ features: 0, areaM2: 0 });
    }
    const id = (await get('q=w1')).items[0]?.id;
    const page = await planner.get(`/api/v1/conflicts/${id}?asOf=2026-11-23`);
    expect(page.json<ConflictDetail>().conflict.id).toBe(id);
    expect((await planner.get(`/api/v1/conflicts/${id}?asOf=2025-01-01`)).statusCode, 'not yet there').toBe(404);
  });

  test.each(['bbox=1,2,3', 'bbox=107,30,106,29', 'cursor=abc', 'minAreaM2=-1', 'limit=501'])(
    'refuses %s',
    async (bad) => {
      const answer = await planner.get(`/api/v1/conflicts?${bad}`);
      expect([400, 422]).toContain(answer.statusCode);
    },
  );

  test('two touching conflicts of one pair of plans are one group; the summary counts both', async () => {
    const { items } = (await planner.get('/api/v1/conflict-groups')).json();
    const group = items.find((one: { members: string[] }) => one.members.length === 2);
    expect(group).toMatchObject({ type: 'USE', ruleId: 'use-wet-build-ind' });
    expect(group.id).toBe([...group.members].sort()[0]);
    expect(group.areaM2).toBeGreaterThan(7_950);
    const summary = (await planner.get('/api/v1/conflict-summary')).json();
    expect(summary.byAuthority).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: '湿地局（合成）', count: 2 })]),
    );
    expect(summary.byAge).toEqual([expect.objectContaining({ key: 'week' })]);
  });
});

describe('a decision carries its change', () => {
  test('the park loses what the wetland keeps; the conflict is gone by recomputation and can be closed', async () => {
    const id = (await ours()).items.find(({ sides }) => sides[0]?.featureKey === 'w1')?.id ?? '';
    const act = async (who: Client, command: object) =>
      who.send('POST', `/api/v1/conflicts/${id}/actions`, { commandId: randomUUID(), ...command });
    const [wet, park] = ['湿地局（合成）', '产业园局（合成）'];
    await act(planner, { action: 'assign', authorities: [wet, park] });
    const proposed: ConflictState = (await act(planner, { action: 'propose', proposal: 'follow-a' })).json();
    // Ten working days after Monday 23 November 2026.
    expect(proposed).toMatchObject({ opinionDueAt: expect.stringContaining('2026-12-07'), overdue: false });
    const detailFor = async (who: Client): Promise<ConflictDetail> => (await who.get(`/api/v1/conflicts/${id}`)).json();
    const opinion = (who: Client, authority: string) => act(who, { action: 'give-opinion', authority, agrees: true });
    expect((await opinion(planner, wet)).json(), 'its account is of a third authority').toMatchObject({
      ...{ code: 'conflict.not-your-authority', status: 403 },
    });
    expect(await detailFor(planner)).toMatchObject({ mayOpineFor: [] });
    await sql`update auth.accounts set org_name = case login when 'planner' then ${wet} else ${park} end
      where login in ('planner', 'forestry')`.execute(server.platform.db);
    expect((await detailFor(planner)).mayOpineFor).toEqual([wet]);
    expect((await detailFor(operator)).mayOpineFor).toEqual([]);
    expect((await opinion(planner, park)).json().code, 'not for the other side either').toBe(
      'conflict.not-your-authority',
    );
    await opinion(planner, wet);
    await opinion(other, park);
    await act(leader, { action: 'decide', documentNo: '渝中规委〔合成〕003号' });
    const foreign = { kind: 'features', datasetId: randomUUID(), put: [] };
    expect((await act(planner, { action: 'patch', changes: foreign })).json()).toMatchObject({ status: 422 });
    const early = { kind: 'follow', right: 'a', by: 'lose-area', validFrom: '2026-11-01' };
    expect((await act(planner, { action: 'patch', changes: early })).json().code).toBe('conflict.backdated');
    const changes = { kind: 'follow', right: 'a', by: 'lose-area' };
    const patched = await act(planner, { action: 'patch', changes });
    expect(patched.json(), patched.body).toMatchObject({ status: 'patched' });
    await server.settle();
    const detail: ConflictDetail = (await planner.get(`/api/v1/conflicts/${id}`)).json();
    expect(detail.goneAt).toBeDefined();
    expect(detail.sides.map(({ featureKey, rank, version }) => [featureKey, rank, version])).toEqual([
      ['w1', 3, 1],
      ['p1', 5, 1],
    ]);
    expect(detail.actions.map(({ action }) => action)).toEqual(
      'assign propose give-opinion give-opinion decide patch'.split(' '),
    );
    expect(detail.choices.find(({ action }) => action === 'close')).toEqual({ action: 'close', allowed: true });
    expect(detail.choices.find(({ action }) => action === 'reopen')).toMatchObject({ reason: 'no-permission' });
    expect((await act(planner, { action: 'close' })).json()).toMatchObject({ status: 'closed' });
    const { rows } = await sql<{ lineage: object }>`
      select lineage from datasets.versions where dataset_id = ${PARK} order by number desc limit 1`.execute(
      server.platform.db,
    );
    expect(rows[0]?.lineage).toEqual({ kind: 'decision', documentNo: '渝中规委〔合成〕003号', conflictId: id });
    expect((await ours()).items.map(({ sides }) => sides[0]?.featureKey)).toEqual(['w2']);
    const before: ConflictList = (await planner.get('/api/v1/conflicts?asOf=2026-11-22&type=USE&limit=500')).json();
    expect(
      before.items.map((one) => one.id),
      'the day before still shows it',
    ).toContain(id);
    const today: ConflictList = (await planner.get('/api/v1/conflicts?asOf=2026-11-23&type=USE&limit=500')).json();
    expect(today.items.map((one) => one.id)).not.toContain(id);
  });
});

describe('rules are data', () => {
  const path = '/api/v1/conflict-rules/use-wet-build-ind';

  test('whoever may edits one; everything is compared anew and the change is in the audit', async () => {
    const { id: _id, type: _type, groupA: _a, groupB: _b, ...body } = (await planner.get(path)).json();
    expect((await operator.send('PUT', path, body)).statusCode).toBe(403);
    expect((await planner.send('PUT', path, { ...body, minAreaM2: 1e6 })).statusCode).toBe(200);
    await server.settle();
    expect((await ours()).total).toBe(0);
    expect((await planner.send('PUT', path, body)).statusCode).toBe(200);
    await server.settle();
    expect((await ours()).total).toBe(1);
    const { rows } = await sql`select from platform.audit_entries where action = 'plan.edit-rules'`.execute(
      server.platform.db,
    );
    expect(rows).toHaveLength(2);
    expect((await planner.send('PUT', path, { ...body, minAreaM2: -1 })).statusCode).toBe(400);
    expect((await planner.get('/api/v1/conflict-rules/none')).statusCode).toBe(404);
  });

  test('a code scheme tells group and colour of each code, the survey’s through its own groups', async () => {
    const scheme = (await planner.get('/api/v1/code-schemes/YDYH2023')).json();
    expect(scheme.codes.find((one: { code: string }) => one.code === '080403')).toMatchObject({
      ...{ group: 'BUILD_PUB', color: '#ff00ff', colorDoubtful: true },
    });
    const survey = (await planner.get(`/api/v1/code-schemes/${encodeURIComponent('GB/T 21010')}`)).json();
    expect(survey.codes.find((one: { code: string }) => one.code === '05H1')).toMatchObject({ group: 'BUILD_COM' });
    expect((await planner.get('/api/v1/code-schemes/none')).statusCode).toBe(404);
  });

  test('what codes become can be asked, and what is unknown is listed', async () => {
    const from = encodeURIComponent('三调');
    const { items } = (await planner.get(`/api/v1/plans/crosswalks?from=${from}`)).json();
    expect(items.find((one: { code: string }) => one.code === '0803')).toMatchObject({
      to: 'YDYH2023',
      targetCode: '0804',
    });
    const body = { from: '三调', codes: ['0803', '77'] };
    const converted = (await planner.send('POST', '/api/v1/plans/crosswalks/convert', body)).json();
    expect(converted.items).toMatchObject([{ group: 'BUILD_PUB' }, { targets: [], problem: 'unknown-code' }]);
    const none = await planner.send('POST', '/api/v1/plans/crosswalks/convert', { from: 'none', codes: ['1'] });
    expect(none.statusCode).toBe(404);
    const empty = await planner.send('POST', '/api/v1/plans/crosswalks/convert', { from: '三调', codes: [] });
    expect(empty.statusCode).toBe(400);
    expect((await planner.get('/api/v1/plans/unknown-codes')).json()).toEqual({ items: [] });
    const officer = await server.login('shangqingsi01');
    expect((await officer.get('/api/v1/plans/unknown-codes')).statusCode).toBe(403);
  });
});

describe('one blueprint', () => {
  test('each spot of the district has one designation, they add up, and the most rigid plan prevails', async () => {
    expect((await operator.send('POST', '/api/v1/blueprints', { divisionCode: '500103' })).statusCode).toBe(403);
    expect((await planner.send('POST', '/api/v1/blueprints', { divisionCode: '500105' })).statusCode).toBe(422);
    const started = await planner.send('POST', '/api/v1/blueprints', { divisionCode: '500103' });
    expect(started.statusCode, started.body).toBe(202);
    await server.settle();
    const { id } = started.json<Blueprint>();
    const ready: Blueprint = (await planner.get(`/api/v1/blueprints/${id}`)).json();
    expect(ready).toMatchObject({ status: 'ready', progress: 1 });
    // A long edge is a geodesic or follows the parallel, depending on where it has corners: metres², not gaps …
    expect(ready.closesPpm).toBeLessThan(10);
    // … as the plane of degrees shows, in which edges are straight.
    const { rows: plane } = await sql<{ apart: number }>`
      select abs(sum(st_area(p.geom)) / (select st_area(geom) from directory.division_geometries where code = '500103'
        order by valid_from desc limit 1) - 1) as apart from plans.blueprint_parts p where blueprint_id = ${id}`.execute(
      server.platform.db,
    );
    expect(plane[0]?.apart).toBeLessThan(1e-8);
    const { rows: overlaps } = await sql`
      select a.seq, b.seq from plans.blueprint_parts a join plans.blueprint_parts b
        on b.blueprint_id = a.blueprint_id and b.seq > a.seq and b.geom && a.geom
      where a.blueprint_id = ${id} and st_relate(a.geom, b.geom, 'T********')`.execute(server.platform.db);
    expect(overlaps).toEqual([]);
    // The square that both plans claim (w2 against p1) is the wetland’s.
    const { rows } = await sql<{ rank: number; code: string }>`
      select rank, code from plans.blueprint_parts where blueprint_id = ${id}
        and st_intersects(geom, st_pointonsurface(st_geomfromtext(${rectangle(70, 120, 20, 20)}, 4490)))`.execute(
      server.platform.db,
    );
    expect(rows).toEqual([{ rank: 3, code: '0506' }]);
    const file = await planner.get(`/api/v1/blueprints/${id}/download?format=geojson`);
    const { features } = file.json();
    expect(features).toHaveLength(ready.features ?? 0);
    const unplanned = features.filter((one: { properties: { unplanned: boolean } }) => one.properties.unplanned);
    expect(unplanned.length).toBeGreaterThan(0);
    const gpkg = await planner.get(`/api/v1/blueprints/${id}/download?format=gpkg`);
    if (gpkg.statusCode === 200) expect(gpkg.rawPayload.subarray(0, 15).toString()).toBe('SQLite format 3');
    else expect(gpkg.statusCode, 'without GDAL it says so').toBe(503);
    const { rows: versions } = await sql<{ n: number }>`
      select count(*)::int as n from datasets.versions v join datasets.datasets d on d.id = v.dataset_id where d.key = 'blueprint-500103'`.execute(
      server.platform.db,
    );
    expect(versions).toEqual([{ n: 1 }]);
  }, 30_000);
});
