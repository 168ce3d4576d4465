import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from './index.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await sql`create table steps (n int primary key)`.execute(database.db);
});
afterAll(() => database.drop());
beforeEach(() => sql`truncate steps`.execute(database.db));

const put = (n: number) => sql`insert into steps values (${n})`;
const count = sql<{ n: number }>`select count(*) as n from steps`;
const rowsNow = async () => (await count.execute(database.db)).rows[0]?.n;

describe('statements started together in one transaction', () => {
  test('run in the order in which they were started, and each sees those before it', async () => {
    const seen = await database.db.transaction().execute(async (trx) => {
      const [, first, , second] = await Promise.all([put(1), count, put(2), count].map((one) => one.execute(trx)));
      return [first?.rows[0], second?.rows[0]];
    });
    expect(seen).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await rowsNow()).toBe(2);
  });

  test('are all undone when one of them fails, even those sent after it', async () => {
    const work = database.db
      .transaction()
      .execute((trx) => Promise.all([put(1), put(1), put(2)].map((one) => one.execute(trx))));
    await expect(work).rejects.toThrow('steps_pkey');
    expect(await rowsNow()).toBe(0);
  });

  test('leave a clean connection behind, whatever became of them', async () => {
    const work = (n: number) =>
      database.db.transaction().execute(async (trx) => {
        await Promise.all([put(n).execute(trx), put(n % 2 === 0 ? n : n + 100).execute(trx)]);
      });
    await Promise.allSettled(Array.from({ length: 40 }, (_, n) => work(n)));
    expect(await rowsNow()).toBe(40);
  });

  test('are not committed when one failed unseen', async () => {
    const work = database.db.transaction().execute(async (trx) => {
      await put(1).execute(trx);
      put(1)
        .execute(trx)
        .catch(() => undefined);
    });
    await expect(work).rejects.toThrow();
    expect(await rowsNow()).toBe(0);
  });

  test('of one snapshot see none of what others commit meanwhile', async () => {
    const seen = await database.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        const before = await count.execute(trx);
        await put(1).execute(database.db);
        const [after] = await Promise.all([count.execute(trx), count.execute(trx)]);
        return [before.rows[0]?.n, after.rows[0]?.n];
      });
    expect(seen).toEqual([0, 0]);
    expect(await rowsNow()).toBe(1);
  });

  test('are undone when the work itself gives up', async () => {
    const work = database.db.transaction().execute(async (trx) => {
      await put(1).execute(trx);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await rowsNow()).toBe(0);
  });
});
