import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { report } from '../operations/test-journey.ts';
import {
  type Client,
  HONGYADONG,
  LIZIBA,
  startTestServer,
  TEST_NOW,
  type TestServer,
  tinyJpeg,
} from './test-server.ts';

let town: TestServer;
let operator: Client;
let before: string;

beforeAll(async () => {
  town = await startTestServer();
  operator = await town.login('operator');
});
afterAll(() => town.stop());
beforeEach(async () => {
  town.clock.set(TEST_NOW);
  before = await town.fingerprint();
});

const OBSERVATIONS = '/api/v1/observations';

/** Every refusal: a problem in both languages, logged, and nothing in the database has changed. */
async function expectRefusal(answer: LightMyRequestResponse, status: number, code: string): Promise<void> {
  expect({ status: answer.statusCode, body: answer.json() }).toMatchObject({ status, body: { status, code } });
  expect(answer.headers['content-type']).toContain('application/problem+json');
  const problem = answer.json();
  expect(problem.title).toMatch(/\p{Script=Han}/u);
  expect(problem.titleEn).toMatch(/^[\x20-\x7e’“”]+$/);
  expect(town.log.findLast((line) => line.requestId === problem.requestId)).toMatchObject({
    message: 'Http:Refused',
    code,
  });
  await town.settle();
  expect(await town.fingerprint()).toBe(before);
}

