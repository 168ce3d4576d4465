import type { Blueprint } from '@shancheng/contracts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { type Client, startTestServer, type TestServer } from '../../../start/test-server.ts';
import { publishVersionInTrx, putDatasetInTrx } from '../../datasets/index.ts';
import { putPlanLayerInTrx } from '../index.ts';
import { rectangle } from '../test-plan-world.ts';
import { runBlueprint } from './run-blueprint.ts';

const ZONING = '00000000-0000-4000-8000-0000000000d1';
let server: TestServer;
let planner: Client;

beforeAll(async () => {
  server = await startTestServer();
  planner = await server.login('planner');
  await server.platform.db.transaction().execute(async (trx) => {
    await putDatasetInTrx(
      trx,
      {
        ...{ id: ZONING, key: 'blue-zoning', name: { zh: '规划（合成）', en: 'plan (synthetic)' }, dataClass: 'plan' },
        ...{ authority: '合成局', scheme: 'YDYH2023', geometryKind: 'polygon', licence: 'synthetic' },
        ...{ securityLevel: 'public', divisionPath: '50/500103/', synthetic: true },
      },
      server.clock.now(),
    );
    await putPlanLayerInTrx(trx, { datasetId: ZONING, domain: '国土规划', kind: 'zone', rank: 3 });
    await publish(trx, '0301');
  });
  await server.settle();
}, 60_000);
afterEach(async () => {
  await sql`drop trigger if exists stumble on plans.blueprint_parts`.execute(server.platform.db);
  await sql`delete from graphile_worker._private_jobs`.execute(server.platform.db);
});
afterAll(() => server.stop());

type Trx = Parameters<typeof publishVersionInTrx>[0];
const publish = (trx: Trx, code: string) =>
  publishVersionInTrx(trx, server.platform, {
    ...{ datasetId: ZONING, validFrom: '2026-01-01', lineage: { kind: 'seed' } },
    put: [{ key: 'z', code, wkt: rectangle(0, 0, 4000, 1000) }],
  });

const start = async (asOf?: string): Promise<string> => {
  const answer = await planner.send('POST', '/api/v1/blueprints', {
    divisionCode: '500103',
    ...(asOf ? { asOf } : {}),
  });
  expect(answer.statusCode, answer.body).toBe(202);
  return answer.json<Blueprint>().id;
};
const read = async (id: string): Promise<Blueprint> => (await planner.get(`/api/v1/blueprints/${id}`)).json();
const cancel = (id: string, who = planner) => who.send('POST', `/api/v1/blueprints/${id}/cancel`, {});
const partsOf = async (id: string) =>
  (
    await sql<{ seq: number; xmin: string; code: string | null }>`
      select seq, xmin::text, code from plans.blueprint_parts where blueprint_id = ${id} order by seq`.execute(
      server.platform.db,
    )
  ).rows;
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('it did not come to pass');
}

/** From the fifth tile on the computation meets an error. */
async function stumble(): Promise<void> {
  await sql`
    create or replace function public.stumble() returns trigger language plpgsql as $$
    begin if new.seq >= 400000 then raise exception 'the disk is full'; end if; return new; end $$`.execute(
    server.platform.db,
  );
  await sql`create trigger stumble before insert on plans.blueprint_parts for each row execute function public.stumble()`.execute(
    server.platform.db,
  );
}

test('cancelled in the middle it stops, keeps no parts and publishes nothing; a second cancel is refused', async () => {
  // Nobody gets past this lock: the computation stands still at a known place.
  const waiting = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const holding = server.platform.db.transaction().execute(async (trx) => {
    await sql`lock table plans.blueprint_parts in share mode`.execute(trx);
    locked.resolve();
    await waiting.promise;
  });
  await locked.promise;
  const id = await start();
  await until(async () => (await read(id)).status === 'running');
  const other = await server.login('operator');
  expect((await cancel(id, other)).statusCode).toBe(403);
  const cancelled = await cancel(id);
  expect(cancelled.json(), cancelled.body).toMatchObject({ status: 'cancelled' });
  waiting.resolve();
  await holding;
  await server.settle();
  expect(await read(id)).toMatchObject({ status: 'cancelled', finishedAt: expect.any(String) });
  expect(await partsOf(id)).toEqual([]);
  const again = await cancel(id);
  expect([again.statusCode, again.json().code]).toEqual([409, 'blueprint.over']);
  expect((await planner.get(`/api/v1/blueprints/${id}/download`)).statusCode).toBe(409);
  const { rows } = await sql`select from datasets.datasets where key = 'blueprint-500103'`.execute(server.platform.db);
  expect(rows).toEqual([]);
  expect((await cancel('00000000-0000-4000-8000-00000000dead')).statusCode).toBe(404);
});

