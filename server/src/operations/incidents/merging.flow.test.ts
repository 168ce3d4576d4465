import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { type Client, startTestServer, TEST_NOW, type TestServer } from '../../start/test-server.ts';
import {
  act,
  doTask,
  eventually,
  findTask,
  getTask,
  readIncident,
  readLedger,
  report,
  uploadPhoto,
} from '../test-journey.ts';
import { findIncidentsForUpdate } from './incident-store.ts';
import { intakeOf } from './intake-service.ts';
import { recordSignals } from './record-signals.ts';
import type { Signal } from './signal.ts';

let town: TestServer;
let operator: Client;
beforeAll(async () => {
  town = await startTestServer();
  operator = await town.login('operator');
});
afterAll(() => town.stop());
beforeEach(async () => {
  await town.clear();
  town.clock.set(TEST_NOW);
});

const MARKET = { lon: 106.5754, lat: 29.5545 };
/** 50 m north: too far to be the same by itself. */
const NEAR = { lon: 106.5377, lat: 29.55335 };

describe('the same thing reported again', () => {
  test('within four hours it is attached to the open case and the words say why', async () => {
    const { incidentId } = (await town.observe()).json();
    town.clock.advance(12 * 60_000);
    const again = await town.observe();
    expect(again.json()).toMatchObject({
      outcome: 'merged',
      incidentId,
      reason: '同一摄像机同一规则，相距 0 米，相隔 12 分钟',
    });
    const incident = await readIncident(operator, incidentId);
    expect(incident).toMatchObject({ signalCount: 2, evidence: [{}, {}] });
    expect(incident.timeline.find((one) => one.action === 'attach')?.summary.zh).toContain('相隔 12 分钟');
    expect(await readLedger(town)).toMatchObject({ received: 2, filed: 1, merged: 1, balanced: true });
  });

  test('after four hours it is a case of its own', async () => {
    const first = (await town.observe()).json();
    town.clock.advance(4 * 3_600_000 + 1_000);
    expect((await town.observe()).json()).toMatchObject({ outcome: 'filed' });
    expect((await readIncident(operator, first.incidentId)).signalCount).toBe(1);
  });

  test('what a camera saw long before and sends late is not the case of now', async () => {
    await town.observe();
    const capturedAt = new Date(town.clock.now().getTime() - 10 * 3_600_000).toISOString();
    expect((await town.observe({ capturedAt })).json()).toMatchObject({ outcome: 'filed' });
  });

  test('another type at the same place is another case', async () => {
    await report(operator);
    expect((await report(operator, { eventType: '0504' })).signalCount).toBe(1);
  });

  test('a sure sight files the case that a faint one left waiting, and it is dispatched', async () => {
    const faint = (await town.observe({ score: 0.41 })).json();
    expect(faint).toMatchObject({ outcome: 'open' });
    town.clock.advance(60_000);
    expect((await town.observe({ score: 0.8 })).json()).toMatchObject({
      outcome: 'merged',
      incidentId: faint.incidentId,
    });
    expect(await findTask(town, faint.incidentId)).toBeDefined();
    const incident = await readIncident(operator, faint.incidentId);
    expect(incident.timeline.map((one) => one.action)).toEqual([
      'report',
      'verify',
      'attach',
      'accept',
      'file',
      'dispatch',
    ]);
    expect(incident.timeline.find((one) => one.action === 'accept')?.reason).toContain('复核达标');
    expect(incident.dueAt).toBeDefined();
    expect(await readLedger(town)).toMatchObject({ received: 2, filed: 1, merged: 1, open: 0, balanced: true });
  });

  test('a sure and a faint sight at the same moment file one case', async () => {
    const answers = await Promise.all([town.observe({ score: 0.41 }), town.observe({ score: 0.8 })]);
    const ids = new Set(answers.map((one) => one.json().incidentId));
    expect(ids.size).toBe(1);
    expect(await findTask(town, [...ids][0])).toBeDefined();
    expect(await readLedger(town)).toMatchObject({ received: 2, filed: 1, merged: 1, balanced: true });
  });

  test('a second faint sight leaves it waiting', async () => {
    const { incidentId } = (await town.observe({ score: 0.41 })).json();
    await town.observe({ score: 0.42 });
    expect((await readIncident(operator, incidentId)).status).toBe('verifying');
  });

  test('two at the same moment open one case', async () => {
    const answers = await Promise.all([town.observe(), town.observe()]);
    expect(answers.map((one) => one.json().outcome).sort()).toEqual(['filed', 'merged']);
    expect(new Set(answers.map((one) => one.json().incidentId)).size).toBe(1);
  });

  test('an attached report can be taken out again: a case of its own, and the ledger balances', async () => {
    const { incidentId } = (await town.observe()).json();
    const again = (await town.observe()).json();
    const without = await act(operator, incidentId, { action: 'unmerge', signalId: again.observationId });
    expect(without.statusCode).toBe(422);
    const commandId = randomUUID();
    const command = { commandId, action: 'unmerge', signalId: again.observationId, reason: '不是同一摊位' } as const;
    expect((await act(operator, incidentId, command)).json()).toMatchObject({ signalCount: 1 });
    expect((await act(operator, incidentId, command)).statusCode).toBe(200);
    const { items } = (await operator.get('/api/v1/incidents?status=verifying')).json();
    expect(items).toHaveLength(1);
    const own = await readIncident(operator, items[0].id);
    expect(own.signals).toMatchObject([{ id: again.observationId, outcome: 'open' }]);
    expect(own.evidence).toHaveLength(1);
    expect(await readLedger(town)).toMatchObject({ received: 2, filed: 1, open: 1, merged: 0, balanced: true });
  });
});

