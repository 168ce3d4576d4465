import { randomUUID } from 'node:crypto';
import type { CheckDetail, InspectionPlanDetail } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { startTestServer, type TestServer } from '../../start/test-server.ts';
import { type Cafe, createInspectionWorld, STROKE } from './test-inspection-world.ts';

let server: TestServer;
let world: ReturnType<typeof createInspectionWorld>;
let cafes: Cafe[];

beforeAll(async () => {
  server = await startTestServer();
  world = createInspectionWorld(server);
  cafes = await world.listCafes();
});
afterAll(() => server.stop());

const cafe = (n: number): Cafe => {
  const found = cafes[n];
  if (!found) throw new Error('the demo has too few cafés');
  return found;
};
const LEAD = 'jiefangbei-law01';
const now = () => server.clock.now().toISOString();
const print = async () => {
  const { rows } = await sql<{ print: string }>`
    select md5(string_agg(t::text, '|' order by t::text)) as print from (
      select state::text from inspection.checks union all select id::text from inspection.entries
      union all select id::text from inspection.signatures union all select check_id::text || made_at::text from inspection.visits) t(t)`.execute(
    server.database.db,
  );
  return rows[0]?.print;
};

describe('at the door', () => {
  let checkId: string;
  beforeAll(async () => {
    ({ checkId } = await world.approvedVisit(cafe(0), ['fire']));
  });

  test.each([
    ['a code nobody gave out', { qr: 'SC:ffffffffffffffffffffffffffffffff' }, 'inspection.qr-unknown'],
    ['a code without its sign', { qr: 'hello' }, 'inspection.qr-unknown'],
    ['a kilometre away', { position: { lon: 106.6, lat: 29.6 } }, 'inspection.too-far'],
    ['a poor position far away', { position: { lon: 106.6, lat: 29.6 }, accuracy: 90_000 }, 'inspection.too-far'],
    ['tomorrow by the phone’s clock', { at: '2026-11-24T11:00:00Z' }, 'inspection.time-of-deed'],
    ['a deed of last week', { at: '2026-11-16T11:00:00Z' }, 'inspection.time-of-deed'],
  ])('%s does not open it, and nothing is changed', async (_, wrong, code) => {
    const before = await print();
    expect((await world.arrive('fire01', checkId, cafe(0), wrong)).json()).toMatchObject({ code });
    expect((await world.arrive('fire01', checkId, { ...cafe(0), qr: cafe(1).qr })).json()).toMatchObject({
      code: 'inspection.qr-elsewhere',
    });
    expect(await print()).toBe(before);
  });

  test('a certificate suspended this morning stops its holder at once: at the door, on the list and at the signature', async () => {
    const suspend = (login: string, status: string) =>
      sql`update powers.officers set status = ${status} where account_id = (select id from auth.accounts where login = ${login})`.execute(
        server.database.db,
      );
    await suspend('fire01', 'suspended');
    expect((await world.arrive('fire01', checkId, cafe(0))).json()).toMatchObject({
      status: 409,
      code: 'powers.officer-suspended',
    });
    await suspend('fire01', 'valid');
    for (const login of ['fire01', 'fire02', LEAD, 'jiefangbei-law02'])
      expect((await world.arrive(login, checkId, cafe(0))).statusCode).toBe(200);
    await suspend('fire01', 'suspended');
    const { results } = await world.note('fire01', checkId, [
      { itemId: 'exits-clear', answer: '见照片', compliant: true },
    ]);
    expect(results[0]).toMatchObject({ result: 'refused', code: 'powers.officer-suspended' });
    await suspend('fire01', 'valid');
  });

  test('a street officer of elsewhere who guesses the id finds nothing, an enterprise of elsewhere neither', async () => {
    const street = await world.desk('qixinggang-law01');
    expect((await street.get(`/api/v1/inspection/checks/${checkId}`)).statusCode).toBe(404);
    const refused = await world.check('qixinggang-law01', checkId, { action: 'conclude', at: now(), findings: [] });
    expect(refused.statusCode).toBe(404);
    const other = await world.desk('citizen');
    expect((await other.get(`/api/v1/inspection/checks/${checkId}`)).statusCode).toBe(403);
  });

  test('an entry noted while a colleague was still on the way stays, but does not count until there were two', async () => {
    const { checkId: second } = await world.approvedVisit(cafe(2), ['fire']);
    await world.arrive('fire01', second, cafe(2));
    await world.note('fire01', second, [{ itemId: 'exits-clear', answer: '见照片', compliant: true }]);
    const alone = await world.readCheck('fire01', second);
    expect(alone.entries).toHaveLength(1);
    expect(alone.items.find(({ itemId }) => itemId === 'exits-clear')?.state).toBe('open');
    server.clock.advance(60_000);
    await world.arrive('fire02', second, cafe(2));
    await world.note('fire01', second, [{ itemId: 'exits-clear', answer: '见照片', compliant: true }]);
    const both = await world.readCheck('fire01', second);
    expect(both.entries).toHaveLength(2);
    expect(both.items.find(({ itemId }) => itemId === 'exits-clear')?.state).toBe('answered');
  });

  test('an entry that arrives after the end is kept as late; the lead may reopen, and the former notice is void', async () => {
    for (const login of ['fire01', LEAD])
      await world.answerAll(login, checkId, login === 'fire01' ? ['exits-clear'] : []);
    const findings = [{ itemId: 'exits-clear', text: '后门上锁', dueOn: '2026-12-07' }];
    expect((await world.check(LEAD, checkId, { action: 'conclude', at: now(), findings })).json()).toMatchObject({
      status: 'concluded',
    });
    const late = await world.note('fire02', checkId, [{ itemId: 'exits-clear', answer: '见照片', compliant: true }]);
    expect(late.results[0]?.result).toBe('late');
    server.clock.advance(60_000);
    const reopened = (
      await world.check(LEAD, checkId, { action: 'reopen', reason: '有迟到的记录' })
    ).json<CheckDetail>();
    expect(reopened.items.find(({ itemId }) => itemId === 'exits-clear')?.state).toBe('disputed');
    expect(reopened.documents.find(({ kind }) => kind === 'rectification-notice')?.withdrawnAt).toBeDefined();
    const entryId =
      reopened.entries.find(({ itemId, compliant }) => itemId === 'exits-clear' && compliant === false)?.id ?? '';
    await world.check(LEAD, checkId, { action: 'settle', itemId: 'exits-clear', entryId });
    const again = (await world.check(LEAD, checkId, { action: 'conclude', at: now(), findings })).json<CheckDetail>();
    expect(
      again.documents.filter(({ withdrawnAt, kind }) => !withdrawnAt && kind === 'rectification-notice'),
    ).toHaveLength(1);
  });

  test('a signature of another document, a copied proof and a second use of one are refused', async () => {
    const { documents } = await world.readCheck('fire01', checkId);
    const [old] = documents.filter(({ withdrawnAt }) => withdrawnAt);
    const fresh = documents.findLast(({ withdrawnAt }) => !withdrawnAt);
    const sign = (login: string, documentId = '', digest = '') =>
      world.check(login, checkId, { action: 'sign', documentId, digest, side: 'officer', stroke: STROKE });
    await world.stepUp('fire01', old?.digest ?? '');
    expect((await sign('fire01', old?.id, old?.digest)).json()).toMatchObject({
      code: 'inspection.document-not-found',
    });
    expect((await sign('fire01', fresh?.id, old?.digest)).json()).toMatchObject({ code: 'inspection.digest-differs' });
    expect((await sign('fire01', fresh?.id, fresh?.digest)).json()).toMatchObject({ code: 'auth.step-up-required' });
    await world.stepUp('fire01', fresh?.digest ?? '');
    expect((await sign('fire02', fresh?.id, fresh?.digest)).json()).toMatchObject({ code: 'auth.step-up-required' });
    expect((await sign('fire01', fresh?.id, fresh?.digest)).statusCode).toBe(200);
    expect((await sign('fire01', fresh?.id, fresh?.digest)).statusCode).toBe(409);
  });
});

