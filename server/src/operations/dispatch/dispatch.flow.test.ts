import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { type Client, LIZIBA, startTestServer, TEST_NOW, type TestServer } from '../../start/test-server.ts';
import { incidentEnded } from '../incidents/index.ts';
import {
  act,
  doTask,
  eventually,
  findTask,
  getTask,
  handle,
  listTasks,
  readIncident,
  relook,
  report,
  uploadPhoto,
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

async function filed(): Promise<string> {
  return (await report(operator, { source: 'grid' })).id;
}

const offDuty = (where: string) =>
  sql`update directory.presence set on_duty = false where person_id in (
    select r.person_id from directory.rosters r join directory.posts p on p.id = r.post_id where ${sql.raw(where)})`.execute(
    town.database.db,
  );

async function levelOf(incidentId: string): Promise<string | undefined> {
  await town.settle();
  const { rows } = await sql<{ level: string }>`
    select level from dispatch.tasks where incident_id = ${incidentId} and status = 'assigned'`.execute(
    town.database.db,
  );
  return rows[0]?.level;
}

describe('an officer and his task', () => {
  test('a tap sent twice counts once', async () => {
    const { officer, id } = await getTask(town, await filed());
    const commandId = randomUUID();
    const first = await doTask(town, officer, id, { commandId, action: 'acknowledge' });
    const second = await doTask(town, officer, id, { commandId, action: 'acknowledge' });
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(second.json()).toEqual(first.json());
  });

  test('the same tap twice at the same moment counts once too', async () => {
    const incidentId = await filed();
    const { officer, id } = await getTask(town, incidentId);
    const commandId = randomUUID();
    const answers = await Promise.all(
      [1, 2, 3].map(() => doTask(town, officer, id, { commandId, action: 'acknowledge' })),
    );
    expect(answers.map((one) => one.statusCode)).toEqual([200, 200, 200]);
    const { timeline } = await readIncident(operator, incidentId);
    expect(timeline.filter((one) => one.action === 'acknowledge')).toHaveLength(1);
  });

  test('receipt and acknowledgement at the same moment never block one another', async () => {
    const incidentId = await filed();
    const { officer, id } = await getTask(town, incidentId);
    const receipts = [{ taskId: id, receivedAt: town.clock.now().toISOString() }];
    const answers = await Promise.all([
      officer.send('POST', '/api/v1/tasks/receipts', { receipts }),
      doTask(town, officer, id, { action: 'acknowledge' }),
      officer.send('POST', '/api/v1/tasks/receipts', { receipts }),
    ]);
    expect(answers.map((one) => one.statusCode)).toEqual([204, 200, 204]);
    expect((await readIncident(operator, incidentId)).chain.t5).toBe(town.clock.now().toISOString());
  });

  test('another officer’s task is not there: neither to read nor to act on, nor is its receipt counted', async () => {
    const incidentId = await filed();
    const { id } = await getTask(town, incidentId);
    const stranger = await town.login('jiefangbei01');
    expect((await stranger.get(`/api/v1/tasks/${id}`)).statusCode).toBe(404);
    expect((await doTask(town, stranger, id, { action: 'acknowledge' })).json()).toMatchObject({
      code: 'task.not-found',
    });
    const receipts = [{ taskId: id, receivedAt: town.clock.now().toISOString() }];
    expect((await stranger.send('POST', '/api/v1/tasks/receipts', { receipts })).statusCode).toBe(204);
    expect((await readIncident(operator, incidentId)).chain.t5).toBeUndefined();
  });

  test('feedback needs a photo of one’s own', async () => {
    const { officer, id } = await getTask(town, await filed());
    await doTask(town, officer, id, { action: 'acknowledge' });
    expect((await doTask(town, officer, id, { action: 'feedback' })).json()).toMatchObject({
      code: 'task.photo-required',
    });
    const foreign = await uploadPhoto(town, await town.login('jiefangbei01'));
    const answer = await doTask(town, officer, id, { action: 'feedback', evidenceIds: [foreign] });
    expect(answer.statusCode).toBe(409);
    expect((await listTasks(officer))[0]).toMatchObject({ status: 'acknowledged' });
    expect((await officer.get(`/api/v1/evidence/${foreign}`)).statusCode).toBe(404);
  });

  test('feedback after closing is refused, and so is a second feedback', async () => {
    const { incidentId } = (await town.observe()).json();
    const { officer, id } = await handle(town, incidentId);
    await relook(town, LIZIBA, incidentId, 0);
    const evidenceIds = [await uploadPhoto(town, officer)];
    const late = await doTask(town, officer, id, { action: 'feedback', evidenceIds });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ allowed: [], detail: '任务已反馈。' });
  });

  test('deeds done without network arrive later with the phone’s own times', async () => {
    const { officer, id } = await getTask(town, await filed());
    const at = (seconds: number) => new Date(new Date(TEST_NOW).getTime() + seconds * 1000).toISOString();
    town.clock.advance(20_000);
    await doTask(town, officer, id, { action: 'acknowledge', at: at(5) });
    await doTask(town, officer, id, { action: 'arrive', at: '2031-01-01T00:00:00Z' });
    const task = (await officer.get(`/api/v1/tasks/${id}`)).json();
    expect(task).toMatchObject({ acknowledgedAt: at(5), arrivedAt: at(20) }); // a time that cannot be is replaced by ours
  });
});

