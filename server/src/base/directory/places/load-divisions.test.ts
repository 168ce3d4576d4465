import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/db/test-database.ts';
import { loadDivisionsInTrx } from './load-divisions.ts';
import { loadYuzhongInTrx } from './load-yuzhong.ts';

const now = new Date('2026-11-23T02:00:00Z');
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.transaction().execute(async (trx) => {
    await loadDivisionsInTrx(trx, now);
    await loadYuzhongInTrx(trx, now);
  });
});
afterAll(() => database.drop());

async function countsOn(day: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ level: string; n: number }>`
    select d.level, count(*) as n from directory.divisions d join directory.division_paths p using (code)
    where daterange(d.valid_from, d.valid_to) @> ${day}::date and daterange(p.valid_from, p.valid_to) @> ${day}::date
    group by d.level`.execute(database.db);
  return Object.fromEntries(rows.map(({ level, n }) => [level, n]));
}

async function pathOn(code: string, day: string): Promise<string | undefined> {
  const { rows } = await sql<{ path: string }>`
    select path from directory.division_paths
    where code = ${code} and daterange(valid_from, valid_to) @> ${day}::date`.execute(database.db);
  return rows[0]?.path;
}

describe('the divisions of Chongqing', () => {
  test('before 两江新区 there are 38 counties, 1,031 streets and towns, 11,270 communities', async () => {
    expect(await countsOn('2025-11-05')).toEqual({ city: 1, county: 38, street: 1031, community: 11270, grid: 2148 });
  });

  test('from 2025-11-06 there are 37 counties and still 1,031 streets and towns', async () => {
    expect(await countsOn('2025-11-06')).toEqual({ city: 1, county: 37, street: 1031, community: 11270, grid: 2148 });
  });

  test('a street that moved keeps its code, and its communities move with it', async () => {
    expect(await pathOn('500105006', '2025-11-05')).toBe('50/500105/500105006/');
    expect(await pathOn('500105006', '2025-11-06')).toBe('50/5001LJ/500105006/');
    const { rows } = await sql<{ path: string }>`select path from directory.division_paths
      where code like '500105006___' and valid_to is null limit 1`.execute(database.db);
    expect(rows[0]?.path).toMatch(/^50\/5001LJ\/500105006\/500105006\d{3}\/$/);
  });

  test('42 streets and towns belong to 两江新区: 12 of 江北, 25 of 渝北, 5 of 北碚', async () => {
    const { rows } = await sql<{ old: string; n: number }>`
      select left(code, 6) as old, count(*) as n from directory.division_parents
      where parent_code = '5001LJ' and valid_to is null group by 1 order by 1`.execute(database.db);
    expect(rows).toEqual([
      { old: '500105', n: 12 },
      { old: '500109', n: 5 },
      { old: '500112', n: 25 },
    ]);
  });

  test('the five towns whose new superior is not known hang under the city and say so', async () => {
    const { rows } = await sql<{ name: string; remark: string }>`
      select d.name, p.remark from directory.division_parents p join directory.divisions d using (code)
      where p.parent_code = '50' and length(p.code) = 9 order by p.code`.execute(database.db);
    expect(rows.map(({ name }) => name)).toEqual(['统景镇', '大湾镇', '兴隆镇', '茨竹镇', '大盛镇']);
    expect(new Set(rows.map(({ remark }) => remark))).toEqual(new Set(['隶属待核']));
  });

  test('every county has an outline, 梁平 and 武隆 under their codes of today', async () => {
    const { rows } = await sql<{ code: string }>`
      select d.code from directory.divisions d where d.level = 'county'
        and not exists (select from directory.division_geometries g where g.code = d.code)`.execute(database.db);
    expect(rows).toEqual([]);
    const { rows: old } =
      await sql`select from directory.division_geometries where code in ('500228', '500232')`.execute(database.db);
    expect(old).toEqual([]);
  });

  test('loading again changes nothing', async () => {
    await database.db.transaction().execute(async (trx) => {
      expect(await loadDivisionsInTrx(trx, now)).toBe(false);
      expect(await loadYuzhongInTrx(trx, now)).toBe(false);
    });
  });
});
