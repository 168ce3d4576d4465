import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeliveryLane } from './delivery-lane.ts';
import { OutgoingQueue } from './outgoing-queue.ts';
import type { Reception } from './platform-client.ts';

const camera = { cameraId: '50010300001320000001', signingKey: '00' };
const message = (name: string) => ({ path: '/api/v1/observations', idempotencyKey: name, body: `{"name":"${name}"}` });
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** A clock that notes how long it was asked to wait and does not wait. */
function hurriedClock() {
  const waits: number[] = [];
  return { waits, now: () => 0, sleep: async (ms: number) => void waits.push(ms) };
}

/** A platform that gives the listed answers in turn, then takes everything. */
function platform(answers: Reception[]) {
  const received: string[] = [];
  return {
    received,
    send: async (_: unknown, sent: { idempotencyKey: string }): Promise<Reception> => {
      received.push(sent.idempotencyKey);
      return answers.shift() ?? { kind: 'taken' };
    },
  };
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vision-queue-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('what waits for the platform', () => {
  it('survives a restart, in order', async () => {
    const before = await OutgoingQueue.open(folder, 10);
    for (const name of ['a', 'b', 'c']) await before.add(message(name));
    const after = await OutgoingQueue.open(folder, 10);
    const client = platform([]);
    const lane = new DeliveryLane(camera, after, client, hurriedClock(), quiet);
    await lane.post(message('d'));
    await lane.drained();
    expect(client.received).toEqual(['a', 'b', 'c', 'd']);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is bounded: the oldest are kept, the newest dropped and counted', async () => {
    const queue = await OutgoingQueue.open(folder, 2);
    const kept = await Promise.all(['a', 'b', 'c', 'd'].map((name) => queue.add(message(name))));
    expect(kept).toEqual([true, true, false, false]);
    expect([queue.size, queue.dropped]).toEqual([2, 2]);
    expect((await queue.findOldest())?.idempotencyKey).toBe('a');
  });

  it('does not stumble over a file that a power cut left half written', async () => {
    await writeFile(join(folder, '000000000001-a.json'), '{"path":"/api');
    await writeFile(join(folder, '000000000002-b.json.tmp'), '{');
    const queue = await OutgoingQueue.open(folder, 10);
    await queue.add(message('c'));
    expect((await queue.findOldest())?.idempotencyKey).toBe('c');
    expect((await readdir(folder)).sort()).toEqual(['000000000001-a.json.broken', '000000000002-c.json']);
  });
});

describe('delivery', () => {
  it('waits longer and longer with jitter while the platform is away, then sends each message once', async () => {
    const away: Reception[] = Array.from({ length: 12 }, () => ({ kind: 'later', reason: 'connection refused' }));
    const client = platform(away);
    const clock = hurriedClock();
    const lane = new DeliveryLane(camera, await OutgoingQueue.open(folder, 10), client, clock, quiet, () => 0.5);
    await Promise.all(['a', 'b'].map((name) => lane.post(message(name))));
    await lane.drained();
    expect(client.received.slice(-2)).toEqual(['a', 'b']);
    expect(client.received.filter((name) => name === 'b')).toHaveLength(1);
    expect(clock.waits.slice(0, 4)).toEqual([187.5, 375, 750, 1500]);
    expect(Math.max(...clock.waits)).toBe(22_500);
  });

  it('removes what the platform will never take and goes on with the next', async () => {
    const client = platform([{ kind: 'refused', status: 422, reason: '422 outside the district' }]);
    const errors: unknown[] = [];
    const log = { ...quiet, error: (event: string, facts?: unknown) => void errors.push([event, facts]) };
    const lane = new DeliveryLane(camera, await OutgoingQueue.open(folder, 10), client, hurriedClock(), log);
    await lane.post(message('a'));
    await lane.post(message('b'));
    await lane.drained();
    expect(client.received).toEqual(['a', 'b']);
    expect(errors).toEqual([
      ['delivery.refused', expect.objectContaining({ message: 'a', reason: '422 outside the district' })],
    ]);
  });
});