describe('an approved night market', () => {
  const stallAt = (at: string) => {
    town.clock.set(at);
    return town.observe({ location: MARKET });
  };

  test('a stall inside it, in its hours, is no case', async () => {
    const answer = await stallAt('2026-11-23T12:00:00Z');
    expect(answer.json()).toMatchObject({ outcome: 'suppressed', reason: expect.stringContaining('渝中城管许') });
    expect(answer.json().incidentId).toBeUndefined();
    expect(await readLedger(town)).toMatchObject({ received: 1, suppressed: 1, balanced: true });
  });

  test('past midnight it still holds; in the morning the same stall is a case', async () => {
    expect((await stallAt('2026-11-23T17:59:59Z')).json()).toMatchObject({ outcome: 'suppressed' });
    expect((await stallAt('2026-11-23T18:00:02Z')).json()).toMatchObject({ outcome: 'filed' });
  });

  test('it covers what it was approved for, nothing else', async () => {
    expect((await report(operator, { ...MARKET, eventType: '0102' })).status).toBe('verifying');
  });

  test('reporting it by hand is refused with the reason', async () => {
    const answer = await operator.send('POST', '/api/v1/incidents', {
      commandId: randomUUID(),
      eventType: '0501',
      location: MARKET,
      source: 'grid',
      description: '合成：夜市',
    });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'incident.suppressed', detail: expect.stringContaining('较场口夜市') });
  });
});

