import { describe, expect, it } from 'vitest';
import { doTask } from './do-task.ts';
import { UNDO_MS } from './entry.ts';
import { createFakeServer } from './fake-server.ts';
import { createMemoryOutboxStore } from './memory-outbox-store.ts';
import { Outbox } from './outbox.ts';
import { sendWhenUndoEnds } from './send-when-undo-ends.ts';

/** A phone whose clock only moves when the test says so; `open` again is the app started anew. */
function phone() {
  const server = createFakeServer();
  const store = createMemoryOutboxStore();
  let now = 1_000_000;
  let timers: { at: number; work: () => void }[] = [];
  const setTimer = (work: () => void, ms: number) => {
    const timer = { at: now + ms, work };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  const open = async () => {
    const outbox = new Outbox({
      accountId: 'officer-1',
      store,
      transport: server.transport,
      exclusively: (work) => work(),
      now: () => now,
      setTimer,
    });
    const stop = sendWhenUndoEnds(outbox, { now: () => now, setTimer });
    await outbox.send();
    const kill = () => {
      stop();
      outbox.close();
    };
    return { outbox, kill };
  };
  const pass = async (ms: number) => {
    now += ms;
    const due = timers.filter((timer) => timer.at <= now);
    timers = timers.filter((timer) => timer.at > now);
    for (const { work } of due) work();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { server, store, open, pass };
}

describe('a task handed in or given back', () => {
  it('is on the phone at once, but leaves only when it can no longer be undone', async () => {
    const { server, open, pass } = phone();
    const { outbox } = await open();
    await doTask(outbox, 't1', 'feedback', { note: '已劝离' });
    await pass(UNDO_MS - 1);
    expect(server.attempts).toEqual([]);
    expect(outbox.view().entries).toHaveLength(1);
    await pass(1);
    expect(server.applied).toHaveLength(1);
    expect(outbox.view().entries).toEqual([]);
  });

  it('never happened once it is taken back, and its pictures are still there', async () => {
    const { server, open, pass } = phone();
    const { outbox } = await open();
    const photo = { kind: 'photo', taskId: 't1', mediaType: 'image/jpeg', capturedAt: '2026-11-23T10:00:00Z' } as const;
    await outbox.add('p1', photo, new ArrayBuffer(1));
    await outbox.send();
    await doTask(outbox, 't1', 'feedback', { uploadIds: ['p1'] });
    expect(await outbox.takeBack(outbox.view().entries[1]?.id ?? '')).toBe(true);
    await pass(UNDO_MS);
    expect(server.applied).toEqual(['p1']);
    expect(outbox.view().entries).toMatchObject([{ id: 'p1', state: 'sent' }]);
  });

  it('can no longer be taken back when it has left', async () => {
    const { open, pass } = phone();
    const { outbox } = await open();
    await doTask(outbox, 't1', 'return', { note: '不在我的责任区' });
    const id = outbox.view().entries[0]?.id ?? '';
    await pass(UNDO_MS);
    expect(await outbox.takeBack(id)).toBe(false);
  });

  it('leaves at once when the officer leaves the screen', async () => {
    const { server, open } = phone();
    const { outbox } = await open();
    await doTask(outbox, 't1', 'return', { note: '不在我的责任区' });
    await outbox.sendUndoable();
    expect(server.applied).toHaveLength(1);
  });

  it('leaves after the app was closed meanwhile and started again', async () => {
    const { server, open, pass } = phone();
    const { outbox, kill } = await open();
    await doTask(outbox, 't1', 'feedback');
    kill();
    await pass(60_000);
    expect(server.attempts).toEqual([]);
    await open();
    expect(server.applied).toHaveLength(1);
  });

  it('leaves by itself when the app starts again within the seconds', async () => {
    const { server, open, pass } = phone();
    const { outbox, kill } = await open();
    await doTask(outbox, 't1', 'feedback');
    kill();
    await open();
    await pass(UNDO_MS);
    expect(server.applied).toHaveLength(1);
  });

  it('is not held for longer by a phone clock that was set back', async () => {
    const { server, open, pass } = phone();
    const { outbox, kill } = await open();
    await doTask(outbox, 't1', 'feedback');
    kill();
    await pass(-3_600_000);
    await open();
    expect(server.applied).toHaveLength(1);
  });

  it('does not hold back an answer or an arrival: the chain counts them', async () => {
    const { server, open } = phone();
    const { outbox } = await open();
    await doTask(outbox, 't1', 'acknowledge');
    await doTask(outbox, 't1', 'arrive');
    await outbox.send();
    expect(server.applied).toHaveLength(2);
  });
});
