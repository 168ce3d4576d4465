import { randomUUID } from 'node:crypto';
import type { InspectionPlanDetail, PublicDraw, PublicThemes } from '@shancheng/contracts';
import { commitmentOf, countAtRate, drawLots, poolDigestOf } from '@shancheng/law';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { startTestServer, type TestServer } from '../../../start/test-server.ts';
import { createInspectionWorld } from '../test-inspection-world.ts';

let server: TestServer;
let world: ReturnType<typeof createInspectionWorld>;

beforeAll(async () => {
  server = await startTestServer();
  world = createInspectionWorld(server);
});
afterAll(() => server.stop());

const get = (path: string) => server.server.inject(`/api/v1/public${path}`);
describe('a certificate at the door', () => {
  const check = async (certificateNo: string) =>
    (await get(`/officers?certificateNo=${encodeURIComponent(certificateNo)}`)).json();

  test('is real or not, holds today or not; of the officer only the family name', async () => {
    expect(await check('渝A（合成）500103-0001')).toEqual({
      ...{
        certificateNo: '渝A（合成）500103-0001',
        name: '赵*',
        authorityName: '渝中区消防救援大队（合成）',
        fields: ['fire'],
      },
      ...{ area: '渝中区', validTo: '2029-12-31', valid: true, status: 'valid', on: '2026-11-23', synthetic: true },
    });
    expect(await check('渝A（合成）500103-0058')).toMatchObject({ valid: false, status: 'expired' });
    expect(await check('渝A（合成）500103-0059')).toMatchObject({ valid: false, status: 'suspended' });
    expect(await check('渝A（合成）500103-9999')).toMatchObject({ status: 404, code: 'certificate.not-found' });
    expect(await check('%')).toMatchObject({ status: 404 });
  });
});

describe('a random draw', () => {
  test('can be replayed by anyone from what is published, but only once those drawn have their notice', async () => {
    const rates = { A: 0.5, B: 0.5, C: 1, D: 1 };
    const made = await world.createPlan('fire-clerk', {
      ...{ kind: 'double-random', matters: ['JC-XF-001'], title: '网吧双随机（合成）' },
      draw: { subjectKinds: ['internet-cafe'], divisionCode: '500103', rates },
    });
    const { id } = made.json<InspectionPlanDetail>();
    await world.plan('fire-clerk', id, { action: 'commit-draw' });
    const drawId = (
      await sql<{ id: string }>`select id from inspection.draws where plan_id = ${id}`.execute(server.database.db)
    ).rows[0]?.id;
    const draw = async () => (await get(`/draws/${drawId}`)).json<PublicDraw>();
    const promised = await draw();
    expect(promised).toMatchObject({ withheld: false, rates });
    expect(promised).not.toHaveProperty('seed');
    await world.plan('fire-clerk', id, { action: 'draw' });
    const drawn = await draw();
    expect(drawn).toMatchObject({ withheld: true, commitment: promised.commitment });
    expect([drawn.seed, drawn.result]).toEqual([undefined, undefined]);
    const official = (
      await (await server.login('fire-clerk')).get(`/api/v1/inspection/draws/${drawId}`)
    ).json<PublicDraw>();
    expect(commitmentOf(official.seed ?? '')).toBe(promised.commitment);
    expect((await (await server.login('wangba01')).get(`/api/v1/inspection/draws/${drawId}`)).statusCode).toBe(403);
    await world.plan('fire-head', id, { action: 'approve', documentNo: '消检批〔2026〕1号' });
    const { rows: checks } = await sql<{ id: string }>`select id from inspection.checks where plan_id = ${id}`.execute(
      server.database.db,
    );
    for (const [index, check] of checks.entries()) {
      expect((await draw()).withheld, `${index} of ${checks.length} notified`).toBe(true);
      expect((await world.check('fire-clerk', check.id, { action: 'notify' })).statusCode).toBe(200);
    }
    const told = await draw();
    const seed = told.seed ?? '';
    expect(commitmentOf(seed)).toBe(promised.commitment);
    const { subjects, officers } = told.pool;
    expect(
      poolDigestOf(Object.entries(subjects).flatMap(([credit, ids]) => ids.map((one) => `${credit} ${one}`))),
    ).toBe(promised.subjectPoolDigest);
    expect(poolDigestOf(officers)).toBe(promised.officerPoolDigest);
    const replayed = Object.entries(subjects).flatMap(([credit, pool]) =>
      drawLots({ seed, purpose: `subjects ${credit}`, pool, count: countAtRate(pool.length, told.rates[credit] ?? 0) }),
    );
    expect(told.result?.map(({ subjectId }) => subjectId)).toEqual(replayed);
    expect(checks).toHaveLength(replayed.length);
    expect((await get(`/draws/${randomUUID()}`)).statusCode).toBe(404);
  });
});

describe('what everybody may read', () => {
  test('the themes with the names of those who ask, the functions, the authorities', async () => {
    const { items, authorities } = (await get('/themes')).json<PublicThemes>();
    expect(items.map(({ id }) => id)).toContain('internet-cafe');
    expect(authorities.fire).toBe('渝中区消防救援大队（合成）');
    expect((await get('/functions')).json().items.length).toBeGreaterThan(5);
    expect((await get('/authorities')).json().items.map(({ id }: { id: string }) => id)).toContain('market');
  });

  test('a mark to go on that we never gave is refused', async () => {
    for (const cursor of ['x', '2026-13-45T00:00:00.000Z_00000000-0000-4000-8000-000000000000', '%00'])
      expect((await get(`/results?cursor=${cursor}`)).statusCode).toBe(400);
    expect((await get('/results?order=desc')).statusCode).toBe(400);
  });

  test('a person without a unified code is masked and cannot be found by name', async () => {
    const planned = await world.createPlan('market-clerk', {
      matters: ['JC-SP-001'],
      subjectIds: [(await world.listCafes())[0]?.id ?? ''],
    });
    const checkId = planned.json<InspectionPlanDetail>().subjectList[0]?.checkId ?? '';
    await sql`
      update powers.subjects set uscc = null, name = '欧阳小摊（合成）' where id = (select subject_id from inspection.checks where id = ${checkId})`.execute(
      server.database.db,
    );
    await sql`update inspection.checks set published_at = ${server.clock.now()} where id = ${checkId}`.execute(
      server.database.db,
    );
    expect((await get('/results')).json().items).toMatchObject([{ subjectName: '欧*' }]);
    expect((await get(`/results?q=${encodeURIComponent('小摊')}`)).json().items).toEqual([]);
  });
});
