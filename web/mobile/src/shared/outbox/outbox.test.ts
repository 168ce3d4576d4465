import { describe, expect, it } from 'vitest';
import type { Deed } from './deed.ts';
import { countUnsent, leftoverPhotos } from './entry.ts';
import { createFakeServer } from './fake-server.ts';
import { createMemoryOutboxStore } from './memory-outbox-store.ts';
import { Outbox } from './outbox.ts';
import type { OutboxStore } from './outbox-store.ts';
import { retryDelay } from './retry-delay.ts';

const AT = '2026-11-23T10:00:00.000Z';

function command(taskId: string, action: 'acknowledge' | 'arrive' | 'feedback', id: string, uploadIds: string[] = []) {
  return { kind: 'command', taskId, command: { commandId: id, action, at: AT }, uploadIds } satisfies Deed;
}

function photo(taskId: string): Deed {
  return { kind: 'photo', taskId, mediaType: 'image/jpeg', capturedAt: AT };
}

/** A phone with its store and one platform; `restart` is the app killed and opened again over the same store. */
function phone(options: Parameters<typeof createFakeServer>[0] = {}, store: OutboxStore = createMemoryOutboxStore()) {
  const server = createFakeServer(options);
  const timers: (() => void)[] = [];
  const open = () =>
    new Outbox({
      accountId: 'officer-1',
      store,
      transport: server.transport,
      exclusively: (work) => work(),
      setTimer: (work) => {
        timers.push(work);
        return () => timers.splice(timers.indexOf(work), 1);
      },
      random: () => 1,
      now: () => 0,
    });
  return { server, store, timers, open };
}

