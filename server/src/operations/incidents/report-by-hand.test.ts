import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { type Client, LIZIBA, startTestServer, TEST_NOW, type TestServer } from '../../start/test-server.ts';
import { readIncident } from '../test-journey.ts';

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

const stall = (changes: object = {}) => ({
  commandId: randomUUID(),
  eventType: '0501',
  location: { lon: LIZIBA.lon, lat: LIZIBA.lat },
  source: 'hotline',
  description: '合成：人行道上有人摆摊',
  ...changes,
});
const report = (client: Client, body: object) => client.send('POST', '/api/v1/incidents', body);

test('a report of what a neighbour street already has is taken, and the clerk is told so', async () => {
  const open = (await report(operator, stall())).json();
  await sql`update incidents.incidents set division_path = '50/500103/500103004/' where id = ${open.id}`.execute(
    town.database.db,
  );
  const { accountId } = (await town.login('shangqingsi02')).session;
  await sql`update auth.role_grants set role = 'operator', scope_path = '50/500103/500103005/' where account_id = ${accountId}`.execute(
    town.database.db,
  );
  town.clock.advance(6_000);
  const answer = await report(await town.login('shangqingsi02'), stall());
  expect(answer.json()).toMatchObject({ status: 409, code: 'incident.joined-elsewhere' });
  expect(answer.body).not.toContain(open.code);
  expect((await readIncident(operator, open.id)).signalCount).toBe(2);
});

test('a list from a time in the farthest time zone answers', async () => {
  const from = encodeURIComponent('2026-11-23T10:00:00+16:00');
  for (const name of ['from', 'to', 'filedFrom', 'closedFrom']) {
    expect((await operator.get(`/api/v1/incidents?${name}=${from}`)).statusCode).toBe(200);
  }
});
