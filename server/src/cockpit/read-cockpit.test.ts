import type { Cockpit } from '@shancheng/contracts';
import { IncidentQuery, Cockpit as Shape } from '@shancheng/contracts';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listDutyPeople } from '../base/directory/index.ts';
import { listIncidents } from '../operations/incidents/index.ts';
import { type Actor, scopePatterns } from '../platform/auth/index.ts';
import { sql } from '../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/db/test-database.ts';
import { fillDistrictInTrx } from './cockpit-fixture.ts';
import { readCockpit } from './index.ts';

const now = new Date('2026-11-24T02:30:00.000Z');
const INCIDENTS = 900;
let database: TestDatabase;
let wall: Cockpit;

const actorIn = (...scopes: string[]): Actor => ({
  kind: 'person',
  id: 'p',
  displayName: '',
  permissions: new Set(),
  scopes,
});
const district = actorIn('50/500103/');

function read(actor: Pick<Actor, 'scopes'>, scope?: string): Promise<Cockpit> {
  const platform = {
    db: database.db,
    clock: { now: () => now, nowMs: () => now.getTime() },
    config: { timeZone: 'Asia/Shanghai' },
  };
  return readCockpit(platform, actor, scope);
}

/** How many incidents the list of the console shows for a figure’s rows. */
async function listed(rows: string, actor: Pick<Actor, 'scopes'>): Promise<number> {
  const query = Value.Convert(IncidentQuery, Object.fromEntries(new URLSearchParams(rows)));
  if (!Value.Check(IncidentQuery, query)) throw new Error(`the list does not understand “${rows}”`);
  const page = await listIncidents(database.db, actor, query, now);
  expect(page.totalExact).toBe(true);
  return page.total;
}

/** Every figure with rows, by name. */
function figuresOf(cockpit: Cockpit): Record<string, { value: number; rows: string }> {
  const { today, chain } = cockpit;
  const broken = Math.round(chain.captureToPhone.count * (1 - (chain.within5s ?? 1)));
  return {
    reported: today.reported,
    filed: today.filed,
    closed: today.closed,
    open: today.open,
    overdue: today.overdue,
    waiting: today.waiting,
    chain: { value: chain.captureToPhone.count, rows: chain.rows },
    broken: { value: broken, rows: chain.brokenRows },
    ...Object.fromEntries(cockpit.byStatus.map((one) => [`status ${one.status}`, one])),
    ...Object.fromEntries(cockpit.byType.map((one) => [`type ${one.eventType}`, one])),
    ...Object.fromEntries(cockpit.byStreet.map((one) => [`street ${one.code}`, { value: one.open, rows: one.rows }])),
  };
}

async function expectRowsToMatch(cockpit: Cockpit, actor: Pick<Actor, 'scopes'>) {
  const figures = figuresOf(cockpit);
  const counted = Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figure.value]));
  const found: Record<string, number> = {};
  for (const [name, figure] of Object.entries(figures)) found[name] = await listed(figure.rows, actor);
  expect(found).toEqual(counted);
}

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.transaction().execute((trx) => fillDistrictInTrx(trx, now, INCIDENTS));
  wall = await read(district);
});
afterAll(() => database.drop());

