import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestClock } from '../../../platform/clock/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/db/test-database.ts';
import { createPlaceIndex, type PlaceIndex } from '../places/place-index.ts';
import type { SeedAccount } from '../seed/seed-world.ts';
import { seedDirectory } from '../seed-demo.ts';
import { chooseResponsible, type ResponsibilityRequest, readBoardFor } from './choose-responsible.ts';

const now = new Date('2026-11-23T18:00:00Z');
const LIZIBA = { lon: 106.5377, lat: 29.5529 };
let database: TestDatabase;
let accounts: SeedAccount[];
let places: PlaceIndex;

beforeAll(async () => {
  database = await createTestDatabase();
  accounts = await database.db.transaction().execute((trx) => seedDirectory(trx, { now }));
  for (const { login, displayName, personId } of accounts) {
    await sql`insert into auth.accounts (login, display_name, person_id, password_hash)
      values (${login}, ${displayName}, ${personId}, 'x')`.execute(database.db);
  }
  places = await createPlaceIndex(database.db, createTestClock(now));
});
afterAll(() => database.drop());
afterEach(() => sql`update directory.presence set on_duty = true`.execute(database.db));

const loginOf = (personId: string | undefined) => accounts.find((account) => account.personId === personId)?.login;
const personOf = (login: string) => accounts.find((account) => account.login === login)?.personId ?? '';

function requestAt(
  point: { lon: number; lat: number },
  change: Partial<ResponsibilityRequest> = {},
): ResponsibilityRequest {
  const place = places.locate(point);
  return {
    eventType: '0501',
    gridCode: place?.gridCode ?? null,
    divisionPath: place?.path ?? '',
    at: now,
    ...change,
  };
}

async function answerTo(request: ResponsibilityRequest, lastAssignedAt?: ReadonlyMap<string, Date>) {
  const board = await readBoardFor(database.db, [request]);
  return chooseResponsible(board, request, lastAssignedAt ? { lastAssignedAt } : {});
}

function answer(change: Partial<ResponsibilityRequest> = {}) {
  return answerTo(requestAt(LIZIBA, change));
}

async function goOffDuty(where: ReturnType<typeof sql>): Promise<void> {
  await sql`update directory.presence set on_duty = false where ${where}`.execute(database.db);
}

const holdersOf = (level: string) => sql`person_id in (select r.person_id from directory.rosters r
  join directory.posts p on p.id = r.post_id where p.level = ${level} and (p.division_path like '50/500103/500103005/%' or p.level = 'district'))`;

describe('who must go', () => {
  test('a stall at 李子坝观景平台 goes to the officer of that beat', async () => {
    const found = await answer();
    expect(loginOf(found?.personId)).toBe('shangqingsi01');
    expect(found).toMatchObject({ level: 'grid', orgName: '上清寺街道综合执法大队' });
    expect(found?.explanation.zh).toContain('责任网格');
  });

  test('a crowd at 洪崖洞 goes to the officer of that beat', async () => {
    const found = await answerTo(requestAt({ lon: 106.5795, lat: 29.5625 }, { eventType: '2101' }));
    expect(loginOf(found?.personId)).toBe('jiefangbei01');
  });

  test('who is excluded or went off duty is passed over for the next in the roster', async () => {
    expect(loginOf((await answer({ excludePersonIds: [personOf('shangqingsi01')] }))?.personId)).toBe('shangqingsi02');
    await goOffDuty(sql`person_id = ${personOf('shangqingsi01')}`);
    expect(loginOf((await answer())?.personId)).toBe('shangqingsi02');
  });

  test('with nobody on the beat the street answers, then the district, then nobody', async () => {
    await goOffDuty(holdersOf('grid'));
    expect(await answer()).toMatchObject({ level: 'street', orgName: '上清寺街道办事处' });
    await goOffDuty(holdersOf('street'));
    expect(await answer()).toMatchObject({ level: 'district', postName: '区城市管理局值守岗' });
    await goOffDuty(holdersOf('district'));
    expect(await answer()).toBeUndefined();
  });

  test('a burst main is no matter for a beat: the street’s desk answers', async () => {
    expect(await answer({ eventType: '0402' })).toMatchObject({ level: 'street' });
  });

  test('at district level the desk for that kind of event comes before the desk for everything', async () => {
    const outside = { gridCode: null, divisionPath: '50/500103/' };
    expect(await answer({ eventType: '0402', ...outside })).toMatchObject({ postName: '区应急管理局值守岗' });
    expect(await answer({ eventType: '2101', ...outside })).toMatchObject({ postName: '区中心值班处置岗' });
  });

  test('outside the time of every roster nobody answers', async () => {
    expect(await answer({ at: new Date('2027-06-01T00:00:00Z') })).toBeUndefined();
  });

  test('among equals the one who waited longest is next', async () => {
    const lastAssignedAt = new Map([[personOf('shangqingsi01'), now]]);
    const found = await answerTo(requestAt(LIZIBA), lastAssignedAt);
    expect(loginOf(found?.personId)).toBe('shangqingsi02');
  });

  test('one board read for places all over the district answers as a board read for each alone', async () => {
    const requests = Array.from({ length: 60 }, (_, n) =>
      requestAt(
        { lon: 106.505 + 0.0013 * n, lat: 29.5405 + 0.0003 * n },
        { eventType: ['0501', '0102', '0406'][n % 3] ?? '' },
      ),
    ).filter(({ gridCode }) => gridCode !== null);
    expect(requests.length).toBeGreaterThan(40);
    const board = await readBoardFor(database.db, requests);
    for (const request of requests)
      expect(chooseResponsible(board, request)?.personId).toBe((await answerTo(request))?.personId);
  });
});
