import { randomUUID } from 'node:crypto';
import type {
  CheckForecast,
  EnterpriseCheck,
  EnterpriseChecks,
  InspectionPlanDetail,
  MySubjects,
  PublishedResults,
} from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { type Client, startTestServer, type TestServer, tinyJpeg } from '../../../start/test-server.ts';
import { type Cafe, createInspectionWorld, STROKE } from '../test-inspection-world.ts';

const DAY_MS = 86_400_000;
let server: TestServer;
let world: ReturnType<typeof createInspectionWorld>;
let owner: Client;
let neighbour: Client;
let cafe: Cafe;
let subjects: MySubjects['items'];
let checkId: string;

beforeAll(async () => {
  server = await startTestServer();
  world = createInspectionWorld(server);
  [owner, neighbour] = await Promise.all([server.login('wangba01'), server.login('wangba02')]);
  subjects = (await owner.get('/api/v1/portal/subjects')).json<MySubjects>().items;
  const found = (await world.listCafes()).find(({ name }) => name === '渝中区山月网吧（合成）');
  if (!found) throw new Error('the demo has no café of wangba01');
  cafe = found;
});
afterAll(() => server.stop());

const OFFICERS = ['jiefangbei-law01', 'jiefangbei-law02', 'fire01', 'fire02'];
const RATING = {
  stars: 4,
  aspects: { certificatesShown: true, scannedIn: true, asAnnounced: true, littleDisturbance: false },
};
const portal = (path = '') => `/api/v1/portal/checks/${checkId}${path}`;
const nowMs = () => server.clock.now().getTime();
const myCheck = async () => (await owner.get(portal())).json<EnterpriseCheck>();

