import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually, report } from '../operations/test-journey.ts';
import { sql } from '../platform/db/index.ts';
import { type Client, LIZIBA, startTestServer, TEST_NOW, type TestServer } from './test-server.ts';

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

interface Message {
  id?: string;
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON the server sent; the tests look into it
  data: any;
}

/** Listens until closed; `heard` grows as messages come. */
async function listen(client: Client, lastEventId?: string) {
  const stop = new AbortController();
  const headers = { cookie: client.cookie, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) };
  const response = await fetch(`${town.address}/api/v1/push`, { headers, signal: stop.signal });
  const heard: Message[] = [];
  const reading = (async () => {
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const frames = (text + chunk).split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) heard.push(...messageOf(frame));
    }
  })().catch(() => {});
  const close = async () => {
    stop.abort();
    await reading;
  };
  const hear = (event: string) => eventually(async () => heard.find((message) => message.event === event));
  return { response, heard, hear, close };
}

function messageOf(frame: string): Message[] {
  const fields = new Map(
    frame.split('\n').map((line) => [line.split(': ', 1)[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
  );
  const event = fields.get('event');
  const id = fields.get('id');
  return event ? [{ event, data: JSON.parse(fields.get('data') ?? 'null'), ...(id ? { id } : {}) }] : [];
}

describe('a phone that listens', () => {
  test('hears of its task live, with everything it needs to show it', async () => {
    const phone = await listen(await town.login('shangqingsi01'));
    expect(phone.response.headers.get('content-type')).toContain('text/event-stream');
    const { incidentId } = (await town.observe()).json();
    const message = await phone.hear('task.assigned');
    await phone.close();
    expect(message.id).toMatch(/^\d+$/);
    expect(message.data.task).toMatchObject({
      incidentId,
      status: 'assigned',
      allowed: ['acknowledge', 'return'],
      evidence: [{ kind: 'snapshot' }],
    });
  });

  test('hears nothing of another officer’s tasks, nor of the operator’s list', async () => {
    const stranger = await listen(await town.login('jiefangbei02'));
    const own = await listen(await town.login('shangqingsi01'));
    await town.observe();
    await own.hear('task.assigned');
    await new Promise((resolve) => setTimeout(resolve, 400));
    await Promise.all([stranger.close(), own.close()]);
    expect(stranger.heard).toEqual([]);
    expect(own.heard.map((message) => message.event)).toEqual(['task.assigned']);
  });

  test('back after a gap, it gets what it missed, once and in order', async () => {
    const officer = await town.login('shangqingsi01');
    const before = await listen(officer);
    await report(operator, { source: 'grid' });
    const first = await before.hear('task.assigned');
    await before.close();
    const missed = [];
    for (const lat of [29.55335, 29.5538]) {
      missed.push((await report(operator, { source: 'grid', lat })).id);
      // two cases at once may reach the officer in either order
      await town.settle();
    }
    const after = await listen(officer, first.id);
    await eventually(async () => after.heard.length >= missed.length);
    await after.close();
    expect(after.heard.map((message) => message.data.task.incidentId)).toEqual(missed);
    const ids = after.heard.map((message) => Number(message.id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(Math.min(...ids)).toBeGreaterThan(Number(first.id));
  });

  test('one that does not read is cut off; the others go on hearing', async () => {
    const officer = await town.login('shangqingsi01');
    const { port } = new URL(town.address);
    const socket = connect(Number(port), '127.0.0.1');
    let closed = false;
    socket.on('close', () => {
      closed = true;
    });
    socket.on('error', () => {});
    socket.write(`GET /api/v1/push HTTP/1.1\r\nhost: x\r\ncookie: ${officer.cookie}\r\n\r\n`);
    await new Promise((resolve) => socket.once('data', resolve));
    socket.pause();
    const other = await listen(officer);
    const message = { accountId: officer.session.accountId, event: 'flood', json: JSON.stringify('x'.repeat(100_000)) };
    await eventually(async () => {
      // 400 kB at a time: whoever reads keeps up with that.
      for (let n = 0; n < 4; n++) town.platform.push.deliver([{ ...message, seq: 1 }]);
      return town.log.some((line) => line.message === 'Push:SlowClientDropped');
    });
    await other.hear('flood');
    socket.resume();
    await eventually(async () => closed);
    await other.close();
  });
});

describe('a screen that listens', () => {
  test('hears of changed incidents in its scope, and of no others', async () => {
    const { accountId } = (await town.login('daping01')).session;
    await sql`insert into auth.role_grants (account_id, role, scope_path, scope_name)
      values (${accountId}, 'operator', '50/500103/500103012/', '大坪')`.execute(town.database.db);
    await sql`delete from auth.role_grants where account_id = ${accountId} and scope_path <> '50/500103/500103012/'`.execute(
      town.database.db,
    );
    town.clock.advance(6_000);
    const street = await listen(await town.login('daping01'));
    const district = await listen(operator);
    const incident = await report(operator);
    const changed = await district.hear('incidents.changed');
    expect(changed.data.items).toMatchObject([{ id: incident.id }]);
    expect(changed.id).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await Promise.all([street.close(), district.close()]);
    expect(street.heard.filter((message) => message.event === 'incidents.changed')).toEqual([]);
  });

  test('hears of a camera that fell silent, and of its return', async () => {
    const beat = () =>
      town.sendSigned(`/api/v1/cameras/${LIZIBA.cameraId}/heartbeats`, {
        at: town.clock.now().toISOString(),
        state: 'live',
        framesPerSecond: 2,
        queued: 0,
        rules: [],
      });
    const screen = await listen(operator);
    expect((await beat()).statusCode).toBe(200);
    town.clock.advance(14_000);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect((await operator.get('/api/v1/device-alerts')).json().items).toEqual([]);
    town.clock.advance(2_000);
    const alert = await screen.hear('device.alert');
    expect(alert.data).toMatchObject({ cameraId: LIZIBA.cameraId, kind: 'silent' });
    await beat();
    await eventually(async () =>
      screen.heard.some((message) => message.event === 'device.alert' && message.data.clearedAt),
    );
    await screen.close();
  });
});

test('nobody listens without signing in', async () => {
  expect((await fetch(`${town.address}/api/v1/push`)).status).toBe(401);
});