describe('somebody else', () => {
  test('a return with a reason goes to the next person, without one nowhere', async () => {
    const incidentId = await filed();
    const first = await getTask(town, incidentId);
    expect((await doTask(town, first.officer, first.id, { action: 'return' })).statusCode).toBe(422);
    expect((await doTask(town, first.officer, first.id, { action: 'return', note: '正在处理另一起' })).statusCode).toBe(
      200,
    );
    const second = await getTask(town, incidentId);
    expect([first.login, second.login]).toEqual(['shangqingsi01', 'shangqingsi02']);
    expect((await readIncident(operator, incidentId)).timeline.find((one) => one.action === 'return')?.reason).toBe(
      '正在处理另一起',
    );
  });

  test('a late word that the case had ended takes nothing from a case that is open again', async () => {
    const incidentId = await filed();
    const task = await getTask(town, incidentId);
    await town.database.db
      .transaction()
      .execute((trx) => town.platform.events.publishInTrx(trx, incidentEnded, { incidentId, status: 'merged' }));
    expect((await findTask(town, incidentId))?.id).toBe(task.id);
  });

  test('dispatching anew withdraws the old task; accepting it afterwards is refused', async () => {
    const incidentId = await filed();
    const old = await getTask(town, incidentId);
    const { items } = (await operator.get('/api/v1/people?onDuty=true')).json();
    const chosen = items.find((one: { name: string; id: string }) => one.id !== old.personId);
    const answer = await act(operator, incidentId, { action: 'dispatch', personId: chosen.id, reason: '就近' });
    expect(answer.json()).toMatchObject({ status: 'dispatched', assignee: { id: chosen.id, name: chosen.name } });
    const late = await doTask(town, old.officer, old.id, { action: 'acknowledge' });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'task.not-allowed-now', allowed: [], titleEn: expect.any(String) });
    expect((await findTask(town, incidentId))?.personId).toBe(chosen.id);
  });

  test('dispatching to somebody who is off duty is refused and takes nothing away', async () => {
    const incidentId = await filed();
    const task = await getTask(town, incidentId);
    const sleeper = (await town.login('jiefangbei01')).session.personId ?? '';
    await sql`update directory.presence set on_duty = false where person_id = ${sleeper}`.execute(town.database.db);
    expect((await act(operator, incidentId, { action: 'dispatch', personId: sleeper })).statusCode).toBe(409);
    expect((await findTask(town, incidentId))?.id).toBe(task.id);
  });
});

test('an operator of one street cannot send an officer of another, even by a guessed id', async () => {
  const incidentId = await filed();
  const task = await getTask(town, incidentId);
  const stranger = (await town.login('jiefangbei01')).session.personId ?? '';
  const { accountId } = (await town.login('shangqingsi02')).session;
  await sql`insert into auth.role_grants (account_id, role, scope_path, scope_name)
    values (${accountId}, 'operator', '50/500103/500103005/', '上清寺')`.execute(town.database.db);
  town.clock.advance(6_000);
  const local = await town.login('shangqingsi02');
  const answer = await act(local, incidentId, { action: 'dispatch', personId: stranger });
  await sql`delete from auth.role_grants where account_id = ${accountId} and role = 'operator'`.execute(
    town.database.db,
  );
  expect(answer.json()).toMatchObject({ status: 409, code: 'dispatch.person-not-on-duty' });
  expect((await findTask(town, incidentId))?.id).toBe(task.id);
});

