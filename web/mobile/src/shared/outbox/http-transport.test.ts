import { describe, expect, it } from 'vitest';
import { entry, picture, scanIn } from './check-deeds.fixture.ts';
import type { OutboxEntry } from './entry.ts';
import { type Credentials, createHttpTransport } from './http-transport.ts';

const AT = '2026-11-23T10:00:00.000Z';
const ME: Credentials = { accountId: 'officer-1', csrfToken: 'old' };

const base = { seq: 1, id: 'id-1', accountId: 'officer-1', savedAt: AT, attempts: 0, state: 'waiting' as const };
const command = { commandId: 'id-1', action: 'feedback' as const, at: AT };
const FEEDBACK: OutboxEntry = { ...base, deed: { kind: 'command', taskId: 't1', command, uploadIds: ['u1'] } };
const position = { lon: 106.5377, lat: 29.5529 };
const PHOTO: OutboxEntry = {
  ...base,
  id: 'u1',
  deed: { kind: 'photo', taskId: 't1', mediaType: 'image/jpeg', capturedAt: AT, position },
};

/** A server that gives these answers, one after the other, and remembers what it was asked. */
function against(answers: (Response | Error)[], renewed: Credentials | undefined | 'unreachable' = ME) {
  const asked: { path: string; init: RequestInit }[] = [];
  const send = createHttpTransport({
    credentials: () => ME,
    renew: async () => renewed,
    fetch: async (path, init = {}) => {
      asked.push({ path: String(path), init });
      const answer = answers.shift() ?? new Error('no more answers');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { send, asked };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

describe('sending over HTTP', () => {
  it('names the evidence in the command and gives back the task', async () => {
    const { send, asked } = against([json(200, { id: 't1', status: 'done' })]);
    expect(await send(FEEDBACK, { evidenceIds: ['e1'] })).toMatchObject({ kind: 'done', task: { status: 'done' } });
    expect(asked[0]?.path).toBe('/api/v1/tasks/t1/actions');
    expect(JSON.parse(String(asked[0]?.init.body))).toEqual({ ...command, evidenceIds: ['e1'] });
    expect(asked[0]?.init.headers).toMatchObject({ 'x-csrf-token': 'old' });
  });

  it('sends a picture with its own time and place', async () => {
    const { send, asked } = against([json(200, { evidenceId: 'e1' })]);
    expect(await send(PHOTO, { bytes: new ArrayBuffer(2) })).toEqual({ kind: 'done', evidenceId: 'e1' });
    expect(asked[0]).toMatchObject({ path: '/api/v1/uploads/u1', init: { method: 'PUT' } });
    expect(asked[0]?.init.headers).toMatchObject({ 'x-captured-at': AT, 'x-position': '106.5377,29.5529' });
  });

  it('keeps the server’s own words when it says no', async () => {
    const no = json(409, { code: 'task.not-allowed-now', title: '任务已转交', titleEn: 'Gone', detail: '已转派' });
    expect(await against([no]).send(FEEDBACK, {})).toMatchObject({
      kind: 'refused',
      refusal: { status: 409, code: 'task.not-allowed-now', title: '任务已转交', detail: '已转派' },
    });
  });

  it('tries once more with the new token when the session was renewed elsewhere', async () => {
    const answers = [json(403, { code: 'auth.csrf', title: 'x', titleEn: 'x' }), json(200, { id: 't1' })];
    const { send, asked } = against(answers, { ...ME, csrfToken: 'new' });
    expect(await send(FEEDBACK, {})).toMatchObject({ kind: 'done' });
    expect(asked[1]?.init.headers).toMatchObject({ 'x-csrf-token': 'new' });
  });

  it('takes a real 403 for a no', async () => {
    const { send, asked } = against([json(403, { code: 'auth.forbidden', title: 'x', titleEn: 'x' })]);
    expect(await send(FEEDBACK, {})).toMatchObject({ kind: 'refused', refusal: { code: 'auth.forbidden' } });
    expect(asked).toHaveLength(1);
  });

  it('asks for the login on 401, and never sends under another officer’s session', async () => {
    expect(await against([json(401, {})]).send(FEEDBACK, {})).toEqual({ kind: 'login' });
    const { send, asked } = against([]);
    expect(await send({ ...FEEDBACK, accountId: 'officer-2' }, {})).toEqual({ kind: 'login' });
    expect(asked).toEqual([]);
  });

  it('tries later when nothing gets through, or only a login page of the wireless network', async () => {
    const portal = new Response('<html>Please sign in</html>', { status: 200 });
    for (const answer of [new TypeError('failed'), portal, json(502, {}), json(200, { hello: 'world' })]) {
      expect(await against([answer]).send(FEEDBACK, {})).toMatchObject({ kind: 'later', cause: 'network' });
    }
  });

  it('tells a failing server from a busy one, and waits as long as it asks', async () => {
    expect(await against([json(500, {})]).send(FEEDBACK, {})).toMatchObject({ kind: 'later', cause: 'server' });
    const busy = json(429, {}, { 'retry-after': '7' });
    expect(await against([busy]).send(FEEDBACK, {})).toMatchObject({ cause: 'busy', retryAfterMs: 7000 });
  });

  it('sends the entries of a checklist together, and reads what became of each', async () => {
    const results = [
      { id: 'e1', result: 'kept' },
      { id: 'e2', result: 'late' },
    ];
    const { send, asked } = against([json(200, { results })]);
    const batch = ['e1', 'e2'].map((id) => ({ ...base, id, deed: entry('c1', id) }));
    expect(await send(batch[0] as OutboxEntry, { batch })).toEqual({ kind: 'done', results }); // just made
    expect(asked[0]?.path).toBe('/api/v1/inspection/checks/c1/entries');
    expect(JSON.parse(String(asked[0]?.init.body))).toEqual({ entries: batch.map(({ deed }) => deed.entry) });
  });

  it('sends a picture of an inspection under the id the phone chose, and takes only that answer', async () => {
    const photo: OutboxEntry = { ...base, id: 'p1', deed: picture('c1') };
    const { send, asked } = against([json(200, { photoId: 'p1' }), json(200, { photoId: 'other' })]);
    expect(await send(photo, { bytes: new ArrayBuffer(2) })).toEqual({ kind: 'done' });
    expect(asked[0]).toMatchObject({ path: '/api/v1/inspection/checks/c1/photos/p1', init: { method: 'PUT' } });
    expect(await send(photo, { bytes: new ArrayBuffer(2) })).toMatchObject({ kind: 'later', cause: 'network' });
  });

  it('scans in with the command as it was made, and gives back the inspection', async () => {
    const scan: OutboxEntry = { ...base, id: 's1', deed: scanIn('c1', 's1') };
    const { send, asked } = against([json(200, { id: 'c1', status: 'on-site' }), json(200, { id: 'c2' })]);
    expect(await send(scan, {})).toMatchObject({ kind: 'done', check: { status: 'on-site' } });
    expect(JSON.parse(String(asked[0]?.init.body))).toMatchObject({ commandId: 's1', action: 'arrive', qr: 'SC:1' });
    expect(await send(scan, {})).toMatchObject({ kind: 'later' });
  });
});
