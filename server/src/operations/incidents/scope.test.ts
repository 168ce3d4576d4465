import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/auth/index.ts';
import { sql } from '../../platform/db/index.ts';
import { type Client, startTestServer, type TestServer } from '../../start/test-server.ts';
import { act, report } from '../test-journey.ts';
import { getIncident } from './incident-detail.ts';
import { listIncidents } from './incident-queries.ts';

let town: TestServer;
let streetLead: Client;
/** Every incident with its division path; one lies in another district. */
let all: { id: string; path: string }[];
let foreign: string;

beforeAll(async () => {
  town = await startTestServer();
  const operator = await town.login('operator');
  for (let n = 0; n < 12; n++) await report(operator, { lon: 106.51 + n * 0.006, lat: 29.545 + n * 0.001 });
  // Two 44 m from one another, in two streets; and one in another district.
  const here = await report(operator, { lon: 106.5377, lat: 29.5529 });
  const there = await report(operator, { lon: 106.5377, lat: 29.5533 });
  foreign = (await report(operator, { lon: 106.5377, lat: 29.5545 })).id;
  await sql`update incidents.incidents set division_path = '50/500103/500103004/' where id = ${there.id}`.execute(
    town.database.db,
  );
  await sql`update incidents.incidents set division_path = '50/500105/500105001/', county_code = '500105',
    street_code = '500105001' where id = ${foreign}`.execute(town.database.db);
  expect(here.id).not.toBe(there.id);
  const { rows } = await sql<{
    id: string;
    path: string;
  }>`select id, division_path as path from incidents.incidents`.execute(town.database.db);
  all = rows;
  const { accountId } = (await town.login('shangqingsi02')).session;
  await sql`update auth.role_grants set role = 'shift-lead', scope_path = '50/500103/500103005/' where account_id = ${accountId}`.execute(
    town.database.db,
  );
  town.clock.advance(6_000);
  streetLead = await town.login('shangqingsi02');
});
afterAll(() => town.stop());

describe('another street’s, another district’s incident', () => {
  test('is not in the list, and by its guessed id it is not there: the same answer as for one that never was', async () => {
    const { items } = (await streetLead.get('/api/v1/incidents')).json();
    const mine = all.filter((one) => one.path.startsWith('50/500103/500103005/')).map((one) => one.id);
    expect(mine.length).toBeGreaterThan(0);
    expect(items.map((item: { id: string }) => item.id).sort()).toEqual(mine.sort());
    const others = all.filter((one) => !mine.includes(one.id)).map((one) => one.id);
    const never = crypto.randomUUID();
    for (const id of [...others, never]) {
      const answer = await streetLead.get(`/api/v1/incidents/${id}`);
      expect({ ...answer.json(), requestId: '' }).toMatchObject({ status: 404, code: 'incident.not-found' });
      expect((await act(streetLead, id, { action: 'accept' })).statusCode).toBe(404);
    }
  });

  test('cannot be merged into, nor taken out, nor filtered for', async () => {
    const mine = all.find((one) => one.path.startsWith('50/500103/500103005/'))?.id ?? '';
    expect((await act(streetLead, mine, { action: 'merge', into: foreign, reason: '同一处' })).statusCode).toBe(404);
    expect((await act(streetLead, mine, { action: 'unmerge', from: foreign, reason: '拆开' })).statusCode).toBe(404);
    expect((await streetLead.get('/api/v1/incidents?street=500105001')).json()).toMatchObject({ items: [], total: 0 });
  });

  test('nothing was changed by trying', async () => {
    const { rows } =
      await sql`select 1 from incidents.actions where actor_kind = 'person' and action <> 'report'`.execute(
        town.database.db,
      );
    expect(rows).toEqual([]);
  });
});

test('for any scopes: the list shows exactly what can be read one by one, also page by page, and never a neighbour', async () => {
  const paths = [...new Set(all.map((one) => one.path))];
  const scope = fc.oneof(
    fc.constantFrom('50/', '50/500103/', '50/500105/', '50/5001', '%/', '50/500103/50010301_/', ''),
    fc.constantFrom(...paths),
    fc.constantFrom(...paths).map((path) => path.split('/').slice(0, 3).join('/').concat('/')),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        scope.filter((path) => path.endsWith('/')),
        { maxLength: 3 },
      ),
      async (scopes) => {
        const actor: Actor = {
          kind: 'person',
          id: 'someone',
          displayName: '合成',
          permissions: new Set(['incident.view']),
          scopes,
        };
        const { db } = town.database;
        const listed: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listIncidents(db, actor, { limit: 3, ...(cursor ? { cursor } : {}) }, town.clock.now());
          listed.push(...page.items.map((item) => item.id));
          expect(page.total).toBe(all.filter((one) => scopes.some((path) => one.path.startsWith(path))).length);
          cursor = page.next;
        } while (cursor);
        const readable: string[] = [];
        for (const { id } of all) {
          const incident = await getIncident(db, actor, id, town.clock.now()).catch(() => undefined);
          if (!incident) continue;
          readable.push(id);
          for (const near of incident.nearby) expect(listed).toContain(near.id);
        }
        expect(listed.sort()).toEqual(readable.sort());
      },
    ),
    { numRuns: 25 },
  );
});
