import { describe, expect, it } from 'vitest';
import { entry, picture, scanIn } from './check-deeds.fixture.ts';
import { createFakeServer } from './fake-server.ts';
import { createMemoryOutboxStore } from './memory-outbox-store.ts';
import { Outbox } from './outbox.ts';

/** A phone without network until `connect`. */
function phone(options: Parameters<typeof createFakeServer>[0] = {}) {
  const server = createFakeServer(options);
  let online = false;
  const outbox = new Outbox({
    ...{ accountId: 'officer', store: createMemoryOutboxStore(), exclusively: (work) => work() },
    ...{ setTimer: () => () => {}, now: () => 0 },
    transport: async (one, parts) =>
      online ? server.transport(one, parts) : { kind: 'later', cause: 'network', error: 'none' },
  });
  const connect = async () => {
    await outbox.send();
    online = true;
    await outbox.send();
  };
  return { server, outbox, connect };
}

describe('an inspection on the phone', () => {
  it('sends the entries written without network together, after the scan that opens the visit', async () => {
    const { server, outbox, connect } = phone();
    await outbox.add('s1', scanIn('c1', 's1'));
    for (const id of ['e1', 'e2', 'e3']) await outbox.add(id, entry('c1', id));
    await connect();
    expect(server.applied).toEqual(['s1', 'e1', 'e2', 'e3']);
    expect(server.batches).toEqual([['e1', 'e2', 'e3']]);
    expect(outbox.view().entries).toEqual([]);
  });

  it('sends a picture before the entry that names it', async () => {
    const { server, outbox, connect } = phone();
    await outbox.add('e1', entry('c1', 'e1'));
    await outbox.add('p1', picture('c1'), new ArrayBuffer(1));
    await outbox.add('e2', entry('c1', 'e2', ['p1']));
    await connect();
    expect(server.applied).toEqual(['e1', 'p1', 'e2']);
    expect(await outbox.bytes('p1')).toBeUndefined();
  });

  it('holds the entries back when the scan is refused, and sends them once it is done anew', async () => {
    let forged = true;
    const { server, outbox, connect } = phone({ refuse: ({ id }) => id === 's1' && forged });
    await outbox.add('s1', scanIn('c1', 's1'));
    await outbox.add('e1', entry('c1', 'e1'));
    await connect();
    expect(server.applied).toEqual([]);
    expect(outbox.view().entries.map(({ state }) => state)).toEqual(['refused', 'waiting']);
    forged = false;
    await outbox.redo('s1', scanIn('c1', 's1'));
    await outbox.send();
    expect(server.applied).toEqual(['s1', 'e1']);
  });

  it('does not let a refused picture keep back the entries that do without it', async () => {
    const { server, outbox, connect } = phone({ refuse: ({ id }) => id === 'p1' });
    await outbox.add('p1', picture('c1'), new ArrayBuffer(1));
    await outbox.add('e1', entry('c1', 'e1', ['p1']));
    await outbox.add('e2', entry('c1', 'e2'));
    await connect();
    expect(server.applied).toEqual(['e2']);
    await outbox.dismiss('p1');
    await outbox.send();
    expect(server.applied).toEqual(['e2', 'e1']);
  });

  it('keeps what came too late until the officer has read so, though the server has it', async () => {
    const { server, outbox, connect } = phone({ late: ({ id }) => id === 'e1' });
    await outbox.add('e1', entry('c1', 'e1'));
    await outbox.add('e2', entry('c1', 'e2'));
    await connect();
    expect(server.applied).toEqual(['e1', 'e2']);
    expect(outbox.view().entries).toMatchObject([{ id: 'e1', state: 'late' }]);
    await outbox.dismiss('e1');
    expect(outbox.view().entries).toEqual([]);
  });

  it('finds the one to blame when the server refuses them as a whole', async () => {
    const { server, outbox, connect } = phone({ chokesOnBatches: true, refuse: ({ id }) => id === 'e2' });
    for (const id of ['e1', 'e2', 'e3']) await outbox.add(id, entry('c1', id));
    await connect();
    expect(server.applied).toEqual(['e1', 'e3']);
    expect(outbox.view().entries).toMatchObject([{ id: 'e2', state: 'refused' }]);
  });

  it('sends an entry again that the server has said nothing about', async () => {
    const asked: string[][] = [];
    const outbox = new Outbox({
      ...{ accountId: 'officer', store: createMemoryOutboxStore(), exclusively: (work) => work() },
      ...{ setTimer: () => () => {}, now: () => 0 },
      transport: async (_, { batch = [] }) => {
        asked.push(batch.map(({ id }) => id));
        return { kind: 'done', results: batch.slice(0, 1).map(({ id }) => ({ id, result: 'kept' })) };
      },
    });
    for (const id of ['e1', 'e2']) await outbox.add(id, entry('c1', id));
    for (let round = 0; round < 3; round += 1) await outbox.send();
    expect(asked.at(-1)).toEqual(['e2']);
    expect(outbox.view().entries).toEqual([]);
  });
});
