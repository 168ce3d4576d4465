import { randomUUID } from 'node:crypto';
import type { Complaint, ComplaintDesk } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../../platform/db/index.ts';
import { type Client, startTestServer, type TestServer } from '../../../../start/test-server.ts';
import { createInspectionWorld } from '../../test-inspection-world.ts';

let server: TestServer;
let owner: Client;
let checkId: string;

beforeAll(async () => {
  server = await startTestServer();
  const world = createInspectionWorld(server);
  owner = await server.login('wangba01');
  const cafe = (await world.listCafes()).find(({ name }) => name === '渝中区山月网吧（合成）');
  if (!cafe) throw new Error('the demo has no café of wangba01');
  ({ checkId } = await world.approvedVisit(cafe, ['fire']));
});
afterAll(() => server.stop());

describe('a complaint about enforcement', () => {
  const complaint = (more: object = {}) => ({
    id: randomUUID(),
    checkId,
    kind: 'demanded-benefit',
    text: '索要烟酒',
    ...more,
  });
  const make = async (login: string, body: object) =>
    (await server.login(login)).send('POST', '/api/v1/portal/complaints', body);
  const desk = async () =>
    (await (await server.login('supervisor')).get('/api/v1/complaints')).json<ComplaintDesk>().items;

  test('gets a number without gaps; sent again it is the same one', async () => {
    const body = complaint();
    const made = await make('wangba01', body);
    expect([made.statusCode, made.json()]).toMatchObject([201, { code: 'TS2026-000001', status: 'received' }]);
    expect((await make('wangba01', body)).json()).toEqual(made.json());
    expect((await make('wangba01', { ...body, text: '别的话' })).json()).toMatchObject({ code: 'entrance.id-taken' });
    const refused = await make('wangba01', complaint({ authorityId: 'police' }));
    expect(refused.json()).toMatchObject({ status: 422, code: 'complaint.authority-not-there' });
    expect((await make('citizen', { id: randomUUID(), kind: 'other', text: '没说是谁' })).json()).toMatchObject({
      status: 422,
    });
    const unknown = await make('citizen', { id: randomUUID(), authorityId: 'none', kind: 'other', text: '不存在' });
    expect(unknown.json()).toMatchObject({ code: 'entrance.authority-unknown' });
    const citizens = await make('citizen', {
      id: randomUUID(),
      authorityId: 'market',
      kind: 'forced-service',
      text: '指定中介',
    });
    expect(citizens.json()).toMatchObject({ code: 'TS2026-000002' });
  });

  test('ten sent twice at the same moment are ten, numbered one after another', async () => {
    const bodies = Array.from({ length: 10 }, () => complaint());
    const answers = await Promise.all([...bodies, ...bodies].map((body) => make('wangba01', body)));
    const codes = answers.map((answer) => answer.json<Complaint>().code);
    expect(new Set(codes)).toEqual(
      new Set(Array.from({ length: 10 }, (_, n) => `TS2026-0000${String(n + 3).padStart(2, '0')}`)),
    );
    expect(codes.slice(0, 10)).toEqual(codes.slice(10));
  });

  test('goes to the supervisors; officers, clerks and heads cannot open the list, each complainant only sees his own', async () => {
    for (const login of ['fire-clerk', 'fire-head', 'fire01', 'jiefangbei-head', 'wangba01', 'citizen'])
      expect((await (await server.login(login)).get('/api/v1/complaints')).statusCode).toBe(403);
    expect(await desk()).toHaveLength(12);
    const mine = async (login: string) =>
      (await (await server.login(login)).get('/api/v1/portal/complaints')).json<{ items: Complaint[] }>().items;
    expect((await mine('citizen')).map(({ code }) => code)).toEqual(['TS2026-000002']);
    expect(await mine('wangba02')).toEqual([]);
  });

  test('a supervisor who belongs to an authority complained about does not see it, nor can he answer it', async () => {
    const supervisor = await server.login('supervisor');
    const [about] = (await desk()).filter(({ checkId: of }) => of === checkId);
    await sql`
      insert into powers.authority_staff (account_id, authority_id) values (${supervisor.session.accountId}, 'fire')`.execute(
      server.database.db,
    );
    try {
      expect((await desk()).map(({ code }) => code)).toEqual(['TS2026-000002']);
      const body = { commandId: randomUUID(), action: 'answer', text: '查无此事' };
      const answer = await supervisor.send('POST', `/api/v1/complaints/${about?.id}/answer`, body);
      expect(answer.json()).toMatchObject({ status: 404, code: 'complaint.not-found' });
      await sql`update powers.authority_staff set authority_id = 'market' where account_id = ${supervisor.session.accountId}`.execute(
        server.database.db,
      );
      const others = (await desk()).map(({ code }) => code);
      expect([others.length, others.includes('TS2026-000002')]).toEqual([11, false]);
    } finally {
      await sql`delete from powers.authority_staff where account_id = ${supervisor.session.accountId}`.execute(
        server.database.db,
      );
    }
  });

  test('is answered once; the complainant reads the answer; a repeated command changes nothing', async () => {
    const supervisor = await server.login('supervisor');
    const about = (await desk()).find(({ code }) => code === 'TS2026-000001');
    const url = `/api/v1/complaints/${about?.id}/answer`;
    const look = { commandId: randomUUID(), action: 'look-into', text: '已调取执法记录仪视频' };
    expect((await supervisor.send('POST', url, look)).json()).toMatchObject({ status: 'looked-into' });
    const body = { commandId: randomUUID(), action: 'answer', text: '情况属实，已责令退还并约谈' };
    const answered = await supervisor.send('POST', url, body);
    expect(answered.json()).toMatchObject({ status: 'answered', allowed: [] });
    expect((await supervisor.send('POST', url, body)).json()).toEqual(answered.json());
    expect((await supervisor.send('POST', url, look)).json()).toEqual(answered.json());
    const other = await supervisor.send('POST', url, { ...body, commandId: randomUUID() });
    expect(other.json()).toMatchObject({ status: 409, allowed: [] });
    const [mine] = (await owner.get('/api/v1/portal/complaints'))
      .json<{ items: Complaint[] }>()
      .items.filter(({ id }) => id === about?.id);
    expect(mine).toMatchObject({ status: 'answered', answer: '情况属实，已责令退还并约谈' });
  });
});
