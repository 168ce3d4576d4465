import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestClock } from '../platform/clock/index.ts';
import { loadConfig } from '../platform/config/config.ts';
import { createPlatform } from '../platform/create-platform.ts';
import { sql } from '../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/db/test-database.ts';
import { silentLogger } from '../platform/log/log.ts';
import { detectConflicts } from '../territory/plans/index.ts';
import { seedDemo } from './demo-seed.ts';
import { seedTerritory } from './territory-seed.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const unused = async () => {};
  const clock = createTestClock('2026-11-24T08:00:00+08:00');
  const platform = createPlatform(loadConfig({}), { ...database, close: unused, warmUp: unused }, silentLogger, clock);
  await seedDemo(platform, { rtspBase: 'rtsp://127.0.0.1:1', officersPerBeat: 1 });
  await seedTerritory(platform, { history: true });
  await detectConflicts(platform, { trigger: 'test' });
}, 120_000);
afterAll(() => database.drop());

describe('what the invented authorities have done about the conflicts', () => {
  test('every stage of a reconciliation can be seen, and what was carried out is gone', async () => {
    const { rows } = await sql<{ status: string; n: number; gone: number }>`
      select status, count(*)::int as n, count(gone_at)::int as gone from plans.conflicts group by status`.execute(
      database.db,
    );
    const byStatus = Object.fromEntries(rows.map(({ status, n }) => [status, n]));
    expect(byStatus).toMatchObject({
      ...{ closed: 3, decided: 2, conference: 2, opinion: 3, proposed: 3, assigned: 3, exempt: 2 },
    });
    expect(rows.find(({ status }) => status === 'closed')?.gone).toBe(3);
  });

  test('conflicts are as old as the plan that brought them', async () => {
    const { rows } = await sql<{ days: number }>`
      select distinct ('2026-11-24'::date - first_seen_at::date) as days from plans.conflicts where gone_at is null order by 1`.execute(
      database.db,
    );
    expect(rows.map(({ days }) => days)).toEqual(expect.arrayContaining([3, 45, 120]));
  });
});
