import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import {
  type Client,
  HONGYADONG,
  LIZIBA,
  startTestServer,
  TEST_NOW,
  type TestServer,
} from '../../start/test-server.ts';
import {
  act,
  doTask,
  findTask,
  getTask,
  handle,
  listTasks,
  readIncident,
  readLedger,
  relook,
  report,
} from '../test-journey.ts';

let town: TestServer;
let operator: Client;
beforeAll(async () => {
  town = await startTestServer();
  operator = await town.login('operator');
});
afterAll(() => town.stop());
beforeEach(async () => {
  await town.clear();
  town.clock.set(TEST_NOW);
});

/** A stall on the platform, filed and dispatched. */
async function stall(): Promise<string> {
  const answer = await town.observe();
  expect(answer.statusCode).toBe(201);
  await town.settle();
  return answer.json().incidentId;
}

describe('the five-second chain', () => {
  test('a stall at 李子坝观景平台 rings the phone of the officer of that beat, with every time of the chain', async () => {
    const answer = await town.observe();
    expect(answer.json()).toMatchObject({ outcome: 'filed', incidentCode: '5001032026112301000001', repeated: false });
    const { incidentId } = answer.json();
    const { login, officer, id } = await getTask(town, incidentId);
    expect(login).toBe('shangqingsi01');
    expect(await listTasks(officer)).toMatchObject([
      { id, incidentId, status: 'assigned', eventType: '0501', streetName: '上清寺街道', suspected: true },
    ]);
    town.clock.advance(120);
    const receipts = [{ taskId: id, receivedAt: town.clock.now().toISOString() }];
    expect((await officer.send('POST', '/api/v1/tasks/receipts', { receipts })).statusCode).toBe(204);
    const incident = await readIncident(operator, incidentId);
    expect(Object.keys(incident.chain).sort()).toEqual(['t0', 't1', 't2', 't3', 't4', 't5']);
    expect(incident.captureToPhoneMs).toBe(920);
    expect(incident.evidence).toMatchObject([{ kind: 'snapshot', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  test('from camera to closed: acknowledged, on site, photo, second look, closed', async () => {
    const incidentId = await stall();
    await handle(town, incidentId);
    expect((await readIncident(operator, incidentId)).status).toBe('checking');
    expect((await relook(town, LIZIBA, incidentId, 0)).statusCode).toBe(204);
    const incident = await readIncident(operator, incidentId);
    expect(incident.timeline.map((one) => one.action)).toEqual(
      'report verify accept file dispatch acknowledge arrive feedback check pass'.split(' '),
    );
    expect(incident.timeline.find((one) => one.action === 'feedback')?.reason).toBe('已劝离');
    expect(incident.timeline.map((one) => one.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(incident).toMatchObject({
      status: 'closed',
      evidence: [{ kind: 'snapshot' }, { kind: 'photo' }, { kind: 'relook' }],
    });
    expect(await readLedger(town)).toMatchObject({ received: 1, filed: 1, balanced: true });
  });

  test('still there at the second look: back to the officer, who is told why', async () => {
    const incidentId = await stall();
    const { login } = await handle(town, incidentId);
    await relook(town, LIZIBA, incidentId, 6);
    const again = await getTask(town, incidentId);
    expect(again.login).toBe(login);
    expect(await listTasks(again.officer)).toMatchObject([
      { rework: true, reworkReason: '摄像机复看：6 帧中 6 帧仍存在', allowed: ['acknowledge', 'return'] },
    ]);
    expect(await readIncident(operator, incidentId)).toMatchObject({ status: 'dispatched', reworkCount: 1 });
  });

  test('a second look that is unclear leaves the check to a person', async () => {
    const incidentId = await stall();
    await handle(town, incidentId);
    await relook(town, LIZIBA, incidentId, 2);
    expect((await readIncident(operator, incidentId)).status).toBe('checking');
    expect((await act(operator, incidentId, { action: 'pass' })).json()).toMatchObject({ status: 'closed' });
  });

  test('a second look nobody asked for, twice, or of another rule is refused', async () => {
    const incidentId = await stall();
    expect((await relook(town, LIZIBA, incidentId, 0)).statusCode).toBe(409);
    await handle(town, incidentId);
    expect((await relook(town, { ...LIZIBA, ruleId: 'other-rule' }, incidentId, 0)).statusCode).toBe(409);
    expect((await relook(town, LIZIBA, incidentId, 0)).statusCode).toBe(204);
    expect((await relook(town, LIZIBA, incidentId, 0)).statusCode).toBe(409);
  });
});

describe('who may check', () => {
  test('the handler may not check his own case, the operator may', async () => {
    const incidentId = await stall();
    const { officer } = await handle(town, incidentId);
    // On paper he may check cases of the whole district; not this one.
    await sql`insert into auth.role_grants (account_id, role, scope_path)
      values (${officer.session.accountId}, 'shift-lead', '50/500103/')`.execute(town.database.db);
    town.clock.advance(6_000);
    for (const action of ['pass', 'rework'] as const) {
      const answer = await act(officer, incidentId, { action, reason: '我处理的，没问题' });
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({
        code: 'incident.handler-may-not-check',
        title: '处置人不得核查自己的案件',
      });
    }
    expect((await act(operator, incidentId, { action: 'pass' })).json()).toMatchObject({ status: 'closed' });
  });
});

describe('who decides', () => {
  test('a hotline report waits for a person; accepting files and dispatches it', async () => {
    const incident = await report(operator, { source: 'hotline' });
    expect(incident).toMatchObject({ status: 'verifying', suspected: false, signals: [{ outcome: 'open' }] });
    expect(await findTask(town, incident.id)).toBeUndefined();
    expect((await act(operator, incident.id, { action: 'accept' })).json()).toMatchObject({ status: 'filed' });
    expect((await getTask(town, incident.id)).login).toBe('shangqingsi01');
    const filed = await readIncident(operator, incident.id);
    expect(filed).toMatchObject({ status: 'dispatched', signals: [{ outcome: 'filed' }] });
    expect(filed.dueAt).toBeDefined();
  });

  test('a static thing that may be rubbish (0102) always waits for a person', async () => {
    const seen = { ...HONGYADONG, ruleId: 'litter-riverside', eventType: '0102', score: 1 };
    const { lon, lat, ...rest } = seen;
    const answer = await town.observe({ ...rest, location: { lon, lat } });
    expect(answer.json()).toMatchObject({ outcome: 'open', reason: '按规则须人工核实' });
    expect(await findTask(town, answer.json().incidentId)).toBeUndefined();
  });

  test('rejecting needs a reason and moves the signal to the rejected drawer', async () => {
    const incident = await report(operator);
    expect((await act(operator, incident.id, { action: 'reject' })).statusCode).toBe(422);
    expect(await readLedger(town)).toMatchObject({ open: 1, rejected: 0, balanced: true });
    expect((await act(operator, incident.id, { action: 'reject', reason: '非本区事项' })).statusCode).toBe(200);
    expect(await readLedger(town)).toMatchObject({ received: 1, open: 0, rejected: 1, balanced: true });
  });

  test('voiding withdraws the task: the officer’s next tap is refused with the reason', async () => {
    const incidentId = await stall();
    const { officer, id } = await getTask(town, incidentId);
    const lead = await town.login('lead');
    expect((await act(operator, incidentId, { action: 'void', reason: '误报' })).statusCode).toBe(403);
    expect((await act(lead, incidentId, { action: 'void', reason: '误报' })).json()).toMatchObject({ status: 'void' });
    const late = await doTask(town, officer, id, { action: 'acknowledge' });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ allowed: [], detail: '任务已转派他人或案件已结束。' });
  });

  test('a note on a closed case does not move the time of closing', async () => {
    const incidentId = await stall();
    await handle(town, incidentId);
    await relook(town, LIZIBA, incidentId, 0);
    const closedAt = async () =>
      (
        await town.database.db
          .selectFrom('incidents.incidents')
          .select('closed_at')
          .where('id', '=', incidentId)
          .executeTakeFirstOrThrow()
      ).closed_at;
    const before = await closedAt();
    expect(before).toEqual(town.clock.now());
    town.clock.advance(3_600_000);
    expect((await act(operator, incidentId, { action: 'note', reason: '已回访' })).statusCode).toBe(200);
    expect(await closedAt()).toEqual(before);
  });

  test('the same command twice is done once and answered the same', async () => {
    const incident = await report(operator);
    const commandId = crypto.randomUUID();
    const first = await act(operator, incident.id, { commandId, action: 'note', reason: '电话已回' });
    const second = await act(operator, incident.id, { commandId, action: 'note', reason: '电话已回' });
    expect(second.statusCode).toBe(200);
    expect(second.json().timeline).toEqual(first.json().timeline);
  });
});
