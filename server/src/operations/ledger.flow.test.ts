import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '../platform/db/index.ts';
import { type Client, LIZIBA, startTestServer, TEST_NOW, type TestServer } from '../start/test-server.ts';
import { auditLedger } from './incidents/index.ts';
import { foldLedgerMoves } from './incidents/ledger.ts';
import { act, doTask, eventually, findTask, getTask, readLedger, relook, report, uploadPhoto } from './test-journey.ts';

let town: TestServer;
let lead: Client;
beforeAll(async () => {
  town = await startTestServer();
  lead = await town.login('lead');
});
afterAll(() => town.stop());
beforeEach(async () => {
  await town.clear();
  town.clock.set(TEST_NOW);
});

type Step =
  | { do: 'observe'; score: number }
  | { do: 'report'; source: 'hotline' | 'grid'; spot: number; type: '0501' | '0504' }
  | { do: 'act'; action: 'accept' | 'reject' | 'dispatch' | 'void' | 'check' | 'pass' | 'rework' | 'note'; on: number }
  | { do: 'merge'; on: number; other: number }
  | { do: 'unmerge'; on: number; other: number }
  | { do: 'detach'; on: number }
  | { do: 'task'; action: 'acknowledge' | 'arrive' | 'feedback' | 'return'; on: number }
  | { do: 'relook'; on: number; hits: number }
  | { do: 'wait'; seconds: number };

const nth = fc.nat(7);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('observe' as const), score: fc.constantFrom(0.2, 0.9) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('report' as const),
      source: fc.constantFrom('hotline' as const, 'grid' as const),
      spot: fc.nat(3),
      type: fc.constantFrom('0501' as const, '0504' as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      action: fc.constantFrom('accept', 'reject', 'dispatch', 'void', 'check', 'pass', 'rework', 'note'),
      on: nth,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('merge' as const, 'unmerge' as const), on: nth, other: nth }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('detach' as const), on: nth }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('task' as const),
      action: fc.constantFrom('acknowledge', 'arrive', 'feedback', 'return'),
      on: nth,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('relook' as const), on: nth, hits: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(40, 130, 15_000) }) },
);

async function pick(n: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from incidents.incidents order by code`.execute(
    town.database.db,
  );
  return rows[n % Math.max(rows.length, 1)]?.id ?? randomUUID();
}

/** Whatever the answer to a step is, it must not be a defect of ours. */
async function take(one: Step): Promise<number> {
  if (one.do === 'observe') return (await town.observe({ score: one.score })).statusCode;
  if (one.do === 'wait') {
    town.clock.advance(one.seconds * 1000);
    return 200;
  }
  if (one.do === 'report') {
    await report(lead, { source: one.source, eventType: one.type, lat: 29.5529 + one.spot * 0.0006 });
    return 201;
  }
  const id = await pick(one.on);
  if (one.do === 'act') return (await act(lead, id, { action: one.action, reason: '合成理由' })).statusCode;
  if (one.do === 'merge' || one.do === 'unmerge') {
    const other = await pick(one.other);
    const target = one.do === 'merge' ? { into: other } : { from: other };
    return (await act(lead, id, { action: one.do, reason: '合成理由', ...target })).statusCode;
  }
  if (one.do === 'relook') return (await relook(town, LIZIBA, id, one.hits)).statusCode;
  if (one.do === 'detach') {
    const { rows } = await sql<{ id: string }>`
      select id from incidents.signals where incident_id = ${id} and outcome = 'merged' limit 1`.execute(
      town.database.db,
    );
    const signalId = rows[0]?.id ?? randomUUID();
    return (await act(lead, id, { action: 'unmerge', signalId, reason: '合成理由' })).statusCode;
  }
  if (!(await findTask(town, id))) return 404;
  const { officer, id: taskId } = await getTask(town, id);
  const evidenceIds = one.action === 'feedback' ? [await uploadPhoto(town, officer)] : [];
  return (await doTask(town, officer, taskId, { action: one.action, note: '合成', evidenceIds })).statusCode;
}

/** A case is with somebody exactly when it says so; at most one task rings for it; its history has no gap. */
async function findContradictions(): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select i.status || ' with ' || count(t.id) || ' open tasks' as what from incidents.incidents i
    left join dispatch.tasks t on t.incident_id = i.id and t.status in ('assigned', 'acknowledged', 'handling')
    group by i.id having count(t.id) <> case when i.status in ('dispatched', 'acknowledged', 'handling') then 1 else 0 end
    union all
    select 'history of ' || i.status || ' has a gap' from incidents.incidents i join incidents.actions a on a.incident_id = i.id
    group by i.id having count(*) <> i.last_seq or max(a.seq) <> i.last_seq
    union all
    select 'history ends ' || a.status || ', the case is ' || i.status from incidents.incidents i
    join incidents.actions a on a.incident_id = i.id and a.seq = i.last_seq where a.status <> i.status
    union all
    select 'counts ' || i.signal_count || ' signals, has ' || count(s.id) from incidents.incidents i
    left join incidents.signals s on s.incident_id = i.id where i.status <> 'merged' group by i.id having count(s.id) <> i.signal_count
    union all
    select 'filed and nobody is looking for somebody' from incidents.incidents i where i.status = 'filed'`.execute(
    town.database.db,
  );
  return rows.map((row) => row.what);
}