describe('a camera at the door', () => {
  test.each(['x-device-id', 'x-timestamp', 'idempotency-key', 'x-signature'])('without %s', async (header) => {
    const answer = await town.sendSigned(OBSERVATIONS, town.observation(), { without: [header] });
    await expectRefusal(answer, 401, 'device.unsigned');
  });

  test('signed with another key', async () => {
    const answer = await town.sendSigned(OBSERVATIONS, town.observation(), { key: 'cd'.repeat(32) });
    await expectRefusal(answer, 401, 'device.bad-signature');
  });

  test('a body changed after signing', async () => {
    const body = town.observation();
    const honest = await town.sendSigned(OBSERVATIONS, body, { without: ['idempotency-key'] });
    const { 'x-signature': signature } = honest.raw.req.headers as Record<string, string>;
    const answer = await town.sendSigned(OBSERVATIONS, { ...body, count: 99 }, { signature: signature ?? '' });
    await expectRefusal(answer, 401, 'device.bad-signature');
  });

  test('an unknown camera is refused like a wrong signature', async () => {
    const deviceId = '50010300001320009999';
    const body = town.observation({ cameraId: deviceId });
    const answer = await town.sendSigned(OBSERVATIONS, body, { deviceId, idempotencyKey: body.observationId });
    await expectRefusal(answer, 401, 'device.bad-signature');
  });

  test.each([-61_000, 61_000])('a clock that is %d ms off', async (skew) => {
    const timestamp = String(town.clock.now().getTime() + skew);
    const answer = await town.sendSigned(OBSERVATIONS, town.observation(), { timestamp });
    await expectRefusal(answer, 401, 'device.clock-skew');
  });

  test('a timestamp that is none', async () => {
    const answer = await town.sendSigned(OBSERVATIONS, town.observation(), { timestamp: 'soon' });
    await expectRefusal(answer, 400, 'device.bad-timestamp');
  });

  test('in the name of another camera, or under another key than its own id', async () => {
    const other = town.observation({ cameraId: HONGYADONG.cameraId });
    const foreign = await town.sendSigned(OBSERVATIONS, other, { idempotencyKey: other.observationId });
    await expectRefusal(foreign, 422, 'observation.other-camera');
    const answer = await town.sendSigned(OBSERVATIONS, town.observation(), { idempotencyKey: randomUUID() });
    await expectRefusal(answer, 422, 'observation.other-key');
  });

  const at = (ms: number) => new Date(new Date(TEST_NOW).getTime() + ms).toISOString();
  const jpeg = (base64: string) => ({ snapshot: { mediaType: 'image/jpeg' as const, base64 } });
  test.each([
    ['coordinates outside the district', { location: { lon: 116.39, lat: 39.9 } }, 422, 'incident.outside-district'],
    ['a rule it does not have', { ruleId: 'no-such-rule' }, 422, 'observation.unknown-rule'],
    ['a type its rule is not for', { eventType: '0102' }, 422, 'observation.other-type'],
    ['from the future', { capturedAt: at(61_000), detectedAt: at(61_000) }, 422, 'observation.from-the-future'],
    ['older than a day', { capturedAt: at(-86_401_000) }, 422, 'observation.too-old'],
    ['detected before captured', { detectedAt: at(-900) }, 422, 'observation.times-reversed'],
    ['a snapshot that is no picture', jpeg(Buffer.from('<html>').toString('base64')), 415, 'picture.not-jpeg'],
    [
      'a snapshot that is a PNG',
      jpeg(Buffer.from('89504e470d0a1a0a0000', 'hex').toString('base64')),
      415,
      'picture.not-jpeg',
    ],
    ['a snapshot that is not base64', jpeg('%%%%'), 400, 'picture.bad-base64'],
    [
      'a snapshot over 2 MB',
      jpeg(Buffer.alloc(2 * 1024 * 1024 + 1, 0xff).toString('base64')),
      413,
      'picture.too-large',
    ],
    ['a snapshot far over 2 MB', jpeg('A'.repeat(2_800_004)), 400, 'request.invalid'],
    ['a score above one', { score: 1.1 }, 400, 'request.invalid'],
    ['an id that is none', { observationId: 'one' }, 400, 'request.invalid'],
    ['a time that is none', { capturedAt: 'yesterday' }, 400, 'request.invalid'],
    ['a leap second no clock here can hold', { capturedAt: '2016-12-31T23:59:60Z' }, 400, 'request.invalid'],
  ])('%s', async (_what, overrides, status, code) => {
    await expectRefusal(await town.observe(overrides), status, code);
  });

  test('additional properties, wrong types, malformed JSON, another content type, 50 MB', async () => {
    const { observationId: idempotencyKey, ...rest } = town.observation();
    const send = (body: unknown) => town.sendSigned(OBSERVATIONS, body, { idempotencyKey });
    await expectRefusal(await send({ observationId: idempotencyKey, ...rest, isAdmin: true }), 400, 'request.invalid');
    await expectRefusal(await send({ observationId: idempotencyKey, ...rest, count: '3' }), 400, 'request.invalid');
    await expectRefusal(await send([]), 400, 'request.invalid');
    await expectRefusal(await send('{"observationId": '), 400, 'request.malformed');
    await expectRefusal(await send('{"__proto__": {"a": 1}}'), 400, 'request.malformed');
    await expectRefusal(await send('x'.repeat(50 * 1024 * 1024)), 413, 'request.too-large');
    const xml = await operator.send('POST', '/api/v1/incidents', '<a/>', { 'content-type': 'text/xml' });
    await expectRefusal(xml, 415, 'request.media-type');
  });

  test('more confirming frames than frames looked at', async () => {
    const confirmation = { hits: 5, of: 4 };
    const body = town.observation({ confirmation });
    const answer = await town.sendSigned(OBSERVATIONS, body, { idempotencyKey: body.observationId });
    await expectRefusal(answer, 422, 'camera.impossible-share');
    const relook = {
      ...{ relookId: randomUUID(), incidentId: randomUUID(), ruleId: LIZIBA.ruleId },
      ...{ capturedAt: town.clock.now().toISOString(), ...confirmation },
    };
    const path = `/api/v1/cameras/${LIZIBA.cameraId}/relooks`;
    await expectRefusal(await town.sendSigned(path, relook), 422, 'camera.impossible-share');
  });

  test('a relook or heartbeat in the name of another camera', async () => {
    const url = `/api/v1/cameras/${HONGYADONG.cameraId}/heartbeats`;
    const beat = { at: TEST_NOW, state: 'live', framesPerSecond: 2, queued: 0, rules: [] };
    await expectRefusal(await town.sendSigned(url, beat), 403, 'camera.other-device');
  });
});

