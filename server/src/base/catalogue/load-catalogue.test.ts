import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/db/test-database.ts';
import { dueAt, getCalendar, listEventTypes, seedCatalogue } from './index.ts';

const now = new Date('2026-11-23T02:00:00Z');
let database: TestDatabase;
const seed = () => database.db.transaction().execute((trx) => seedCatalogue(trx, now));

beforeAll(async () => {
  database = await createTestDatabase();
  await seed();
  await seed();
});
afterAll(() => database.drop());

test('every event type has a name in both languages, a major class and a time limit', async () => {
  const types = await listEventTypes(database.db);
  expect(types.length).toBeGreaterThanOrEqual(55);
  expect(types.find(({ code }) => code === '0501')).toEqual({
    code: '0501',
    name: { zh: '无照经营游商', en: 'Unlicensed street vendor' },
    majorCode: '05',
    majorName: { zh: '街面秩序', en: 'Street order' },
    limitValue: 2,
    limitUnit: 'clock-hour',
    level: 'routine',
  });
});

test('the calendar in the database knows the National Day of 2026', async () => {
  const calendar = await getCalendar(database.db);
  const due = dueAt({ limitValue: 1, limitUnit: 'working-day' }, new Date('2026-09-30T01:00:00Z'), calendar);
  expect(due).toEqual(new Date('2026-10-08T12:00:00Z'));
});
