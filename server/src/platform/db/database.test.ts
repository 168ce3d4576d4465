import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from './index.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('counts, sums, days and instants arrive as the values people expect', async () => {
  const { rows } = await sql<Record<string, unknown>>`
    select count(*) as counted, sum(x::int8) as summed, avg(x) as averaged, array_agg(x::int8) as listed,
      date '2026-03-01' as day, timestamptz '2026-03-01 08:00+08' as instant
    from generate_series(1, 4) as x`.execute(database.db);
  expect(rows).toEqual([
    {
      counted: 4,
      summed: 10,
      averaged: 2.5,
      listed: [1, 2, 3, 4],
      day: '2026-03-01',
      instant: new Date('2026-03-01T00:00:00Z'),
    },
  ]);
});

test('an integer too big for an exact number is refused, never rounded', async () => {
  const reading = sql`select 9007199254740993::int8 as big`.execute(database.db);
  await expect(reading).rejects.toThrow('9007199254740993');
});

test('every test file has a migrated database of its own, with PostGIS', async () => {
  const other = await createTestDatabase();
  await sql`create table only_here (id int)`.execute(database.db);
  const { rows } = await sql<{ found: string | null; place: string }>`
    select to_regclass('only_here')::text as found, st_astext(st_point(106.58, 29.56, 4490)) as place
  `.execute(other.db);
  await other.drop();
  expect(rows).toEqual([{ found: null, place: 'POINT(106.58 29.56)' }]);
});