describe('the same observation again', () => {
  test('with a fresh signature it is a retry: 200, the same answer, nothing new', async () => {
    const body = town.observation();
    const signing = { idempotencyKey: body.observationId };
    const first = await town.sendSigned(OBSERVATIONS, body, signing);
    await town.settle();
    before = await town.fingerprint();
    town.clock.advance(1_000);
    const second = await town.sendSigned(OBSERVATIONS, body, signing);
    expect([first.statusCode, second.statusCode]).toEqual([201, 200]);
    expect(second.json()).toEqual({ ...first.json(), repeated: true });
    expect(await town.fingerprint()).toBe(before);
  });

  test('with the very same signature it is a replay, in whatever spelling; with other content a mix-up', async () => {
    const body = town.observation();
    const signing = { idempotencyKey: body.observationId, timestamp: String(town.clock.now().getTime()) };
    const first = await town.sendSigned(OBSERVATIONS, body, signing);
    expect(first.statusCode).toBe(201);
    await town.settle();
    before = await town.fingerprint();
    await expectRefusal(await town.sendSigned(OBSERVATIONS, body, signing), 409, 'observation.replayed');
    const { 'x-signature': signature = '' } = first.raw.req.headers as Record<string, string>;
    for (const spelling of [signature.toUpperCase(), `${signature}zz`]) {
      const answer = await town.sendSigned(OBSERVATIONS, body, { ...signing, signature: spelling });
      await expectRefusal(answer, 401, 'device.bad-signature');
    }
    town.clock.advance(1_000);
    const other = await town.sendSigned(OBSERVATIONS, { ...body, count: 7 }, { idempotencyKey: body.observationId });
    await expectRefusal(other, 409, 'observation.id-reused');
  });
});

