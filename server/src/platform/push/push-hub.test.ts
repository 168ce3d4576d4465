import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../auth/index.ts';
import { createTestClock } from '../clock/clock.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { silentLogger } from '../log/log.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { createPushHub, type PushHub } from './index.ts';

let database: TestDatabase;
let hub: PushHub;
/** Sessions that are over, and what the others may by now. */
const ended = new Set<string>();
let scopes: readonly string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  hub = createPushHub({
    db: database.db,
    pool: database.pool,
    clock: createTestClock('2026-11-23T11:00:00Z'),
    log: silentLogger,
    metrics: createMetrics(),
    findActorsNow: async (actors) =>
      new Map(
        actors
          .filter(({ session }) => !ended.has(session?.id ?? ''))
          .map((one) => [one.session?.id ?? one.id, { permissions: one.permissions, scopes }]),
      ),
  });
});
afterAll(() => database.drop());

const accountId = randomUUID();
const actor: Actor = {
  kind: 'person',
  id: accountId,
  accountId,
  displayName: '合成',
  permissions: new Set(),
  scopes: [],
};

const store = (data: string) =>
  database.db.transaction().execute((trx) => hub.storeInTrx(trx, [{ accountId, event: 'test', data }]));

/** A phone that keeps what it was sent. */
function phone() {
  const heard: string[] = [];
  let cut = false;
  const response = {
    writableLength: 0,
    destroyed: false,
    on: () => response,
    destroy: () => {
      cut = true;
      return response;
    },
    write: (text: string) => heard.push(...Array.from(text.matchAll(/^data: "(.*)"$/gm), ([, data = '']) => data)),
  };
  return { heard, isCut: () => cut, response: response as unknown as ServerResponse }; // the hub uses nothing else of it
}

test('what comes while the missed messages are still being read waits its turn: ids only ever grow', async () => {
  const [first] = await store('one');
  await store('two');
  const { heard, response } = phone();
  const connecting = hub.connect(actor, response, first?.seq);
  const third = await store('three');
  hub.deliver(third);
  await connecting;
  hub.deliver(await store('four'));
  expect(heard).toEqual(['two', 'three', 'four']);
});

test('a new message that overtakes the reading of the missed ones is neither lost nor doubled', async () => {
  const [last] = await store('before');
  const fresh = await store('fresh');
  const { heard, response } = phone();
  const connecting = hub.connect(actor, response, last?.seq);
  hub.deliver(fresh); // at once, before any row was read
  await connecting;
  expect(heard).toEqual(['fresh']);
});

test('each hears only what is meant for it', async () => {
  const { heard, response } = phone();
  await hub.connect({ ...actor, id: randomUUID(), accountId: randomUUID() }, response, undefined);
  hub.deliver(await store('mine'));
  expect(heard).toEqual([]);
});

test('a stream whose session ended elsewhere is cut within one round of heartbeats; the others stay', async () => {
  const [gone, stays] = [randomUUID(), randomUUID()];
  const [goneScreen, otherScreen] = [phone(), phone()];
  await hub.connect({ ...actor, session: { id: gone, csrfToken: '' } }, goneScreen.response, undefined);
  await hub.connect({ ...actor, session: { id: stays, csrfToken: '' } }, otherScreen.response, undefined);
  ended.add(gone);
  for (let share = 0; share < 60; share++) await hub.beat(share);
  expect(goneScreen.isCut()).toBe(true);
  expect(otherScreen.isCut()).toBe(false);
});

test('a screen whose scope was narrowed hears by the new one after one round of heartbeats, without signing in anew', async () => {
  const screen = phone();
  const district = { ...actor, session: { id: randomUUID(), csrfToken: '' }, scopes: ['50/500103/'] };
  await hub.connect(district, screen.response, undefined);
  scopes = ['50/500103/500103005/'];
  for (let share = 0; share < 60; share++) await hub.beat(share);
  hub.broadcast('test', (one) => (one.session?.id === district.session.id ? one.scopes.join() : undefined));
  expect(screen.heard).toEqual(['50/500103/500103005/']);
});

test('a phone whose missed messages cannot be read is cut off, so that it asks again', async () => {
  const { isCut, response } = phone();
  await hub.connect(actor, response, Number.MAX_VALUE); // no sequence number of PostgreSQL: reading fails
  expect(isCut()).toBe(true);
});

test('a caller who hung up before the stream began is not kept', async () => {
  const gone = phone();
  await hub.connect(actor, Object.assign(gone.response, { destroyed: true }), undefined);
  hub.deliver(await store('too late'));
  expect(gone.heard).toEqual([]);
});

test('one account has so many streams and no more', async () => {
  const accountId = randomUUID();
  const crowd = { ...actor, id: accountId, accountId };
  for (let n = 0; n < 50; n++) {
    hub.refuseTooMany(crowd);
    await hub.connect(crowd, phone().response, undefined);
  }
  expect(() => hub.refuseTooMany(crowd)).toThrow(expect.objectContaining({ status: 429, code: 'push.too-many' }));
  hub.refuseTooMany({ ...crowd, id: randomUUID(), accountId: randomUUID() });
});
