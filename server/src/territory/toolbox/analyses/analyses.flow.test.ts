import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Analysis, AnalysisList } from '@shancheng/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { type Client, startTestServer, type TestServer } from '../../../start/test-server.ts';
import { publishVersionInTrx, putDatasetInTrx } from '../../datasets/index.ts';
import { square } from '../test-world.ts';

let server: TestServer;
let planner: Client;
let leader: Client;

beforeAll(async () => {
  server = await startTestServer();
  [planner, leader] = [await server.login('planner'), await server.login('leader')];
  const { platform } = server;
  await platform.db.transaction().execute(async (trx) => {
    const datasetId = '00000000-0000-4000-8000-0000000000d1';
    const about = { authority: '合成', licence: 'synthetic', divisionPath: '50/500103/', synthetic: true } as const;
    const kind = { dataClass: 'plan', geometryKind: 'polygon', securityLevel: 'public' } as const;
    const name = { zh: '试验田（合成）', en: 'Fields (synthetic)' };
    await putDatasetInTrx(trx, { id: datasetId, key: 'fields', name, ...about, ...kind }, platform.clock.now());
    const put = [{ key: 'f1', code: '0101', wkt: square(106.55, 29.55, 0.001) }];
    await publishVersionInTrx(trx, platform, { datasetId, validFrom: '2026-01-01', lineage: { kind: 'seed' }, put });
  });
});
afterAll(() => server.stop());
beforeEach(() => sql`delete from toolbox.analyses`.execute(server.database.db));

const statistics = { tool: 'geometry-statistics', input: { dataset: 'fields', level: 'county' } };
const ask = (who: Client, question: object = statistics, commandId = randomUUID()) =>
  who.send('POST', '/api/v1/analyses', { commandId, ...question });
const start = async (who: Client) => (await ask(who)).json<Analysis>().id;
const read = async (who: Client, id: string) => (await who.get(`/api/v1/analyses/${id}`)).json<Analysis>();

/** Until it is so; the database works in its own time. */
async function until<T>(look: () => Promise<T>, isSo: (found: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const found = await look();
    if (isSo(found)) return found;
    await setTimeout(25);
  }
  throw new Error('waited ten seconds for nothing');
}

