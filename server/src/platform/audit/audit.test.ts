import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestClock } from '../clock/clock.ts';
import { sql } from '../db/index.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { silentLogger } from '../log/log.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { canonicalJson } from './audit-entry.ts';
import { appendAuditEntriesInTrx, appendAuditInTrx, sealAudit, startAuditSealer, verifyAudit } from './index.ts';

const clock = createTestClock('2026-03-01T10:00:00+08:00');
const options = { clock, timeZone: 'Asia/Shanghai', blockSize: 4 };
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() =>
  tamper(
    'truncate platform.audit_entries, platform.audit_blocks, platform.audit_roots, platform.audit_unsealed restart identity',
  ),
);

function entry(n: number) {
  const facts = { n, reason: '占道经营 O’Brien "quoted" \\ {a,b}', nested: { z: [1, null, true], a: 0.1 } };
  return { at: clock.now(), actor: 'account:7', action: 'incident.close', subject: `incident:${n}`, facts };
}
async function write(count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_, at) => entry(at + 1));
  await database.db.transaction().execute((trx) => appendAuditEntriesInTrx(trx, entries));
}
async function seal(): Promise<void> {
  while ((await sealAudit(database.db, options)) > 0);
}
/** What somebody with the keys of the database could do. */
async function tamper(statement: string): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    await client.query(statement);
    await client.query("set session_replication_role = 'origin'");
  } finally {
    client.release();
  }
}
async function problems(): Promise<[string, number | undefined][]> {
  return (await verifyAudit(database.db)).problems.map(({ kind, seq }) => [kind, seq]);
}

test('SM3 gives the digest printed in GB/T 32905', () => {
  expect(createHash('sm3').update('abc').digest('hex')).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
});

test('the same facts give the same canonical text, whatever order they were written in', () => {
  expect(canonicalJson({ b: [1, { d: null, c: '中' }], a: true })).toBe('{"a":true,"b":[1,{"c":"中","d":null}]}');
});

test('an honest log verifies, across blocks and while entries still wait', async () => {
  await write(10);
  await seal();
  await write(3);
  expect(await verifyAudit(database.db)).toMatchObject({ sealed: 10, waiting: 3, problems: [] });
  await seal();
  expect(await verifyAudit(database.db)).toMatchObject({ sealed: 13, waiting: 0, problems: [] });
});

test('a decision that is rolled back leaves no entry, and its gap breaks nothing', async () => {
  await write(2);
  const undone = database.db.transaction().execute(async (trx) => {
    await appendAuditInTrx(trx, entry(99));
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  await write(2);
  await seal();
  expect(await verifyAudit(database.db)).toMatchObject({ sealed: 4, problems: [] });
});

test('a decision that commits after later ones were sealed is sealed too', async () => {
  const trx = await database.db.startTransaction().execute();
  await appendAuditInTrx(trx, entry(1));
  await write(3);
  await seal();
  await trx.commit().execute();
  await seal();
  expect(await verifyAudit(database.db)).toMatchObject({ sealed: 4, waiting: 0, problems: [] });
});

test('the application itself can neither change nor remove an entry', async () => {
  await write(1);
  await expect(sql`update platform.audit_entries set actor = 'x'`.execute(database.db)).rejects.toThrow('append-only');
  await expect(sql`delete from platform.audit_entries`.execute(database.db)).rejects.toThrow('append-only');
  await expect(sql`truncate platform.audit_entries`.execute(database.db)).rejects.toThrow('append-only');
});

test.each([
  ['an altered fact', `update platform.audit_entries set facts = facts || '{"n": 77}' where seq = 6`, 'altered', 6],
  [
    'an instant moved by a microsecond',
    `update platform.audit_entries set at = at + '1us' where seq = 3`,
    'altered',
    3,
  ],
  ['another actor', `update platform.audit_entries set actor = 'account:8' where seq = 1`, 'altered', 1],
  ['a deleted entry', 'delete from platform.audit_entries where seq = 5', 'deleted', 5],
  [
    'an inserted entry',
    `insert into platform.audit_entries (seq, at, actor, action, subject, facts)
     overriding system value values (500, now(), 'a', 'b', 'c', '{}')`,
    'inserted',
    500,
  ],
  [
    'two entries that changed places',
    `create temp table swapped as select case seq when 2 then 3 else 2 end as seq, at, actor, action, subject, facts
       from platform.audit_entries where seq in (2, 3);
     delete from platform.audit_entries where seq in (2, 3);
     insert into platform.audit_entries overriding system value select * from swapped`,
    'reordered',
    2,
  ],
  ['a missing block', 'delete from platform.audit_blocks where block = 2', 'chain-broken', 9],
  [
    'a block whose hashes were exchanged',
    'update platform.audit_blocks set hashes = (select hashes from platform.audit_blocks where block = 1) where block = 2',
    'altered',
    5,
  ],
])('the verifier finds %s', async (_what, statement, kind, seq) => {
  await write(10);
  await seal();
  expect(await problems()).toEqual([]);
  await tamper(statement);
  expect((await problems())[0]).toEqual([kind, seq]);
});

test('an entry that vanishes before it was sealed is missed', async () => {
  await write(2);
  await tamper('delete from platform.audit_entries where seq = 1');
  await seal();
  expect(await problems()).toEqual([['deleted', 1]]);
});

test('each finished day leaves a root, and cutting the chain back behind it shows', async () => {
  clock.set('2026-03-01T23:59:00+08:00');
  await write(4);
  await seal();
  clock.advance(120_000);
  await write(4);
  await seal();
  const { rows } = await sql`select day, block from platform.audit_roots`.execute(database.db);
  expect(rows).toEqual([{ day: '2026-03-01', block: 1 }]);
  await tamper('truncate platform.audit_blocks, platform.audit_entries');
  expect((await problems())[0]?.[0]).toBe('chain-cut');
});

test('text that PostgreSQL cannot hold is stored readable and still verifies', async () => {
  const odd = { ...entry(1), subject: 'incident:\0', facts: { text: 'half \ud83d and \0' } };
  await database.db.transaction().execute((trx) => appendAuditInTrx(trx, odd));
  await seal();
  expect(await verifyAudit(database.db)).toMatchObject({ sealed: 1, problems: [] });
});

test('many processes seal at once and each entry is chained once', async () => {
  await write(40);
  await Promise.all(Array.from({ length: 5 }, seal));
  await seal();
  expect(await verifyAudit(database.db)).toMatchObject({ sealed: 40, waiting: 0, problems: [] });
});

test('the background sealer seals what waits before it stops, and shows its lag', async () => {
  const metrics = createMetrics();
  const sealer = startAuditSealer({ ...options, db: database.db, log: silentLogger, metrics });
  await write(9);
  await sealer.stop();
  expect(await verifyAudit(database.db)).toMatchObject({ sealed: 9, waiting: 0, problems: [] });
  expect((await metrics.render()).text).toContain('audit_unsealed_entries 0');
});
