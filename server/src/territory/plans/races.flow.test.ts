import { randomUUID } from 'node:crypto';
import type { ConflictCommand } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { detectConflicts, recheckConflicts } from './index.ts';
import { actOnConflict } from './reconciliation/act-on-conflict.ts';
import { createPlanWorld, type PlanWorld, rectangle } from './test-plan-world.ts';

// Everything here runs on connections of its own, as several people and jobs do.
let world: PlanWorld;
let wetland: string;
let park: string;
const WETLAND_OFFICE = '第3局（合成）';
const PARK_OFFICE = '第5局（合成）';

beforeAll(async () => {
  world = await createPlanWorld();
  wetland = await world.layer(3, { domain: '湿地' });
  park = await world.layer(5, { domain: '产业园' });
  const row = (name: string, code: string, shift: number) =>
    Array.from({ length: 12 }, (_, n) => ({
      ...{ key: `${name}${n}`, code, wkt: rectangle(n * 400 + shift, 0, 100, 100) },
    }));
  await world.publish(wetland, { put: row('w', '0506', 0) });
  await world.publish(park, { put: row('p', '1001', 200) });
  await detect();
});
afterAll(() => world.drop());

const detect = () => detectConflicts(world.platform, { trigger: 'test' });
const put = (n: number, shift: number) => [
  { key: `p${n}`, code: '1001', wkt: rectangle(n * 400 + shift, 0, 100, 100) },
];
const recheck = (datasetId: string, key: string) => recheckConflicts(world.platform, { datasetId, keys: [key] });
const sides = async () => (await world.open()).map(({ a, b }) => `${a} ${b}`);

/** What a whole run would find now is what is written down. */
async function expectComplete(): Promise<void> {
  const before = await world.open();
  await detect();
  expect(before).toEqual(await world.open());
  expect(new Set(before.map(({ a, b }) => `${a} ${b}`)).size, 'none twice').toBe(before.length);
}

/** Holds everybody who compares, until `release`: so that they all wait and then go at once. */
async function holdRuns(): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const done = world.database.db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('plans.runs'))`.execute(trx);
    held.resolve();
    await released.promise;
  });
  await held.promise;
  return () => {
    released.resolve();
    return done;
  };
}

async function waiting(count: number): Promise<void> {
  for (let tries = 0; tries < 1_000; tries++) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database
      where d.datname = current_database() and not l.granted`.execute(world.database.db);
    if ((rows[0]?.n ?? 0) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('nobody waits');
}

describe('at the same time', () => {
  test('two changes beside each other are compared: both conflicts are found, none twice', async () => {
    expect(await sides()).toEqual([]);
    const release = await holdRuns();
    await Promise.all([world.publish(park, { put: put(0, 50) }), world.publish(wetland, { put: [] })]);
    const first = recheck(park, 'p0');
    await waiting(1);
    // The neighbour changes while the first comparison is still waiting for its turn.
    await world.publish(wetland, { put: [{ key: 'w1', code: '0506', wkt: rectangle(120, 0, 100, 100) }] });
    const second = recheck(wetland, 'w1');
    await waiting(2);
    await release();
    await Promise.all([first, second]);
    expect(await sides()).toEqual(['w0 p0', 'w1 p0']);
    await expectComplete();
  });

  test('the same change is compared by two at once: one conflict', async () => {
    const release = await holdRuns();
    await world.publish(park, { put: put(2, 50) });
    const both = [recheck(park, 'p2'), recheck(park, 'p2')];
    await waiting(2);
    await release();
    await Promise.all(both);
    expect((await sides()).filter((one) => one === 'w2 p2')).toHaveLength(1);
    await expectComplete();
  });

  test('a change that comes during a whole run is not lost, nor what it ended found again', async () => {
    for (const [n, shift] of [
      [4, 50],
      [4, 200],
      [5, 50],
    ] as const) {
      const whole = detect();
      await world.publish(park, { put: put(n, shift) });
      await Promise.all([whole, recheck(park, `p${n}`), detect()]);
      expect((await sides()).includes(`w${n} p${n}`)).toBe(shift === 50);
      await expectComplete();
    }
  });

  test('everything at once, again and again, ends as a whole run would', async () => {
    for (let round = 0; round < 4; round++) {
      const jobs = Array.from({ length: 6 }, async (_, n) => {
        await world.publish(park, { put: put(6 + n, (round + n) % 2 === 0 ? 50 : 200) });
        await recheck(park, `p${6 + n}`);
      });
      await Promise.all([...jobs, detect()]);
      await expectComplete();
    }
  }, 60_000);
});