describe('a person at the door', () => {
  test('nobody signed in, a made-up cookie, a made-up token', async () => {
    const ask = (headers: Record<string, string>) => town.server.inject({ url: '/api/v1/incidents', headers });
    await expectRefusal(await ask({}), 401, 'auth.session-required');
    await expectRefusal(await ask({ cookie: 'session=guessed' }), 401, 'auth.session-required');
    await expectRefusal(await ask({ authorization: 'Bearer guessed' }), 401, 'auth.token-invalid');
  });

  test('a change without the CSRF token, or with another session’s', async () => {
    const payload = { commandId: randomUUID(), action: 'note', reason: '一' };
    const lead = await town.login('lead');
    for (const token of ['', 'x', lead.session.csrfToken]) {
      const answer = await operator.send('POST', `/api/v1/incidents/${randomUUID()}/actions`, payload, {
        'x-csrf-token': token,
      });
      await expectRefusal(answer, 403, 'auth.csrf');
    }
  });

  test('without the permission', async () => {
    const officer = await town.login('shangqingsi01');
    await expectRefusal(await officer.get('/api/v1/incidents'), 403, 'auth.permission-missing');
    await expectRefusal(await operator.get('/metrics'), 403, 'auth.permission-missing');
    await expectRefusal(await operator.get('/api/v1/vision/cameras'), 403, 'auth.permission-missing');
  });

  test('an incident, a task, an evidence picture, an address that is not there', async () => {
    await expectRefusal(await operator.get(`/api/v1/incidents/${randomUUID()}`), 404, 'incident.not-found');
    await expectRefusal(await operator.get(`/api/v1/tasks/${randomUUID()}`), 404, 'task.not-found');
    await expectRefusal(await operator.get(`/api/v1/evidence/${randomUUID()}`), 404, 'evidence.not-found');
    await expectRefusal(await operator.get('/api/v1/nothing'), 404, 'request.no-such-route');
  });

  test.each([
    ['incidents/not-a-uuid', 'request.invalid'],
    ['incidents?limit=many', 'request.invalid'],
    ['incidents?limit=201', 'request.invalid'],
    ['incidents?colour=red', 'request.invalid'],
    ['incidents?from=yesterday', 'request.invalid'],
    ['incidents?from=0000-01-01T00:00:00Z', 'request.invalid'],
    ['divisions?at=0000-01-01', 'request.invalid'],
    ['incidents?to=2016-12-31T23:59:60Z', 'request.invalid'],
    ['incidents?status=asleep', 'incident.unknown-status'],
    ['incidents?cursor=9999-99-99T99:99:99.999Z_11111111-1111-4111-8111-111111111111', 'incident.bad-cursor'],
    ['incidents?cursor=none_11111111-1111-4111-8111-111111111111', 'incident.bad-cursor'],
    ["incidents?cursor=';drop table x", 'incident.bad-cursor'],
    ['incidents?q=%00', 'request.unstorable-text'],
    ['incidents/%zz', 'request.malformed'],
  ])('GET %s is a bad request', async (address, code) => {
    await expectRefusal(await operator.get(`/api/v1/${address}`), 400, code);
  });

  test('a page of one’s tasks before the beginning of time', async () => {
    for (const cursor of ['-100000-01-01T00:00:00.000Z', '0000-01-01T00:00:00Z', 'yesterday']) {
      await expectRefusal(await operator.get(`/api/v1/tasks?state=history&cursor=${cursor}`), 400, 'request.invalid');
    }
  });

  test('receipts with a time that never was', async () => {
    const receipts = [{ taskId: randomUUID(), receivedAt: '0000-01-01T00:00:00Z' }];
    await expectRefusal(await operator.send('POST', '/api/v1/tasks/receipts', { receipts }), 400, 'request.invalid');
  });

  test('a list that is asked for properly still answers', async () => {
    const answer = await operator.get('/api/v1/incidents?limit=5&overdue=false&sort=due&status=filed,closed&type=0501');
    expect(answer.statusCode).toBe(200);
  });

  const reported = (changes: object) => ({
    commandId: randomUUID(),
    eventType: '0501',
    location: { lon: 106.5377, lat: 29.5529 },
    source: 'hotline',
    description: '合成',
    ...changes,
  });
  test.each([
    ['outside the district', { location: { lon: 106.9, lat: 29.5 } }, 422, 'incident.outside-district'],
    ['an unknown type', { eventType: '9999' }, 422, 'incident.unknown-event-type'],
    ['a source only machines have', { source: 'video' }, 400, 'request.invalid'],
    ['no text', { description: '' }, 400, 'request.invalid'],
    ['too much text', { description: '长'.repeat(2001) }, 400, 'request.invalid'],
    ['a NUL in the text', { description: 'a\0b' }, 400, 'request.unstorable-text'],
    ['half a character in the text', { description: 'a\ud83d' }, 400, 'request.unstorable-text'],
    ['somebody else’s picture', { evidenceIds: [randomUUID()] }, 409, 'evidence.taken'],
  ])('a report with %s', async (_what, changes, status, code) => {
    await expectRefusal(await operator.send('POST', '/api/v1/incidents', reported(changes)), status, code);
  });

  test.each([
    ['not a picture', Buffer.from('hello'), {}, 415, 'evidence.not-a-picture'],
    ['no capture time', tinyJpeg(), { 'x-captured-at': '' }, 400, 'evidence.bad-time'],
    ['a capture time to come', tinyJpeg(), { 'x-captured-at': '2027-01-01T00:00:00Z' }, 400, 'evidence.bad-time'],
    ['a position that is none', tinyJpeg(), { 'x-position': 'here' }, 400, 'evidence.bad-position'],
    ['a PDF', Buffer.from('%PDF'), { 'content-type': 'application/pdf' }, 415, 'request.media-type'],
    ['over 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1), {}, 413, 'request.too-large'],
  ])('an upload: %s', async (_what, bytes, headers, status, code) => {
    const usual = { 'content-type': 'image/jpeg', 'x-captured-at': TEST_NOW };
    const answer = await operator.send('PUT', `/api/v1/uploads/${randomUUID()}`, bytes, { ...usual, ...headers });
    await expectRefusal(answer, status, code);
  });

  test('an upload id used again for another picture', async () => {
    const url = `/api/v1/uploads/${randomUUID()}`;
    const headers = { 'content-type': 'image/jpeg', 'x-captured-at': TEST_NOW };
    expect((await operator.send('PUT', url, tinyJpeg('one'), headers)).statusCode).toBe(200);
    before = await town.fingerprint();
    expect((await operator.send('PUT', url, tinyJpeg('one'), headers)).statusCode).toBe(200);
    await expectRefusal(await operator.send('PUT', url, tinyJpeg('two'), headers), 409, 'evidence.id-reused');
    const lead = await town.login('lead');
    await expectRefusal(await lead.send('PUT', url, tinyJpeg('one'), headers), 409, 'evidence.id-reused');
    await expectRefusal(
      await (await town.login('shangqingsi01')).get(url.replace('uploads', 'evidence')),
      404,
      'evidence.not-found',
    );
  });
});

describe('a flood', () => {
  test('whoever guesses cookies or tokens is slowed down like everybody else', async () => {
    const strict = await startTestServer({ requestsPerMinute: 3 });
    const codes = [];
    for (let n = 0; n < 5; n++) {
      const headers = n % 2 ? { cookie: `session=guess-${n}` } : { authorization: `Bearer guess-${n}` };
      codes.push((await strict.server.inject({ url: '/api/v1/incidents', headers })).statusCode);
    }
    await strict.stop();
    expect(codes).toEqual([401, 401, 401, 429, 429]);
  });

  test('a camera’s message is refused by its size before anybody reads it', async () => {
    const beat = { at: TEST_NOW, state: 'live', framesPerSecond: 2, queued: 0, rules: [], detail: 'x'.repeat(70_000) };
    const url = `/api/v1/cameras/${LIZIBA.cameraId}/heartbeats`;
    await expectRefusal(await town.sendSigned(url, beat), 413, 'request.too-large');
    await expectRefusal(await town.sendSigned(OBSERVATIONS, 'x'.repeat(5 * 1024 * 1024)), 413, 'request.too-large');
  });

  test('a request that never ends is given up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const socket = connect(Number(new URL(town.address).port), '127.0.0.1');
      const answer = new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(chunk.toString())));
      socket.write(
        'POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
      );
      const before = vi.getTimerCount();
      while (vi.getTimerCount() === before) await new Promise((resolve) => setImmediate(resolve));
      vi.advanceTimersByTime(120_000);
      expect(await answer).toContain('408');
      socket.destroy();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('text that looks like code', () => {
  beforeEach(() => town.clear());
  test.each([`'); drop table incidents.incidents; --`, '<script>alert(1)</script>', '{{7*7}} $(id) %s \\u0000 \\'])(
    '%s is kept word for word and does nothing',
    async (text) => {
      const answer = await operator.send('POST', '/api/v1/incidents', reportedAs(text));
      expect(answer.statusCode).toBe(201);
      expect(answer.json().description).toBe(text);
      const found = await operator.get(`/api/v1/incidents?q=${encodeURIComponent(text)}`);
      expect(found.json().items).toHaveLength(1);
      expect((await operator.get('/api/v1/incidents?q=100%25_')).json().items).toHaveLength(0);
    },
  );
});

function reportedAs(description: string) {
  return {
    commandId: randomUUID(),
    eventType: '0501',
    location: { lon: LIZIBA.lon, lat: LIZIBA.lat },
    source: 'hotline',
    description,
  };
}

describe('whose incident it is', () => {
  beforeEach(() => town.clear());
  test('a report sent twice is one incident', async () => {
    const payload = reportedAs('合成');
    const answers = [1, 2].map(() => operator.send('POST', '/api/v1/incidents', payload));
    const [first, second] = await Promise.all(answers);
    expect(second?.json().id).toBe(first?.json().id);
    expect((await operator.get('/api/v1/ledger')).json()).toMatchObject({ received: 1, balanced: true });
  });

  test('a report under the number of somebody else’s is refused, and no picture gets into that case', async () => {
    const { observationId, incidentId } = (await town.observe()).json();
    const url = `/api/v1/uploads/${randomUUID()}`;
    const headers = { 'content-type': 'image/jpeg', 'x-captured-at': TEST_NOW };
    const { evidenceId } = (await operator.send('PUT', url, tinyJpeg('mine'), headers)).json();
    await town.settle();
    before = await town.fingerprint();
    const payload = { ...reportedAs('合成'), commandId: observationId, evidenceIds: [evidenceId] };
    await expectRefusal(await operator.send('POST', '/api/v1/incidents', payload), 409, 'incident.id-reused');
    expect((await operator.get(`/api/v1/incidents/${incidentId}`)).json().evidence).toHaveLength(1);
  });

  test('another report under the number of an earlier one is a mix-up', async () => {
    const payload = reportedAs('合成：一');
    expect((await operator.send('POST', '/api/v1/incidents', payload)).statusCode).toBe(201);
    const lead = await town.login('lead');
    for (const [client, words] of [
      [operator, '合成：二'],
      [lead, '合成：一'],
    ] as const) {
      const answer = await client.send('POST', '/api/v1/incidents', { ...payload, description: words });
      expect(answer.json()).toMatchObject({ status: 409, code: 'incident.id-reused' });
    }
    expect((await operator.send('POST', '/api/v1/incidents', payload)).statusCode).toBe(201);
  });

  test('an officer reads no case list, and a case never names a stranger’s evidence', async () => {
    const incident = await report(operator);
    const officer = await town.login('jiefangbei01');
    expect((await officer.get(`/api/v1/incidents/${incident.id}`)).statusCode).toBe(403);
  });
});
