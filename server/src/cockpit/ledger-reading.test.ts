import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/db/test-database.ts';
import type { Platform } from '../platform/platform.ts';
import { createLedgerReading } from './ledger-reading.ts';

let database: TestDatabase;
let now = new Date('2026-11-24T02:00:00Z');
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('the ledger on the wall', () => {
  test('is read anew after five seconds and shows an imbalance', async () => {
    // Only what the reading uses of the platform.
    const platform = { db: database.db, clock: { now: () => now }, log: { warn: () => {} } } as unknown as Platform;
    const ledger = createLedgerReading(platform);
    expect(await ledger()).toMatchObject({ received: 0, balanced: true });
    await sql`insert into incidents.ledger_days (day, received) values ('2026-11-24', 3)`.execute(database.db);
    now = new Date(now.getTime() + 4_999);
    expect(await ledger()).toMatchObject({ received: 0 });
    now = new Date(now.getTime() + 1);
    await ledger();
    await expect.poll(ledger).toMatchObject({ received: 3, balanced: false });
  });
});