describe('merging by hand', () => {
  test('the signals go along, the task is withdrawn, and undoing brings all of it back', async () => {
    const into = await report(operator, { source: 'grid' });
    const from = await report(operator, { source: 'grid', ...NEAR });
    const task = await getTask(town, from.id);
    expect((await act(operator, from.id, { action: 'merge', into: into.id })).statusCode).toBe(422);
    expect((await act(operator, from.id, { action: 'merge', reason: '同一摊主' })).json()).toMatchObject({
      code: 'incident.target-required',
    });
    const merged = await act(operator, from.id, { action: 'merge', into: into.id, reason: '同一摊主' });
    expect(merged.json()).toMatchObject({ status: 'merged', mergedInto: { id: into.id, code: into.code } });
    expect((await doTask(town, task.officer, task.id, { action: 'acknowledge' })).statusCode).toBe(409);
    const target = await readIncident(operator, into.id);
    expect(target.signals.find((one) => one.fromIncidentId === from.id)).toMatchObject({
      outcome: 'merged',
      fromIncidentCode: from.code,
    });
    expect(await readLedger(town)).toMatchObject({ received: 2, filed: 1, merged: 1, balanced: true });

    const undone = await act(operator, into.id, { action: 'unmerge', from: from.id, reason: '其实是两家' });
    expect(undone.json()).toMatchObject({ signalCount: 1 });
    const again = await getTask(town, from.id);
    expect(again.login).toBe(task.login);
    expect(again.id).not.toBe(task.id);
    expect(await readLedger(town)).toMatchObject({ received: 2, filed: 2, merged: 0, balanced: true });
  });

  test('its pictures go with it, and come back with it', async () => {
    const { incidentId } = (await town.observe()).json();
    const into = await report(operator, NEAR);
    await town.settle();
    await act(operator, incidentId, { action: 'merge', into: into.id, reason: '同一摊位' });
    expect((await readIncident(operator, into.id)).evidence).toMatchObject([{ kind: 'snapshot' }]);
    await act(operator, into.id, { action: 'unmerge', from: incidentId, reason: '其实是两家' });
    expect((await readIncident(operator, into.id)).evidence).toEqual([]);
    expect((await readIncident(operator, incidentId)).evidence).toMatchObject([{ kind: 'snapshot' }]);
  });

  test('merged on and on, all pictures are on the last case; each case gets its own back', async () => {
    const { incidentId: first } = (await town.observe()).json();
    const second = (await report(operator, NEAR)).id;
    const third = (await report(operator, { lon: 106.5377, lat: 29.5538 })).id;
    const photo = await uploadPhoto(town, operator);
    const reported = await operator.send('POST', '/api/v1/incidents', {
      ...{ commandId: randomUUID(), eventType: '0501', location: NEAR, source: 'hotline' },
      ...{ description: '合成：同一摊位', evidenceIds: [photo] },
    });
    expect(reported.json().id).toBe(second);
    await act(operator, first, { action: 'merge', into: second, reason: '同一摊位' });
    await act(operator, second, { action: 'merge', into: third, reason: '同一摊位' });
    const picturesOf = async (id: string) => (await readIncident(operator, id)).evidence.map((one) => one.kind).sort();
    expect(await picturesOf(third)).toEqual(['photo', 'snapshot']);
    await act(operator, third, { action: 'unmerge', from: second, reason: '其实是两家' });
    expect([await picturesOf(third), await picturesOf(second)]).toEqual([[], ['photo', 'snapshot']]);
    await act(operator, second, { action: 'merge', into: third, reason: '同一摊位' });
    await act(operator, first, { action: 'unmerge', reason: '其实是三家' });
    expect([await picturesOf(third), await picturesOf(second), await picturesOf(first)]).toEqual([
      ['photo'],
      [],
      ['snapshot'],
    ]);
  });

  test('a merged case keeps its small picture for whoever sees only that case', async () => {
    const { incidentId } = (await town.observe()).json();
    const { thumbnailHref = '' } = await readIncident(operator, incidentId);
    const into = await report(operator, NEAR);
    await act(operator, incidentId, { action: 'merge', into: into.id, reason: '同一摊位' });
    await sql`update incidents.incidents set division_path = '50/500105/500105001/' where id = ${into.id}`.execute(
      town.database.db,
    );
    expect((await operator.get(thumbnailHref)).statusCode).toBe(200);
  });

  test('taking out a case that was never merged here is refused', async () => {
    const here = await report(operator, { source: 'grid' });
    const elsewhere = await report(operator, { source: 'grid', ...NEAR });
    for (const from of [elsewhere.id, here.id]) {
      const answer = await act(operator, here.id, { action: 'unmerge', from, reason: '拆开' });
      expect(answer.statusCode).toBe(409);
      expect(answer.json().code).toBe('incident.cannot-merge');
    }
  });

  test('different types, an ended case and itself are no targets', async () => {
    const one = await report(operator);
    const other = await report(operator, { eventType: '0504' });
    const ended = await report(operator, NEAR);
    await act(operator, ended.id, { action: 'reject', reason: '重复来电' });
    for (const into of [other.id, ended.id, one.id]) {
      expect((await act(operator, one.id, { action: 'merge', into, reason: '同一处' })).statusCode).toBe(409);
    }
    expect((await readIncident(operator, one.id)).status).toBe('verifying');
  });

  test('two operators merging the two cases into one another: one wins, nobody hangs', async () => {
    const a = await report(operator);
    const b = await report(operator, NEAR);
    const answers = await Promise.all([
      act(operator, a.id, { action: 'merge', into: b.id, reason: '同一处' }),
      act(operator, b.id, { action: 'merge', into: a.id, reason: '同一处' }),
    ]);
    expect(answers.map((one) => one.statusCode).sort()).toEqual([200, 409]);
    expect((await readLedger(town)).balanced).toBe(true);
    expect(await findTask(town, a.id)).toBeUndefined();
  });

  test('undoing a merge from the one side while somebody works on the other: nobody hangs', async () => {
    const cases = [await report(operator), await report(operator, NEAR)].map((one) => one.id).sort();
    const [low = '', high = ''] = cases;
    await act(operator, high, { action: 'merge', into: low, reason: '同一处' });
    // Somebody holds the surviving case and will want the merged one too, as undoing from that side does.
    const undone = await town.database.db.transaction().execute(async (trx) => {
      await findIncidentsForUpdate(trx, [low]);
      const answer = act(operator, high, { action: 'unmerge', reason: '两家' });
      await waitingFor(town, 1);
      await findIncidentsForUpdate(trx, [high]);
      return { answer };
    });
    expect((await undone.answer).statusCode).toBe(200);
  });
});

/** Waits until so many statements wait for a lock. */
async function waitingFor(where: TestServer, count: number): Promise<void> {
  await eventually(async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(where.database.db);
    return rows[0]?.n === count;
  });
}

describe('a batch of reports', () => {
  test('that joins two cases an operator is working on waits its turn: nobody hangs', async () => {
    const cases = [await report(operator), await report(operator, NEAR)];
    const [low, high] = cases.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    if (!low || !high) throw new Error('two cases were reported');
    const { places, dueAtOf } = await intakeOf(town.platform).knowledge();
    const now = town.clock.now();
    const signalAt = ({ location }: typeof low): Signal => {
      const place = places.locate(location);
      const dueAt = dueAtOf('0501', now);
      if (!place || !dueAt) throw new Error('a place of the demo district and a known type');
      return {
        ...{ id: randomUUID(), source: 'hotline', sourceName: '合成', eventType: '0501', description: '合成' },
        ...{ capturedAt: now, detectedAt: now, ...location, place, dueAt, details: {}, pictures: [], synthetic: true },
        reporter: { kind: 'person', id: 'someone', name: '合成' },
      };
    };
    const batch = await town.database.db.transaction().execute(async (trx) => {
      await findIncidentsForUpdate(trx, [low.id]);
      const answers = recordSignals(town.platform, [signalAt(high), signalAt(low)]);
      await waitingFor(town, 1);
      await findIncidentsForUpdate(trx, [high.id]);
      return { answers };
    });
    expect((await batch.answers).map((one) => one.incidentId)).toEqual([high.id, low.id]);
  });
});
