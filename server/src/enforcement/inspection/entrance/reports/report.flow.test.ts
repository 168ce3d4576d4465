import { randomUUID } from 'node:crypto';
import type { ReportDesk, ViolationReport } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../../platform/db/index.ts';
import { startTestServer, type TestServer } from '../../../../start/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const get = (path: string) => server.server.inject(`/api/v1/public${path}`);
const post = (payload: object | string, headers: Record<string, string> = {}) =>
  server.server.inject({ method: 'POST', url: '/api/v1/public/reports', payload, headers });
const CONTACT = '13800001234（合成）';
const report = (more: object = {}) => ({
  ...{ id: randomUUID(), category: '消防通道', text: '网吧后门被锁', place: '解放碑街道合成路20号' },
  ...{ location: { lon: 106.578, lat: 29.558 }, contact: CONTACT, ...more },
});
const withoutId = ({ requestId: _, ...problem }: Record<string, unknown>) => problem;

describe('a report of a violation', () => {
  test('takes nobody’s name and gives a code; sent again after a broken line it is the same report', async () => {
    const body = report();
    const made = await post(body);
    expect(made.statusCode).toBe(201);
    const { code, status, steps } = made.json<ViolationReport>();
    expect(code).toMatch(/^JB2026-000001-[0-9A-HJKMNP-TV-Z]{12}$/);
    expect([status, steps.map(({ text }) => text.en)]).toEqual(['received', ['Received']]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(body)));
    expect(answers.map((answer) => answer.json<ViolationReport>().code)).toEqual(answers.map(() => code));
    expect((await post({ ...body, text: '别的话' })).json()).toMatchObject({ status: 409, code: 'entrance.id-taken' });
    const next = (await post(report({ contact: undefined, location: undefined }))).json<ViolationReport>();
    expect(next.code).toMatch(/^JB2026-000002-/);
  });

  test('is tracked by its code, however it is typed; a wrong number and a wrong ending look the same', async () => {
    const { code } = (await post(report())).json<ViolationReport>();
    const [, number = '', secret = ''] = /^(JB\d+-\d+)-(.*)$/.exec(code) ?? [];
    const typed = `${number.toLowerCase()}-${secret.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')}`;
    const tracked = await get(`/reports/${encodeURIComponent(` ${typed}`)}`);
    expect(tracked.json()).toMatchObject({ code, category: '消防通道', status: 'received' });
    expect(tracked.body).not.toContain(CONTACT);
    const other = secret.startsWith('A') ? 'B' : 'A';
    const wrong = await Promise.all(
      [
        `${number}-${other}${secret.slice(1)}`,
        `JB2026-999999-${secret}`,
        number,
        '1',
        `${code}0`,
        'JB2026-000001-%00',
      ].map((one) => get(`/reports/${one}`)),
    );
    expect(wrong.map((answer) => [answer.statusCode, withoutId(answer.json())])).toEqual(
      wrong.map(() => [404, withoutId(wrong[0]?.json() ?? {})]),
    );
  });

  test('hostile words are kept as words; what cannot be kept, or is far too long, is refused and nothing is written', async () => {
    const count = async () => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from inspection.violation_reports`.execute(
        server.database.db,
      );
      return rows[0]?.n;
    };
    const markup = "<img src=x onerror=alert(1)>'; drop table inspection.checks; --";
    const kept = await post(report({ category: markup.slice(0, 60), text: markup, place: markup }));
    expect(kept.json()).toMatchObject({ place: markup });
    expect(kept.headers['content-type']).toContain('application/json');
    const before = await count();
    const refused = await Promise.all([
      post(report({ text: 'a\0b' })),
      post(report({ text: '\ud800' })),
      post(report({ text: '   ' })),
      post(report({ text: 'x'.repeat(2_001) })),
      post(report({ location: { lon: 500, lat: 0 } })),
      post(report({ location: { lon: 106.5, lat: 29.5, why: 1 } })),
      post(report({ id: '1' })),
      post(report({ status: 'answered' })),
      post(JSON.stringify(report({ text: 'x'.repeat(1024 * 1024) })), { 'content-type': 'application/json' }),
      post('{"id":', { 'content-type': 'application/json' }),
      post('id=1', { 'content-type': 'application/x-www-form-urlencoded' }),
    ]);
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([
      400, 400, 400, 400, 400, 400, 400, 400, 413, 400, 415,
    ]);
    expect(await count()).toBe(before);
  });

  test('the desk: a supervisor passes it on, then the authority has it, looks and answers; the reporter follows', async () => {
    const { code } = (await post(report({ text: '要转办的' }))).json<ViolationReport>();
    const desk = async (login: string) => {
      const answer = await (await server.login(login)).get('/api/v1/reports');
      return answer.json<ReportDesk>().items.find(({ text }) => text === '要转办的');
    };
    const act = async (login: string, body: object) => {
      const client = await server.login(login);
      const id = (await desk('supervisor'))?.id;
      return client.send('POST', `/api/v1/reports/${id}/commands`, { commandId: randomUUID(), ...body });
    };
    expect(await desk('supervisor')).toMatchObject({
      status: 'received',
      hasContact: true,
      allowed: ['pass-on', 'answer'],
    });
    expect(JSON.stringify(await desk('supervisor'))).not.toContain(code.slice(-12));
    expect(await desk('fire-clerk')).toBeUndefined();
    expect((await act('fire-clerk', { action: 'answer', text: '抢答' })).json()).toMatchObject({
      code: 'report.not-found',
    });
    expect((await act('supervisor', { action: 'pass-on', authorityId: 'none' })).json()).toMatchObject({
      code: 'entrance.authority-unknown',
    });
    expect((await act('supervisor', { action: 'record-check', note: '还没转' })).json()).toMatchObject({ status: 409 });
    const pass = { commandId: randomUUID(), action: 'pass-on', authorityId: 'market', note: '请核查' };
    const passed = await act('supervisor', pass);
    expect(passed.json()).toMatchObject({ status: 'passed-on', authorityId: 'market' });
    expect((await act('supervisor', pass)).json()).toEqual(passed.json());
    const onward = { commandId: randomUUID(), action: 'pass-on', authorityId: 'fire' };
    expect((await act('market-clerk', onward)).json()).toMatchObject({ authorityId: 'fire' });
    // Who passed it on has it no more, yet a retry of that very command is answered.
    expect((await act('market-clerk', onward)).statusCode).toBe(200);
    expect(await desk('market-clerk')).toBeUndefined();
    expect((await act('market-clerk', { action: 'answer', text: '不归我' })).statusCode).toBe(404);
    expect((await act('fire-clerk', { action: 'record-check', note: '内部记录' })).json()).toMatchObject({
      status: 'checked',
    });
    expect((await act('fire-head', { action: 'answer', text: '已责令开锁' })).json()).toMatchObject({
      status: 'answered',
      allowed: [],
    });
    expect((await act('fire-clerk', { action: 'answer', text: '再答' })).json()).toMatchObject({
      status: 409,
      allowed: [],
    });
    const tracked = (await get(`/reports/${code}`)).json<ViolationReport>();
    expect(tracked).toMatchObject({
      status: 'answered',
      answer: '已责令开锁',
      authorityName: '渝中区消防救援大队（合成）',
    });
    expect(tracked.steps.map(({ text }) => text.en.split(' ')[0])).toEqual([
      'Received',
      'Passed',
      'Passed',
      'Looked',
      'Answered',
    ]);
    expect(JSON.stringify(tracked)).not.toMatch(/内部记录|请核查/);
    for (const login of ['fire01', 'wangba01', 'citizen', 'legal-clerk'].filter((one) => one !== 'legal-clerk'))
      expect((await (await server.login(login)).get('/api/v1/reports')).statusCode).toBe(403);
  });

  test('how to reach the reporter: only for who handles it, with a reason, and it stays on record who looked', async () => {
    const items = (await (await server.login('supervisor')).get('/api/v1/reports')).json<ReportDesk>().items;
    const handled = items.find(({ authorityId }) => authorityId === 'fire');
    const ask = async (login: string, body: object, id = handled?.id) =>
      (await server.login(login)).send('POST', `/api/v1/reports/${id}/contact`, body);
    expect(JSON.stringify(items)).not.toContain(CONTACT);
    expect((await ask('market-clerk', { reason: '好奇' })).statusCode).toBe(404);
    expect((await ask('fire-clerk', {})).statusCode).toBe(400);
    expect((await ask('fire-clerk', { reason: '回访' })).json()).toEqual({ contact: CONTACT });
    const anonymous = items.find(({ hasContact }) => !hasContact);
    expect((await ask('supervisor', { reason: '回访' }, anonymous?.id)).statusCode).toBe(404);
    const { rows } = await sql<{ actor: string; reason: string }>`
      select actor, facts ->> 'reason' as reason from platform.audit_entries where action = 'report.read-contact'`.execute(
      server.database.db,
    );
    const clerk = await server.login('fire-clerk');
    expect(rows).toEqual([{ actor: `person:${clerk.session.accountId}`, reason: '回访' }]);
  });
});

test('guesses are limited for each address, published lists ten times as wide', async () => {
  const strict = await startTestServer({ loginsPerMinute: 3 });
  try {
    const codes = async (url: string, times: number) => {
      const answers = [];
      for (let n = 0; n < times; n++) answers.push((await strict.server.inject(url)).statusCode);
      return answers;
    };
    expect(await codes('/api/v1/public/reports/JB2026-000001-000000000000', 4)).toEqual([404, 404, 404, 429]);
    expect(await codes('/api/v1/public/documents?number=1&code=2', 4)).toEqual([404, 404, 404, 429]);
    expect(await codes('/api/v1/public/officers?certificateNo=1', 4)).toEqual([404, 404, 404, 429]);
    const lists = await codes('/api/v1/public/results', 31);
    expect([lists.filter((one) => one === 200).length, lists.at(-1)]).toEqual([30, 429]);
    const sent = [];
    for (let n = 0; n < 4; n++)
      sent.push(
        (await strict.server.inject({ method: 'POST', url: '/api/v1/public/reports', payload: report() })).statusCode,
      );
    expect(sent).toEqual([201, 201, 201, 429]);
  } finally {
    await strict.stop();
  }
});