test('whatever happens in whatever order: nothing is lost, nothing counted twice, no case without a hand on it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30 }), async (steps) => {
      await town.clear();
      town.clock.set(TEST_NOW);
      let taken = 0;
      for (const one of steps) {
        const status = await take(one);
        expect({ one, status: status < 500 }).toEqual({ one, status: true });
        if (status < 300) taken += 1;
      }
      await town.settle();
      const ledger = await readLedger(town);
      expect(ledger.problems).toEqual([]);
      // Walking every signal gives the same figures as what moved in and out of the drawers.
      const asOf = expect.any(String);
      expect(await auditLedger(town.database.db, town.clock.now())).toEqual({ ...ledger, asOf });
      expect(ledger.received).toBe(steps.filter((one) => one.do === 'observe' || one.do === 'report').length);
      expect(taken).toBeGreaterThan(0);
      expect(await findContradictions()).toEqual([]);
    }),
    { numRuns: 8 },
  );
}, 120_000);

test('an announcement outlives the worker: what was filed while none ran is dispatched when one does', async () => {
  await town.platform.jobs.stop();
  const { incidentId } = (await town.observe()).json();
  const { rows } = await sql`select 1 from dispatch.tasks`.execute(town.database.db);
  expect(rows).toEqual([]);
  await town.restart();
  const task = await eventually(() => findTask(town, incidentId));
  expect(task.login).toBe('shangqingsi01');
});

test('a burst through the door at once: every signal in one drawer, every case with one task', async () => {
  const spots = Array.from({ length: 60 }, (_, n) => ({
    lon: 106.52 + (n % 20) * 0.001,
    lat: 29.545 + (n % 20) * 0.0003,
  }));
  const answers = await Promise.all(spots.map((spot) => report(lead, { source: 'grid', ...spot })));
  await town.settle();
  const cases = new Set(answers.map((incident) => incident.id));
  expect(await readLedger(town)).toMatchObject({
    received: 60,
    filed: cases.size,
    merged: 60 - cases.size,
    balanced: true,
  });
  expect(cases.size).toBe(20);
  expect(await findContradictions()).toEqual([]);
});

test('folding what moved in and out of the drawers changes no figure, even while signals come in', async () => {
  const { db } = town.database;
  const reports = Array.from({ length: 12 }, (_, n) => report(lead, { source: 'grid', lat: 29.545 + n * 0.0004 }));
  await Promise.all([...reports, ...Array.from({ length: 5 }, () => foldLedgerMoves(db))]);
  await foldLedgerMoves(db);
  const { rows } = await sql<{ n: number }>`select count(*) as n from incidents.ledger_moves`.execute(db);
  expect(rows[0]?.n).toBeLessThanOrEqual(5);
  expect(await readLedger(town)).toMatchObject({ received: 12, balanced: true });
});

test.each([
  [
    'a signal that vanished',
    sql`with e as (delete from incidents.evidence) delete from incidents.signals`,
    'received 1, accounted for 0',
  ],
  [
    'a signal in a drawer its case does not agree with',
    sql`update incidents.signals set outcome = 'open'`,
    '1 signals in a drawer their incident does not agree with',
  ],
  ['a door that miscounted', sql`update incidents.ledger_days set received = received + 1`, 'received 2, accounted'],
])('%s shows at once', async (_what, tamper, problem) => {
  await town.clear();
  await town.observe();
  await town.settle();
  await tamper.execute(town.database.db);
  const ledger = await readLedger(town);
  expect(ledger.balanced).toBe(false);
  expect(ledger.problems.join()).toContain(problem);
});