describe('an emergency', () => {
  test('a case-driven check may begin at once with its ground, does not count against the cap, and is not closed before approval is made up', async () => {
    const bare = await world.createPlan('fire-clerk', {
      kind: 'case-driven',
      matters: ['JC-XF-002'],
      subjectIds: [cafe(3).id],
    });
    expect(bare.json()).toMatchObject({ status: 422, code: 'inspection.ground-missing' });
    const created = await world.createPlan('fire-clerk', {
      ...{ kind: 'case-driven', matters: ['JC-XF-002'], subjectIds: [cafe(3).id] },
      ...{ ground: '举报疏散通道被堵', groundDocument: '举报登记12号' },
    });
    const checkId = created.json<InspectionPlanDetail>().subjectList[0]?.checkId ?? '';
    const officerIds = (await world.officersOf('fire')).slice(0, 2);
    await world.check('fire-clerk', checkId, { action: 'assign', officerIds });
    const byClerk = await world.check('fire-clerk', checkId, { action: 'start-urgently', reason: '有人被困' });
    expect(byClerk.statusCode).toBe(403);
    expect((await world.check('fire-head', checkId, { action: 'start-urgently', reason: '有人被困' })).statusCode).toBe(
      200,
    );
    for (const login of ['fire01', 'fire02'])
      expect((await world.arrive(login, checkId, cafe(3))).statusCode).toBe(200);
    await world.answerAll('fire01', checkId);
    await world.check('fire01', checkId, { action: 'conclude', at: now(), findings: [] });
    for (const login of ['fire01', 'fire02']) await world.sign(login, checkId);
    await world.sign('fire01', checkId, { side: 'subject', signerName: '店长（合成）', signerRole: '店长' });
    expect((await world.check('fire01', checkId, { action: 'close' })).json()).toMatchObject({
      code: 'inspection.not-ratified',
    });
    expect(
      (await world.check('fire-head', checkId, { action: 'ratify', documentNo: '消检补〔2026〕3号' })).statusCode,
    ).toBe(200);
    expect((await world.check('fire01', checkId, { action: 'close' })).json()).toMatchObject({ status: 'closed' });
    const { rows } = await sql`select from inspection.visits where check_id = ${checkId}`.execute(server.database.db);
    expect(rows).toHaveLength(0);
  });

  test('a daily check cannot be called an emergency', async () => {
    const created = await world.createPlan('fire-clerk', {
      matters: ['JC-XF-002'],
      subjectIds: [cafe(3).id],
      id: randomUUID(),
    });
    const checkId = created.json<InspectionPlanDetail>().subjectList[0]?.checkId ?? '';
    expect((await world.check('fire-head', checkId, { action: 'start-urgently', reason: '急' })).json()).toMatchObject({
      code: 'inspection.not-allowed-now',
    });
  });
});
