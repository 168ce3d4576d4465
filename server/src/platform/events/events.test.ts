import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { silentLogger } from '../log/log.ts';
import { createEvents, createJobs, defineEvent } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const lampBroken = defineEvent<{ lamp: number }>('lamp.broken');

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !isSo(); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('what is announced reaches every listener once the transaction holds, and none when it does not', async () => {
  const jobs = createJobs(database.pool, silentLogger, 4);
  const events = createEvents(jobs);
  const heard: string[] = [];
  events.on(lampBroken, 'repairs', async ({ lamp }) => {
    if (lamp === 1) throw new Error('no ladder');
    heard.push(`repairs ${lamp}`);
  });
  events.on(lampBroken, 'figures', async ({ lamp }) => {
    heard.push(`figures ${lamp}`);
  });
  const announce = (lamp: number) =>
    database.db.transaction().execute((trx) => events.publishInTrx(trx, lampBroken, { lamp }));

  await announce(1); // before any worker runs: it waits
  const undone = database.db.transaction().execute(async (trx) => {
    await events.publishInTrx(trx, lampBroken, { lamp: 9 });
    throw new Error('the cause did not happen');
  });
  await expect(undone).rejects.toThrow('the cause did not happen');
  await jobs.start();
  await announce(2);
  await until(() => heard.length === 3);
  await jobs.stop();
  // One listener’s failure holds up neither the other nor what comes later.
  expect(heard.sort()).toEqual(['figures 1', 'figures 2', 'repairs 2']);
});

test('two handlers of one job are a mistake that shows at once', () => {
  const jobs = createJobs(database.pool, silentLogger, 1);
  jobs.handle('count', async () => {});
  expect(() => jobs.handle('count', async () => {})).toThrow('two handlers for job count');
});