describe('the wall of a district', () => {
  test('has the shape the screens expect', () => {
    expect([...Value.Errors(Shape, wall)]).toEqual([]);
    expect(wall.scope).toEqual({ code: '500103', name: '渝中区' });
    expect(wall.dayStart).toBe('2026-11-23T16:00:00.000Z');
  });

  test('every figure opens to exactly the incidents it counted', async () => {
    for (const figure of Object.values(wall.today)) expect(figure.value).toBeGreaterThan(0);
    expect(wall.byStatus.every((one) => one.value > 0)).toBe(true);
    await expectRowsToMatch(wall, district);
  });

  test('the parts add up to the whole', () => {
    const add = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
    const open = wall.byStatus.slice(0, 9);
    expect(add(open.map((one) => one.value))).toBe(wall.today.open.value);
    expect(add(wall.byStreet.map((one) => one.open))).toBe(wall.today.open.value);
    expect(add(wall.byStreet.map((one) => one.overdue))).toBe(wall.today.overdue.value);
    expect(add(wall.byType.map((one) => one.value))).toBe(wall.today.reported.value);
    expect(wall.byStatus.find((one) => one.status === 'closed')?.value).toBe(wall.today.closed.value);
  });

  test('streets without a single case are shown too', () => {
    expect(wall.byStreet).toHaveLength(11);
    expect(wall.byStreet.at(-1)).toMatchObject({ code: '500103014', name: '石油路街道', open: 0, today: 0 });
  });

  test('24 hours end with the present one; each hour’s reports are those the list shows for it', async () => {
    expect(wall.byHour).toHaveLength(24);
    expect(wall.byHour.at(-1)?.hour).toBe('2026-11-24T02:00:00.000Z');
    for (const { hour, reported } of wall.byHour) {
      const to = new Date(Date.parse(hour) + 3_600_000).toISOString();
      expect(await listed(new URLSearchParams({ from: hour, to }).toString(), district)).toBe(reported);
    }
  });

  test('what was closed since midnight stands in the hours since midnight', () => {
    const since = wall.byHour.filter(({ hour }) => hour >= wall.dayStart);
    expect(since).toHaveLength(11);
    expect(since.reduce((sum, { closed }) => sum + closed, 0)).toBe(wall.today.closed.value);
  });

  test('the chain’s percentiles are those of the milliseconds from capture to phone', async () => {
    const { rows } = await sql<{ ms: number }>`
      select round(extract(epoch from t5 - t0) * 1000)::int as ms from incidents.incidents
      where county_code = '500103' and reported_at >= ${wall.dayStart} and t5 is not null order by 1`.execute(
      database.db,
    );
    const at = (share: number) => rows[Math.ceil(share * rows.length) - 1]?.ms;
    expect(wall.chain.captureToPhone).toEqual({
      count: rows.length,
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      max: rows.at(-1)?.ms,
    });
    expect(wall.chain.within5s).toBe(rows.filter((row) => row.ms < 5_000).length / rows.length);
    expect(wall.chain.steps.map((step) => step.p50)).toEqual([300, 200, 200, 60, expect.any(Number)]);
    expect(wall.chain.recent).toHaveLength(60);
  });

  test('people on duty are those the list of people shows', async () => {
    const people = await listDutyPeople(database.db, { onDuty: true, scopes: scopePatterns(district), at: now });
    expect(wall.today.onDuty.value).toBe(people.length);
  });

  test('every open case is on the map, and a camera that sees nothing is counted as such', () => {
    const open = wall.live.filter((one) => !['closed', 'rejected', 'merged', 'void'].includes(one.status));
    expect(open).toHaveLength(Math.min(300, wall.today.open.value));
    expect(wall.cameras).toMatchObject({ live: 1, total: 2 });
  });
});

describe('who may see what', () => {
  test('a street’s leader gets only the own street, and the rows agree', async () => {
    const street = actorIn('50/500103/500103005/');
    const own = await read(street);
    expect(own.scope).toEqual({ code: '500103005', name: '上清寺街道' });
    expect(own.byStreet.map((one) => one.code)).toEqual(['500103005']);
    expect(own.live.every((one) => one.streetCode === '500103005')).toBe(true);
    expect(own.today.reported.value).toBeLessThan(wall.today.reported.value);
    await expectRowsToMatch(own, street);
  });

  test('a district’s leader who looks at one street gets rows of that street only', async () => {
    const one = await read(district, '500103010');
    expect(one.today.open.value).toBe(wall.byStreet.find((street) => street.code === '500103010')?.open);
    expect(one.cameras.total).toBe(1);
    await expectRowsToMatch(one, district);
  });

  test('the city sees both districts, and one of them when asked', async () => {
    const city = actorIn('50/');
    const all = await read(city);
    expect(all.today.reported.value).toBeGreaterThan(wall.today.reported.value);
    const one = await read(city, '500103');
    expect(one.today.reported.value).toBe(wall.today.reported.value);
    await expectRowsToMatch(one, city);
  });

  test('another district, or a code that does not exist, is not found', async () => {
    await expect(read(district, '500105')).rejects.toMatchObject({ code: 'cockpit.no-such-scope', status: 404 });
    await expect(read(district, '50')).rejects.toMatchObject({ status: 404 });
    await expect(read(district, '999999')).rejects.toMatchObject({ status: 404 });
  });

  test('an account without any scope sees nothing', async () => {
    const nothing = await read(actorIn());
    expect(Object.values(nothing.today).map((figure) => figure.value)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(nothing.live).toEqual([]);
    expect(nothing.cameras.total).toBe(0);
  });
});