describe('the enterprise', () => {
  test('sees its own shops with licences and QR code, and nobody else’s', async () => {
    expect(subjects.map(({ name }) => name)).toEqual(['渝中区山月网吧（合成）', '渝中区老灶火锅（合成）']);
    expect(subjects.find(({ id }) => id === cafe.id)).toMatchObject({ qr: cafe.qr, synthetic: true });
    const others = (await neighbour.get('/api/v1/portal/subjects')).json<MySubjects>().items;
    expect(others.map(({ name }) => name)).toEqual(['渝中区蓝桥网吧（合成）']);
    const foreign = await neighbour.get(`/api/v1/portal/subjects/${cafe.id}/forecast`);
    const nothing = await neighbour.get(`/api/v1/portal/subjects/${randomUUID()}/forecast`);
    expect([foreign.statusCode, foreign.json().code]).toEqual([nothing.statusCode, nothing.json().code]);
    expect(foreign.statusCode).toBe(404);
  });

  test('the portal is closed to officials, and a resident sees no enterprise', async () => {
    const answers = await Promise.all(
      ['jiefangbei-clerk', 'supervisor', 'fire01', 'citizen'].map(async (login) =>
        (await server.login(login)).get('/api/v1/portal/subjects'),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403]);
    expect((await server.server.inject('/api/v1/portal/subjects')).statusCode).toBe(401);
  });

  test('a planned visit stands in the forecast before the notice, not yet among its visits', async () => {
    const planned = await world.createPlan('fire-clerk', {
      matters: ['JC-XF-001'],
      subjectIds: [cafe.id],
      title: '消防日常检查（合成）',
    });
    expect(planned.statusCode).toBe(201);
    const forecast = (await owner.get(`/api/v1/portal/subjects/${cafe.id}/forecast`)).json<CheckForecast>();
    expect(forecast.upcoming.map(({ title }) => title)).toEqual(['消防日常检查（合成）']);
    expect(forecast.caps).toMatchObject([{ used: 0 }]);
    expect((await owner.get('/api/v1/portal/checks')).json<EnterpriseChecks>().items).toEqual([]);
    await world.plan('fire-clerk', planned.json<InspectionPlanDetail>().id, {
      action: 'cancel',
      reason: '并入综合查一次',
    });
    const after = (await owner.get(`/api/v1/portal/subjects/${cafe.id}/forecast`)).json<CheckForecast>();
    expect(after).toMatchObject({ upcoming: [], caps: [] });
  });

  test('a random draw and a check after a complaint do not warn: neither as a date nor as a place under the cap', async () => {
    const cases: Parameters<typeof world.createPlan>[1][] = [
      { kind: 'case-driven', subjectIds: [cafe.id], ground: '群众举报', groundDocument: '举报〔2026〕1号' },
      {
        kind: 'double-random',
        draw: { subjectKinds: ['internet-cafe'], divisionCode: '500103', rates: { A: 1, B: 1, C: 1, D: 1 } },
      },
    ];
    for (const one of cases) {
      const made = await world.createPlan('fire-clerk', { matters: ['JC-XF-001'], title: '不预告', ...one });
      expect(made.statusCode).toBe(201);
      if (one.kind !== 'double-random') continue;
      const { id } = made.json<InspectionPlanDetail>();
      expect((await world.plan('fire-clerk', id, { action: 'commit-draw' })).statusCode).toBe(200);
      expect((await world.plan('fire-clerk', id, { action: 'draw' })).statusCode).toBe(200);
      const approved = await world.plan('fire-head', id, { action: 'approve', documentNo: '消检批〔2026〕1号' });
      expect(approved.json()).toMatchObject({ status: 'approved' });
    }
    const drawn = await sql<{ n: number }>`
      select count(*)::int as n from inspection.visits where subject_id = ${cafe.id} and made_at is null`.execute(
      server.database.db,
    );
    expect(drawn.rows[0]?.n).toBe(1);
    const forecast = (await owner.get(`/api/v1/portal/subjects/${cafe.id}/forecast`)).json<CheckForecast>();
    expect(forecast).toMatchObject({ upcoming: [], caps: [] });
    const open = { title: '消防日常检查（合成）', windowFrom: '2026-12-20', windowTo: '2026-12-30' };
    await world.createPlan('fire-clerk', { matters: ['JC-XF-001'], subjectIds: [cafe.id], ...open });
    const beside = (await owner.get(`/api/v1/portal/subjects/${cafe.id}/forecast`)).json<CheckForecast>();
    expect(beside.upcoming.map(({ title }) => title)).toEqual([open.title]);
    expect(beside.caps).toMatchObject([{ used: 0, reserved: 0 }]);
    // So that they do not stand in the way of the joint visit below.
    await sql`
      update inspection.checks set status = 'cancelled', state = state || '{"status": "cancelled"}' where subject_id = ${cafe.id}`.execute(
      server.database.db,
    );
    await sql`delete from inspection.visits where subject_id = ${cafe.id}`.execute(server.database.db);
  });

  test('from the notice on it reads who comes, why, and what to prepare', async () => {
    ({ checkId } = await world.approvedVisit(cafe, ['fire']));
    const check = await myCheck();
    expect(check).toMatchObject({ status: 'notified', subjectId: cafe.id, findings: [], allowed: ['complain'] });
    expect(check.agencies.map(({ matters }) => matters.length > 0)).toEqual([true, true]);
    expect(check.officers).toHaveLength(4);
    expect(check.officers.every(({ certificateNo }) => certificateNo.startsWith('渝A'))).toBe(true);
    expect(Object.keys(check.officers[0] ?? {}).sort()).toEqual(['authorityName', 'certificateNo', 'name']);
    expect(check.prepare.map(({ en }) => en)).toContain('Business licence');
    expect(check.documents.map(({ kind }) => kind)).toEqual(['inspection-notice']);
    expect((await owner.get('/api/v1/portal/checks')).json<EnterpriseChecks>().items.map(({ id }) => id)).toEqual([
      checkId,
    ]);
  });

  test('a neighbour who knows the id gets 404 for everything, as for a visit that does not exist', async () => {
    const photo = randomUUID();
    const feedback = { commandId: randomUUID(), findingId: 'x', text: '已改' };
    const signature = {
      ...{ commandId: randomUUID(), documentId: randomUUID(), digest: 'a'.repeat(64) },
      ...{ stroke: STROKE, signerName: '某某', signerRole: '店长' },
    };
    const picture = { 'content-type': 'image/jpeg', 'x-captured-at': server.clock.now().toISOString() };
    for (const id of [checkId, randomUUID()]) {
      const base = `/api/v1/portal/checks/${id}`;
      const answers = await Promise.all([
        neighbour.get(base),
        neighbour.send('POST', `${base}/feedback`, feedback),
        neighbour.send('POST', `${base}/signature`, signature),
        neighbour.send('PUT', `${base}/rating`, RATING),
        neighbour.send('PUT', `${base}/photos/${photo}`, tinyJpeg(), picture),
        neighbour.get(`${base}/photos/${photo}`),
        neighbour.send('POST', '/api/v1/portal/complaints', {
          id: randomUUID(),
          checkId: id,
          kind: 'other',
          text: '不是我的',
        }),
      ]);
      expect(answers.map(({ statusCode, body }) => [statusCode, JSON.parse(body).code])).toEqual(
        answers.map(() => [404, 'portal.check-not-found']),
      );
    }
    expect((await neighbour.get('/api/v1/portal/checks')).json<EnterpriseChecks>().items).toEqual([]);
    const asked = await neighbour.get(`/api/v1/portal/checks?subjectId=${cafe.id}`);
    expect(asked.statusCode).toBe(404);
  });

  test('a visit is not rated before it is over', async () => {
    const answer = await owner.send('PUT', portal('/rating'), RATING);
    expect(answer.json()).toMatchObject({ status: 409, code: 'rating.too-early' });
  });

  test('a renewed code: the old print is stale, the new one opens the door', async () => {
    const answer = await owner.send('POST', `/api/v1/portal/subjects/${cafe.id}/check-code`);
    const { qr } = answer.json<{ qr: string }>();
    expect(qr).toMatch(/^SC:[0-9a-f]{32}$/);
    expect(qr).not.toBe(cafe.qr);
    const stale = await world.arrive('fire01', checkId, cafe);
    expect(stale.json()).toMatchObject({ code: 'inspection.qr-stale' });
    const foreign = await neighbour.send('POST', `/api/v1/portal/subjects/${cafe.id}/check-code`);
    expect(foreign.statusCode).toBe(404);
    cafe = { ...cafe, qr };
    for (const login of OFFICERS) expect((await world.arrive(login, checkId, cafe)).statusCode).toBe(200);
    const check = await myCheck();
    expect(check.officers.every(({ arrivedAt }) => arrivedAt === server.clock.now().toISOString())).toBe(true);
    const { scans, caps } = (await owner.get(`/api/v1/portal/subjects/${cafe.id}/forecast`)).json<CheckForecast>();
    expect(scans).toHaveLength(4);
    expect(caps.map(({ used, reserved }) => [used, reserved])).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  test('the finding comes with its clause and its day, and the enterprise signs after proving who it is', async () => {
    for (const login of OFFICERS) await world.answerAll(login, checkId, login.startsWith('fire') ? ['fire-plan'] : []);
    server.clock.advance(45 * 60_000);
    const findings = [{ itemId: 'fire-plan', text: '没有灭火和应急疏散预案', dueOn: '2026-12-07' }];
    const at = server.clock.now().toISOString();
    const concluded = await world.check('jiefangbei-law01', checkId, { action: 'conclude', at, findings });
    expect(concluded.json()).toMatchObject({ status: 'concluded' });
    for (const login of OFFICERS) expect((await world.sign(login, checkId)).statusCode).toBe(200);
    const check = await myCheck();
    expect(check.allowed).toEqual(['sign', 'rate', 'complain']);
    expect(check.findings).toMatchObject([
      { itemId: 'fire-plan', status: 'open', dueOn: '2026-12-07', overdue: false },
    ]);
    expect(check.findings[0]?.citations.length).toBeGreaterThan(0);
    const { id: documentId, digest } = check.documents.find(({ kind }) => kind === 'rectification-notice') ?? {
      id: '',
      digest: '',
    };
    const body = {
      commandId: randomUUID(),
      documentId,
      digest,
      stroke: STROKE,
      signerName: '李店长',
      signerRole: '店长',
    };
    const unproven = await owner.send('POST', portal('/signature'), body);
    expect(unproven.json()).toMatchObject({ status: 403, code: 'auth.step-up-required' });
    await world.stepUp('wangba01', digest);
    const signed = await owner.send('POST', portal('/signature'), body);
    expect(signed.json()).toMatchObject({ status: 'rectifying' });
    expect(signed.json<EnterpriseCheck>().allowed).toEqual(['feed-back', 'rate', 'complain']);
    const again = await owner.send('POST', portal('/signature'), body);
    expect([again.statusCode, again.json<EnterpriseCheck>().documents]).toEqual([
      200,
      signed.json<EnterpriseCheck>().documents,
    ]);
  });

  test('says with a picture how it was put right; a retry adds nothing, a stranger’s picture is refused', async () => {
    const photoId = randomUUID();
    const headers = { 'content-type': 'image/jpeg', 'x-captured-at': server.clock.now().toISOString() };
    const kept = await owner.send('PUT', portal(`/photos/${photoId}`), tinyJpeg('plan'), headers);
    expect(kept.json()).toMatchObject({ photoId, bytes: tinyJpeg('plan').length });
    const seen = await owner.get(portal(`/photos/${photoId}`));
    expect(seen.rawPayload).toEqual(tinyJpeg('plan'));
    const findingId = (await myCheck()).findings[0]?.id ?? '';
    const body = {
      commandId: randomUUID(),
      findingId,
      text: '<script>alert(1)</script> 已张贴预案',
      photoIds: [photoId],
    };
    const foreign = await owner.send('POST', portal('/feedback'), {
      ...body,
      commandId: randomUUID(),
      photoIds: [randomUUID()],
    });
    expect(foreign.statusCode).toBe(404);
    for (const _ of ['once', 'again'])
      expect((await owner.send('POST', portal('/feedback'), body)).statusCode).toBe(200);
    const [finding] = (await myCheck()).findings;
    expect(finding?.status).toBe('fed-back');
    // Kept as written, to be shown as text: never as markup, never changed.
    expect(finding?.feedback.map(({ text, photoIds }) => [text, photoIds])).toEqual([[body.text, [photoId]]]);
  });

  test('one rating for a visit: the same again is the same, it may be changed for 30 days and then no more', async () => {
    const first = (await owner.send('PUT', portal('/rating'), RATING)).json();
    expect(first).toMatchObject({ stars: 4, changeableUntil: new Date(nowMs() + 30 * DAY_MS).toISOString() });
    expect((await owner.send('PUT', portal('/rating'), RATING)).json()).toEqual(first);
    await owner.send('PUT', portal('/rating'), { ...RATING, stars: 2, comment: '等了两小时' });
    expect((await myCheck()).rating).toBe(2);
    const { rows } = await sql<{ stars: number }>`
      select stars from inspection.ratings where check_id = ${checkId} order by id`.execute(server.database.db);
    expect(rows.map(({ stars }) => stars)).toEqual([4, 2]);
    const age = (days: number) =>
      sql`update inspection.ratings set made_at = made_at - make_interval(days => ${days}) where check_id = ${checkId}`.execute(
        server.database.db,
      );
    await age(31);
    const late = await owner.send('PUT', portal('/rating'), RATING);
    expect(late.json()).toMatchObject({ status: 409, code: 'rating.closed' });
    expect((await myCheck()).allowed).not.toContain('rate');
    await age(-31);
    for (const stars of [0, 6, 2.5, '5', null])
      expect((await owner.send('PUT', portal('/rating'), { ...RATING, stars })).statusCode).toBe(400);
  });

  test('what came of the visit is published when it is closed, or 20 working days after it was concluded, without the words of officers or the owner', async () => {
    const results = async () => (await server.server.inject('/api/v1/public/results')).json<PublishedResults>().items;
    expect(await results()).toEqual([]);
    const ageConclusion = (days: number) =>
      sql`update inspection.check_actions set at = at - make_interval(days => ${days}) where action = 'conclude'`.execute(
        server.database.db,
      );
    await ageConclusion(27);
    expect(await results()).toEqual([]);
    await ageConclusion(1);
    expect(await results()).toMatchObject([{ findings: 1, outcome: 'rectifying' }]);
    const findingId = (await myCheck()).findings[0]?.id ?? '';
    await world.check('fire01', checkId, {
      action: 'recheck',
      findingId,
      passed: true,
      mode: 'remote',
      note: '照片清楚',
    });
    const closed = await world.check('jiefangbei-law01', checkId, { action: 'close' });
    expect(closed.json()).toMatchObject({ status: 'closed' });
    const [result] = await results();
    expect(result).toMatchObject({
      subjectName: cafe.name,
      findings: 1,
      outcome: 'rectified',
      on: '2026-11-23',
      synthetic: true,
    });
    const detail = await server.server.inject(`/api/v1/public/results/${encodeURIComponent(result?.code ?? '')}`);
    expect(detail.json()).toMatchObject({
      code: result?.code,
      findingList: [{ item: { en: 'Are there fire rules and an escape plan' }, status: 'passed', dueOn: '2026-12-07' }],
    });
    expect(detail.body).not.toContain('没有灭火和应急疏散预案');
    expect((await server.server.inject('/api/v1/public/results/none')).statusCode).toBe(404);
    expect(
      (await server.server.inject(`/api/v1/public/results?q=${encodeURIComponent('山月')}`)).json().items,
    ).toHaveLength(1);
    expect((await server.server.inject('/api/v1/public/results?q=%25')).json().items).toHaveLength(0);
  });
});

describe('a document in somebody’s hand', () => {
  const verify = (number: string, code: string) =>
    server.server.inject(
      `/api/v1/public/documents?number=${encodeURIComponent(number)}&code=${encodeURIComponent(code)}`,
    );

  test('number and code together show what it says of itself, with masked names', async () => {
    const document = (await myCheck()).documents.find(({ kind }) => kind === 'rectification-notice');
    const answer = await verify(document?.number ?? '', ` ${document?.code.toLowerCase() ?? ''} `);
    expect(answer.json()).toMatchObject({
      ...{ number: document?.number, title: '整改告知单', status: 'valid', digest: document?.digest },
      subjectName: cafe.name,
    });
    const { signatures } = answer.json<{ signatures: { name: string }[] }>();
    expect(signatures).toHaveLength(5);
    expect(signatures.every(({ name }) => /^.\*$/u.test(name))).toBe(true);
    expect(answer.body).not.toContain(STROKE);
    expect(answer.body).not.toContain('李店长');
  });

  test('a wrong number and a wrong code are refused alike', async () => {
    const [document] = (await myCheck()).documents;
    const wrongCode = await verify(document?.number ?? '', 'ABCDEFGHJKMN');
    const wrongNumber = await verify('（渝中）解放碑街道检改〔2026〕第99999号', document?.code ?? '');
    const unlike = ({ requestId: _, ...problem }: Record<string, unknown>) => problem;
    expect(wrongCode.statusCode).toBe(404);
    expect(unlike(wrongCode.json())).toEqual(unlike(wrongNumber.json()));
  });
});