describe('while people decide', () => {
  const act = (who: string, id: string, command: Omit<ConflictCommand, 'commandId'>, commandId = randomUUID()) =>
    actOnConflict(world.platform, world.who(who, 'plan.reconcile', 'plan.opinion', 'plan.decide'), id, {
      commandId,
      ...command,
    });
  const says = async (authority: string, id: string) =>
    actOnConflict(world.platform, await world.speaker(authority), id, {
      ...{ commandId: randomUUID(), action: 'give-opinion', authority, agrees: true },
    });
  const conflictOf = async (a: string) => (await world.open()).find((one) => one.a === a)?.id ?? '';
  const actionsOf = async (id: string) =>
    (
      await sql<{
        action: string;
      }>`select action from plans.conflict_actions where conflict_id = ${id} order by seq`.execute(world.database.db)
    ).rows.map(({ action }) => action);

  test('comparisons go on: no step is lost, and the conflict keeps its status', async () => {
    const id = await conflictOf('w0');
    const steps = async () => {
      await act('planner', id, { action: 'assign', authorities: [WETLAND_OFFICE, PARK_OFFICE] });
      await act('planner', id, { action: 'propose', proposal: 'follow-a' });
      await Promise.all([says(WETLAND_OFFICE, id), says(PARK_OFFICE, id)]);
    };
    await Promise.all([steps(), recheck(park, 'p0'), detect(), recheck(wetland, 'w0')]);
    expect(await actionsOf(id)).toEqual(['assign', 'propose', 'give-opinion', 'give-opinion']);
    const { rows } = await sql<{ status: string }>`select status from plans.conflicts where id = ${id}`.execute(
      world.database.db,
    );
    expect(rows).toEqual([{ status: 'opinion' }]);
  });

  test('two decide at once: one decision counts, the other is told what is possible now', async () => {
    const id = await conflictOf('w0');
    const documents = ['渝中规委〔合成〕011号', '渝中规委〔合成〕012号'];
    const results = await Promise.allSettled(
      documents.map((documentNo) => act(documentNo, id, { action: 'decide', documentNo })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'conflict.not-allowed-now', allowed: ['patch'] },
    });
    expect((await actionsOf(id)).filter((action) => action === 'decide')).toHaveLength(1);
  });

  test('a decision is carried out while its plans are compared: the conflict goes and stays gone', async () => {
    const id = await conflictOf('w0');
    const once = randomUUID();
    const patch = { action: 'patch', changes: { kind: 'follow', right: 'a', by: 'lose-area' } } as const;
    // The same order twice (a retry), two comparisons of either side, and a whole run.
    await Promise.all([
      ...[act('planner', id, patch, once), act('planner', id, patch, once)],
      ...[recheck(park, 'p0'), recheck(wetland, 'w0'), detect()],
    ]);
    await recheck(park, 'p0');
    expect((await sides()).includes('w0 p0')).toBe(false);
    const { rows } = await sql`select from datasets.versions where lineage ->> 'conflictId' = ${id}`.execute(
      world.database.db,
    );
    expect(rows, 'carried out once').toHaveLength(1);
    await expectComplete();
    expect(await act('planner', id, { action: 'close' })).toMatchObject({ status: 'closed' });
  });
});