/** Holds what every statistic reads, so that one stands still in the middle of its work; call it to let go. */
async function holdFeatures(): Promise<() => Promise<void>> {
  const client = await server.database.pool.connect();
  await client.query('begin; lock table datasets.features in access exclusive mode');
  return async () => {
    await client.query('rollback');
    client.release();
  };
}
const isWaitingForIt = async () => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_locks l join pg_class c on c.oid = l.relation
    where not l.granted and c.relname = 'features' and l.database = (select oid from pg_database where datname = current_database())`.execute(
    server.database.db,
  );
  return (rows[0]?.n ?? 0) > 0;
};

describe('an analysis in the background', () => {
  test('is taken at once, worked on, and read when it is done', async () => {
    const asked = await ask(planner, { ...statistics, title: '耕地（合成）' });
    expect(asked.statusCode).toBe(202);
    expect(asked.json()).toMatchObject({ status: 'waiting', progress: 0, step: 'waiting', title: '耕地（合成）' });
    const { id } = asked.json<Analysis>();
    const done = await until(
      () => read(planner, id),
      ({ status }) => status === 'done',
    );
    expect(done).toMatchObject({ progress: 1, step: 'finished', input: statistics.input });
    const direct = await planner.send('POST', '/api/v1/geometry/statistics', statistics.input);
    expect(done.result?.['geometry-statistics']).toEqual(direct.json());
    expect(done.result?.['geometry-statistics']?.rows[0]).toMatchObject({ code: '0101', features: 1 });
  });

  test('says how far it is while it runs', async () => {
    const letGo = await holdFeatures();
    try {
      const id = await start(planner);
      await until(isWaitingForIt, Boolean);
      expect(await read(planner, id)).toMatchObject({ status: 'running', step: 'measuring' });
      expect(await read(planner, id)).not.toHaveProperty('result');
    } finally {
      await letGo();
    }
  });

  test('is told to the screens of whoever asked, and to nobody else’s', async () => {
    const told = new Map<string, string[]>();
    const listen = async (name: string, { cookie }: Client) => {
      const controller = new AbortController();
      const answer = await fetch(`${server.address}/api/v1/push`, { headers: { cookie }, signal: controller.signal });
      const texts: string[] = [];
      told.set(name, texts);
      const reading = (async () => {
        for await (const chunk of answer.body ?? []) texts.push(Buffer.from(chunk).toString());
      })().catch(() => undefined);
      return async () => {
        controller.abort();
        await reading;
      };
    };
    const stops = [await listen('planner', planner), await listen('leader', leader)];
    const id = await start(planner);
    const text = (name: string) => told.get(name)?.join('') ?? '';
    await until(
      async () => text('planner'),
      (heard) => heard.includes('"status":"done"'),
    );
    expect(text('planner')).toContain('event: analysis.changed');
    expect(text('planner')).toContain(id);
    expect(text('leader')).not.toContain('analysis.changed');
    for (const stop of stops) await stop();
  });

  test('that nobody wants any more stops what the database is doing, and never has a result', async () => {
    const letGo = await holdFeatures();
    try {
      const id = await start(planner);
      await until(isWaitingForIt, Boolean);
      const cancelled = await planner.send('POST', `/api/v1/analyses/${id}/cancel`);
      expect([cancelled.statusCode, cancelled.json<Analysis>().status]).toEqual([200, 'cancelled']);
      // The table is still held: only a statement that was given up waits no more.
      await until(isWaitingForIt, (waiting) => !waiting);
      await letGo();
      await server.settle();
      expect(await read(planner, id)).toMatchObject({ status: 'cancelled' });
      expect(await read(planner, id)).not.toHaveProperty('result');
    } finally {
      await letGo().catch(() => undefined);
    }
  });

  test('cancelled through another process stops too', async () => {
    const letGo = await holdFeatures();
    try {
      const id = await start(planner);
      await until(isWaitingForIt, Boolean);
      await sql`update toolbox.analyses set status = 'cancelled' where id = ${id}`.execute(server.database.db);
      await until(isWaitingForIt, (waiting) => !waiting);
    } finally {
      await letGo();
    }
  });

  test('in the middle of which the server is started anew ends with the same result', async () => {
    const before = await start(planner);
    const expected = await until(
      () => read(planner, before),
      ({ status }) => status === 'done',
    );
    const letGo = await holdFeatures();
    const id = await start(planner);
    await until(isWaitingForIt, Boolean);
    await server.restart(letGo);
    planner = await server.login('planner');
    const done = await until(
      () => read(planner, id),
      ({ status }) => status === 'done',
    );
    expect(done.result).toEqual(expected.result);
    expect(done.result?.['geometry-statistics']?.rows).toHaveLength(1);
  });

  test('belongs to whoever asked: another person neither reads nor cancels nor lists it', async () => {
    const id = await start(planner);
    expect((await leader.get(`/api/v1/analyses/${id}`)).statusCode).toBe(404);
    expect((await leader.send('POST', `/api/v1/analyses/${id}/cancel`)).statusCode).toBe(404);
    expect((await leader.get('/api/v1/analyses')).json<AnalysisList>().items).toEqual([]);
    const mine = (await planner.get('/api/v1/analyses')).json<AnalysisList>().items;
    expect(mine.map((one) => one.id)).toEqual([id]);
  });

  test('asked with more sight than one has now is no longer read', async () => {
    const id = await start(planner);
    await sql`update toolbox.analyses set scopes = array['50/'] where id = ${id}`.execute(server.database.db);
    expect((await planner.get(`/api/v1/analyses/${id}`)).statusCode).toBe(404);
  });

  test('the same command twice runs once; the same command for something else is refused', async () => {
    const commandId = randomUUID();
    const [one, other] = [await ask(planner, statistics, commandId), await ask(planner, statistics, commandId)];
    expect(other.json<Analysis>().id).toBe(one.json<Analysis>().id);
    expect((await planner.get('/api/v1/analyses')).json<AnalysisList>().items).toHaveLength(1);
    const another = { tool: 'urban-checkup', input: {} };
    expect((await ask(planner, another, commandId)).statusCode).toBe(409);
  });

  test('more than three at once are refused', async () => {
    const letGo = await holdFeatures();
    try {
      for (let n = 0; n < 3; n++) expect((await ask(planner)).statusCode).toBe(202);
      expect((await ask(planner)).json()).toMatchObject({ status: 429, code: 'analysis.too-many' });
    } finally {
      await letGo();
      await server.settle();
    }
  });

  test('what a tool refuses is told as such, and is over', async () => {
    const asked = await ask(planner, { tool: 'geometry-statistics', input: { dataset: 'none', level: 'county' } });
    const { id } = asked.json<Analysis>();
    const failed = await until(
      () => read(planner, id),
      ({ status }) => status === 'failed',
    );
    expect(failed.problem).toMatchObject({ code: 'geometry.no-version' });
    expect((await planner.send('POST', `/api/v1/analyses/${id}/cancel`)).statusCode).toBe(409);
  });

  test('is forgotten after thirty days', async () => {
    const id = await start(planner);
    await server.settle();
    await sql`update toolbox.analyses set requested_at = requested_at - interval '31 days'`.execute(server.database.db);
    expect((await planner.get(`/api/v1/analyses/${id}`)).statusCode).toBe(404);
    await start(planner);
    const { rows } = await sql`select from toolbox.analyses`.execute(server.database.db);
    expect(rows).toHaveLength(1);
  });

  test('a question that fits no tool is refused', async () => {
    expect((await ask(planner, { tool: 'service-coverage', input: { level: 'county' } })).statusCode).toBe(400);
    expect((await ask(planner, { tool: 'oracle', input: {} })).statusCode).toBe(400);
    expect((await planner.get('/api/v1/analyses')).json<AnalysisList>().items).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['without facilities and points', {}, 'coverage.facilities-or-points'],
    ['with both', { facilityCodes: ['0803'], points: [{ lon: 106.55, lat: 29.55 }] }, 'coverage.facilities-or-points'],
    ['from the Sahara', { points: [{ lon: 10, lat: 25 }] }, 'spot.outside'],
  ])('a coverage %s is refused at once and not taken to fail later', async (_how, input, code) => {
    const answer = await ask(planner, { tool: 'service-coverage', input });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.json()).toMatchObject({ code });
    expect((await planner.get('/api/v1/analyses')).json<AnalysisList>().items).toEqual([]);
  });
});