describe('the outbox of the phone', () => {
  it('sends a deed at once when the network is there, and forgets it only then', async () => {
    const { server, open } = phone();
    const outbox = open();
    await outbox.add('c1', command('t1', 'acknowledge', 'c1'));
    await outbox.send();
    expect(server.applied).toEqual(['c1']);
    expect(outbox.view().entries).toEqual([]);
  });

  it('keeps a deed done without network and sends it when the timer comes', async () => {
    const { server, timers, open } = phone();
    const outbox = open();
    server.setWeather(['lost-request']);
    await outbox.add('c1', command('t1', 'acknowledge', 'c1'));
    await outbox.send();
    expect(countUnsent(outbox.view().entries)).toEqual({ waiting: 1, refused: 0, late: 0 });
    expect(outbox.view()).toMatchObject({ sending: false, stoppedBy: 'network', nextAttemptAt: 2000 });
    timers.at(-1)?.();
    await outbox.send();
    expect(server.applied).toEqual(['c1']);
    expect(outbox.view().stoppedBy).toBeUndefined();
  });

  it('repeats under the same id when the answer was lost: it takes effect once', async () => {
    const { server, open } = phone();
    const outbox = open();
    server.setWeather(['lost-answer']);
    await outbox.add('c1', command('t1', 'acknowledge', 'c1'));
    await outbox.send();
    await outbox.send();
    expect(server.attempts).toEqual(['c1', 'c1']);
    expect(server.applied).toEqual(['c1']);
    expect(outbox.view().entries).toEqual([]);
  });

  it('names the picture by the evidence id the server gave, after the picture is there', async () => {
    const { server, open } = phone();
    const outbox = open();
    server.setWeather(['lost-request', 'lost-request']);
    await outbox.add('p1', photo('t1'), new ArrayBuffer(3));
    await outbox.send();
    await outbox.add('c1', command('t1', 'feedback', 'c1', ['p1']));
    await outbox.send();
    await outbox.send();
    expect(server.applied).toEqual(['p1', 'c1']);
    expect(server.evidenceNamed.get('c1')).toEqual(['evidence-of-p1']);
    expect(outbox.view().entries).toEqual([]);
  });

  it('keeps the order within a task even when the first deed fails at the server', async () => {
    const { server, open } = phone();
    const outbox = open();
    server.setWeather(['lost-request']);
    await outbox.add('a', command('t1', 'acknowledge', 'a'));
    await outbox.add('b', command('t1', 'arrive', 'b'));
    await outbox.send();
    server.setWeather(['error-500']);
    await outbox.add('other', command('t2', 'acknowledge', 'other'));
    await outbox.send();
    await outbox.send();
    expect(server.applied.filter((id) => id !== 'other')).toEqual(['a', 'b']);
  });

  it('lets another task pass when the server fails on one task', async () => {
    const { server, open, store } = phone();
    const base = { accountId: 'officer-1', savedAt: AT };
    await store.add({ ...base, id: 'a', deed: command('t1', 'acknowledge', 'a') });
    await store.add({ ...base, id: 'b', deed: command('t2', 'acknowledge', 'b') });
    server.setWeather(['error-500', 'fine']);
    const outbox = open();
    await outbox.send();
    expect(server.applied).toEqual(['b']);
    expect(outbox.view().stoppedBy).toBe('server');
  });

  it('sends the words of one task before the pictures of another', async () => {
    const { server, open, store } = phone();
    const base = { accountId: 'officer-1', savedAt: AT };
    await store.add({ ...base, id: 'p', deed: photo('t1') }, new ArrayBuffer(1));
    await store.add({ ...base, id: 'c', deed: command('t2', 'acknowledge', 'c') });
    await open().send();
    expect(server.attempts).toEqual(['c', 'p']);
  });

  it('keeps a refused deed with the server’s words until the officer dismisses it, and goes on with the rest', async () => {
    const { server, open } = phone({ refuse: (entry) => entry.id === 'a' });
    const outbox = open();
    await outbox.add('a', command('t1', 'acknowledge', 'a'));
    await outbox.add('b', command('t2', 'acknowledge', 'b'));
    await outbox.send();
    expect(outbox.view().entries).toMatchObject([{ id: 'a', state: 'refused', refusal: { title: '任务已转交他人' } }]);
    expect(server.applied).toEqual(['b']);
    await outbox.send();
    expect(server.attempts.filter((id) => id === 'a')).toHaveLength(1);
    await outbox.dismiss('a');
    expect(outbox.view().entries).toEqual([]);
  });

  it('holds a feedback whose picture was refused until the officer lets the picture go', async () => {
    const { server, open } = phone({ refuse: (entry) => entry.id === 'p1' });
    const outbox = open();
    await outbox.add('p1', photo('t1'), new ArrayBuffer(1));
    await outbox.add('p2', photo('t1'), new ArrayBuffer(1));
    await outbox.add('c1', command('t1', 'feedback', 'c1', ['p1', 'p2']));
    await outbox.send();
    expect(server.applied).toEqual(['p2']);
    await outbox.dismiss('p1');
    await outbox.send();
    expect(server.evidenceNamed.get('c1')).toEqual(['evidence-of-p2']);
  });

  it('waits for the officer to log in again and loses nothing', async () => {
    const { server, open, timers } = phone();
    const outbox = open();
    server.setWeather(['logged-out']);
    await outbox.add('c1', command('t1', 'acknowledge', 'c1'));
    await outbox.send();
    expect(outbox.view()).toMatchObject({ stoppedBy: 'login', entries: [{ id: 'c1' }] });
    expect(timers).toEqual([]);
    await outbox.send();
    expect(server.applied).toEqual(['c1']);
  });

  it('goes on after the app was killed while sending', async () => {
    const { server, open } = phone();
    server.setWeather(['hangs']);
    const killed = open();
    await killed.add('c1', command('t1', 'acknowledge', 'c1'));
    await killed.add('c2', command('t1', 'arrive', 'c2'));
    killed.close();
    const reopened = open();
    await reopened.send();
    expect(server.applied).toEqual(['c1', 'c2']);
  });

  it('never sends what another officer left on this phone', async () => {
    const { server, open, store } = phone();
    await store.add({ id: 'x', accountId: 'officer-2', savedAt: AT, deed: command('t9', 'acknowledge', 'x') });
    await open().send();
    expect(server.attempts).toEqual([]);
    expect(await store.list('officer-2')).toHaveLength(1);
  });

  it('lets go of sent pictures whose task is long gone, and of no others', async () => {
    const { open, store } = phone();
    const outbox = open();
    await outbox.add('left', photo('t1'), new ArrayBuffer(1));
    await outbox.add('in-hand', photo('t2'), new ArrayBuffer(1));
    await outbox.send();
    await outbox.add('unsent', photo('t3'), new ArrayBuffer(1));
    await store.change('unsent', (entry) => ({ ...entry, state: 'waiting' }));
    const entries = await store.list('officer-1');
    const later = Date.parse(entries[0]?.savedAt ?? '') + 2 * 86_400_000;
    expect(leftoverPhotos(entries, new Set(['t2']), later).map((entry) => entry.id)).toEqual(['left']);
    expect(leftoverPhotos(entries, new Set(['t2']), later - 86_400_001)).toEqual([]);
  });

  it('grows patient while nobody does anything, and eager again when the officer acts', async () => {
    const { server, timers, open } = phone();
    const outbox = open();
    server.setWeather(Array(4).fill('lost-request'));
    await outbox.add('c1', command('t1', 'acknowledge', 'c1'));
    await outbox.send();
    timers.at(-1)?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(outbox.view().nextAttemptAt).toBe(4000);
    await outbox.add('c2', command('t1', 'arrive', 'c2'));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(outbox.view().nextAttemptAt).toBe(2000);
  });

  it('says so when a deed could not be saved on the phone', async () => {
    const store = createMemoryOutboxStore();
    store.add = () => Promise.reject(new Error('quota'));
    await expect(
      phone({}, store)
        .open()
        .add('c1', command('t1', 'acknowledge', 'c1')),
    ).rejects.toThrow('quota');
  });

  it('waits longer after each failure, at most a minute, and as long as the server asks', () => {
    expect([1, 2, 3, 9].map((failures) => retryDelay(failures, 1))).toEqual([2000, 4000, 8000, 60_000]);
    expect(retryDelay(1, 0)).toBeCloseTo(1400);
    expect(retryDelay(1, 1, 30_000)).toBe(30_000);
  });
});