test('interrupted by a restart it goes on where it was, with the versions it began with', async () => {
  await stumble();
  const id = await start();
  await until(async () => (await read(id)).progress > 0 && (await partsOf(id)).length > 0);
  await until(async () =>
    server.log.some(({ message, blueprintId }) => message === 'Plans:BlueprintFailed' && blueprintId === id),
  );
  expect((await read(id)).status, 'it will be tried again').toBe('running');
  const before = await partsOf(id);
  await server.restart(async () => {
    // What is done is not done again.
    await sql`
      create or replace function public.stumble() returns trigger language plpgsql as $$
      begin if new.seq < 400000 then raise exception 'done before'; end if; return new; end $$`.execute(
      server.database.db,
    );
    // What is published meanwhile belongs to the next blueprint.
    await server.database.db.transaction().execute((trx) => publish(trx, '0701'));
    await sql`update graphile_worker._private_jobs set run_at = now()`.execute(server.database.db);
  });
  await until(async () => (await read(id)).status === 'ready');
  expect(await read(id)).toMatchObject({ status: 'ready', progress: 1 });
  const after = await partsOf(id);
  expect(after.length).toBeGreaterThan(before.length);
  expect(after.slice(0, before.length).map(({ seq }) => seq)).toEqual(before.map(({ seq }) => seq));
  expect(new Set(after.map(({ code }) => code))).toEqual(new Set(['0301', null]));
  expect((await read(id)).closesPpm).toBeLessThan(10);
});

test('what fails at the same place three times is “failed” and never stays “running”; started anew it is ready', async () => {
  await stumble();
  const id = await start();
  await until(async () =>
    server.log.some(({ message, blueprintId }) => message === 'Plans:BlueprintFailed' && blueprintId === id),
  );
  // From here on the test makes the attempts, not the worker after its pause.
  await sql`delete from graphile_worker._private_jobs`.execute(server.platform.db);
  for (const _attempt of [1, 2]) {
    await expect(runBlueprint(server.platform, id)).rejects.toThrow('the disk is full');
    expect((await read(id)).status).toBe('running');
  }
  await runBlueprint(server.platform, id);
  expect(await read(id)).toMatchObject({
    status: 'failed',
    problem: 'an error ended it',
    finishedAt: expect.any(String),
  });
  await runBlueprint(server.platform, id);
  expect((await read(id)).status, 'a late job changes nothing').toBe('failed');
  await sql`drop trigger stumble on plans.blueprint_parts`.execute(server.platform.db);
  const next = await start();
  await until(async () => (await read(next)).status === 'ready');
});

test('one whose process dies each time is “failed” at the next attempt', async () => {
  const id = await start();
  await server.settle();
  await sql`update plans.blueprints set status = 'running', attempts = 3 where id = ${id}`.execute(server.platform.db);
  await runBlueprint(server.platform, id);
  expect((await read(id)).status).toBe('failed');
});

test('one of another day, past or to come, can be looked at and leaves the blueprint of today as it is', async () => {
  const versions = async () =>
    (
      await sql<{ number: number; from: string }>`
        select v.number, v.valid_from::text as "from" from datasets.versions v join datasets.datasets d on d.id = v.dataset_id
        where d.key = 'blueprint-500103' order by v.number desc`.execute(server.platform.db)
    ).rows;
  const today = await start();
  await until(async () => (await read(today)).status === 'ready');
  const before = await versions();
  expect(before[0]?.from).toBe((await read(today)).asOf);
  for (const day of ['2026-06-01', '2027-06-01']) {
    const id = await start(day);
    await until(async () => (await read(id)).status === 'ready');
    expect((await planner.get(`/api/v1/blueprints/${id}/download`)).statusCode).toBe(200);
    expect(await versions()).toEqual(before);
  }
});