describe('the clocks', () => {
  const reminders = async (officer: Client) => (await listTasks(officer))[0]?.reminders;

  test('after 30 s it rings again, once; after two minutes the next person is called', async () => {
    const incidentId = await filed();
    const first = await getTask(town, incidentId);
    town.clock.advance(29_000);
    await new Promise((resolve) => setTimeout(resolve, 1_200)); // a whole sweep finds nothing to do
    expect(await reminders(first.officer)).toBe(0);
    town.clock.advance(1_000);
    await eventually(async () => (await reminders(first.officer)) === 1);
    town.clock.advance(90_000);
    const second = await eventually(async () => {
      const task = await findTask(town, incidentId);
      return task && task.id !== first.id && task;
    });
    expect(second.login).toBe('shangqingsi02');
    const { rows } = await sql<{ event: string; login: string }>`
      select m.event, a.login from push.messages m join auth.accounts a on a.id = m.account_id order by m.seq`.execute(
      town.database.db,
    );
    expect(rows.map((row) => `${row.event} ${row.login}`)).toEqual([
      'task.assigned shangqingsi01',
      'task.reminded shangqingsi01',
      'task.withdrawn shangqingsi01',
      'task.assigned shangqingsi02',
    ]);
  });

  test('who has acknowledged is left in peace', async () => {
    const incidentId = await filed();
    const { officer, id } = await getTask(town, incidentId);
    await doTask(town, officer, id, { action: 'acknowledge' });
    town.clock.advance(300_000);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await reminders(officer)).toBe(0);
    expect((await findTask(town, incidentId))?.id).toBe(id);
  });

  test('a clock that ran out while the server was down fires when it is up again', async () => {
    const incidentId = await filed();
    const first = await getTask(town, incidentId);
    await town.restart(async () => town.clock.advance(180_000));
    const second = await eventually(async () => {
      const task = await findTask(town, incidentId);
      return task && task.id !== first.id && task;
    });
    expect(second.login).toBe('shangqingsi02');
  });
});

describe('nobody on duty', () => {
  test('the beat empty: the street’s desk at once; the street empty: the district', async () => {
    await offDuty("p.level = 'grid'");
    expect(await levelOf(await filed())).toBe('street');
    await town.clear();
    await offDuty("p.level in ('grid', 'street')");
    expect(await levelOf(await filed())).toBe('district');
  });

  test('nobody at all: kept, said so in the log, and dispatched once somebody is there', async () => {
    await offDuty('true');
    const incidentId = await filed();
    expect(await findTask(town, incidentId)).toBeUndefined();
    expect((await readIncident(operator, incidentId)).status).toBe('filed');
    expect(town.log.some((line) => line.message === 'Dispatch:NobodyOnDuty')).toBe(true);
    await sql`update directory.presence set on_duty = true`.execute(town.database.db);
    town.clock.advance(6_000);
    await eventually(() => findTask(town, incidentId));
    expect((await readIncident(operator, incidentId)).status).toBe('dispatched');
  });

  test('everybody leaves while a task rings: the case is filed again and dispatched later, never forgotten', async () => {
    const incidentId = await filed();
    const first = await getTask(town, incidentId);
    await offDuty('true');
    town.clock.advance(121_000);
    await eventually(async () => (await readIncident(operator, incidentId)).status === 'filed');
    await sql`update directory.presence set on_duty = true`.execute(town.database.db);
    town.clock.advance(61_000);
    const second = await eventually(() => findTask(town, incidentId));
    expect(second.id).not.toBe(first.id);
  });

  test('a case made void meanwhile is not tried for ever', async () => {
    await offDuty('true');
    const incidentId = await filed();
    await town.settle();
    await act(await town.login('lead'), incidentId, { action: 'void', reason: '误报' });
    town.clock.advance(61_000);
    await eventually(async () => {
      const { rows } = await sql`select 1 from dispatch.unanswered`.execute(town.database.db);
      return rows.length === 0;
    });
  });
});
