import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { listConflicts } from '../conflicts/conflict-queries.ts';
import { detectConflicts, recheckConflicts } from '../index.ts';
import { createPlanWorld, type PlanWorld, rectangle } from '../test-plan-world.ts';
import { readCodeClasses } from './code-classes-queries.ts';
import { getCodeScheme } from './code-schemes.ts';
import { convertCodes, listCrosswalks } from './crosswalks.ts';
import { createUnknownCodes } from './unknown-codes.ts';

let world: PlanWorld;
let plan: string;
let survey: string;
beforeAll(async () => {
  world = await createPlanWorld();
  plan = await world.layer(1, { domain: '国土规划' });
  survey = await world.layer(2, { domain: '三调', kind: 'status' }, { scheme: '三调', dataClass: 'status' });
});
afterAll(() => world.drop());

const reader = () => world.who('planner');
const sides = async () => (await world.open()).map(({ type, a, b }) => `${type} ${a} ${b}`);
const unknown = async () =>
  (await createUnknownCodes(world.database.db)(reader(), '2026-11-24')).items.map(({ code, problem, features }) => ({
    ...{ code, problem, features },
  }));

describe('a layer of the third survey', () => {
  test('is judged by what its codes become; codes that become nothing are unknown, not “no conflict”', async () => {
    await world.publish(plan, {
      put: [
        { key: 'wood', code: '0301', wkt: rectangle(0, 0, 100, 100) },
        { key: 'marsh', code: '0506', wkt: rectangle(200, 0, 100, 100) },
      ],
    });
    await world.publish(survey, {
      put: [
        { key: 'shop', code: '05H1', wkt: rectangle(0, 0, 50, 50) },
        { key: 'orchard', code: '0201K', wkt: rectangle(0, 50, 50, 50) },
        { key: 'riddle', code: '05H9', wkt: rectangle(50, 0, 50, 50) },
        { key: 'silent', wkt: rectangle(50, 50, 50, 50) },
      ],
    });
    await detectConflicts(world.platform, { trigger: 'test' });
    expect(await sides()).toEqual(['STATUS wood shop']);
    expect(await unknown()).toEqual(
      expect.arrayContaining([
        { code: '05H9', problem: 'unknown-code', features: 1 },
        { code: undefined, problem: 'no-code', features: 1 },
      ]),
    );
    expect(await unknown()).toHaveLength(2);
  });

  test('once the table says what the code becomes, the conflict is found', async () => {
    await sql`insert into plans.crosswalks (scheme_from, code_from, scheme_to, code_to) values ('三调', '05H9', 'YDYH2023', '0901')`.execute(
      world.database.db,
    );
    await recheckConflicts(world.platform, { datasetId: survey, keys: ['riddle'] });
    expect(await sides()).toEqual(['STATUS wood riddle', 'STATUS wood shop']);
    expect((await unknown()).map(({ problem }) => problem)).toEqual(['no-code']);
  });

  test('a code that becomes partly one, partly another group is no one’s', async () => {
    await sql`insert into plans.crosswalks (scheme_from, code_from, scheme_to, code_to, share) values ('三调', '05H9', 'YDYH2023', '0301', 0.5)`.execute(
      world.database.db,
    );
    await recheckConflicts(world.platform, { datasetId: survey, keys: ['riddle'] });
    expect(await sides()).toEqual(['STATUS wood shop']);
    expect((await unknown()).map(({ problem }) => problem).sort()).toEqual(['ambiguous', 'no-code']);
  });

  test('the unknown of a plan above the reader’s level is not counted for them', async () => {
    await sql`update datasets.datasets set security_level = 'sensitive' where id = ${survey}`.execute(
      world.database.db,
    );
    expect(await unknown()).toEqual([]);
    await sql`update datasets.datasets set security_level = 'public' where id = ${survey}`.execute(world.database.db);
  });

  test('the list of its conflicts is there', async () => {
    const { items } = await listConflicts(world.database.db, reader(), { domain: '三调' }, { now: world.clock.now() });
    expect(items).toHaveLength(1);
  });
});

describe('the table of classes', () => {
  test('SQL and the comparison mean the same by every code', async () => {
    const classOf = await readCodeClasses(world.database.db);
    const { rows } = await sql<{ scheme: string; code: string; group: string | null }>`
      select scheme, code, plans.land_group_of(scheme, code) as "group" from (
        select scheme, code from plans.code_schemes union select scheme, code || 'K' from plans.code_schemes
        union select scheme, code || '99' from plans.code_schemes union values ('none', '01'), ('三调', '77')) c`.execute(
      world.database.db,
    );
    expect(rows.length).toBeGreaterThan(900);
    for (const { scheme, code, group } of rows) {
      const found = classOf({ scheme, landGroup: null }, code);
      expect('group' in found ? found.group : null, `${scheme} ${code}`).toBe(group);
    }
  });

  test('codes are converted with shares; what cannot be is said', async () => {
    const { items } = await convertCodes(world.database.db, { from: '三调', codes: ['0803', '06', '0201K', '9999'] });
    expect(items[0]).toEqual({
      ...{ code: '0803', group: 'BUILD_PUB' },
      targets: [{ code: '0804', name: { zh: '教育用地', en: 'Education' }, share: 1, doubtful: false }],
    });
    expect(items[1]?.targets.map(({ code, share }) => [code, share])).toEqual([
      ['10', 0.5],
      ['11', 0.5],
    ]);
    expect(items[2]).toMatchObject({ group: 'AGRI', targets: [{ code: '0201' }] });
    expect(items[3]).toEqual({ code: '9999', targets: [], problem: 'unknown-code' });
    const own = await convertCodes(world.database.db, { from: 'YDYH2023', codes: ['080403'] });
    expect(own.items[0]).toMatchObject({ group: 'BUILD_PUB', targets: [{ code: '080403', share: 1 }] });
    await expect(convertCodes(world.database.db, { from: 'none', codes: ['1'] })).rejects.toMatchObject({
      status: 404,
    });
    const { items: all } = await listCrosswalks(world.database.db, { from: 'GB/T 21010' });
    const shares = Map.groupBy(all, ({ code }) => code);
    for (const [code, some] of shares)
      expect(
        some.reduce((sum, { share }) => sum + share, 0),
        code,
      ).toBeCloseTo(1, 9);
  });

  test('every code has a name in both languages; the survey is drawn in the colours of what it becomes', async () => {
    for (const scheme of ['YDYH2023', 'GB/T 21010', '三调']) {
      const { codes } = await getCodeScheme(world.database.db, scheme);
      expect(codes.filter(({ nameEn, color }) => !nameEn || !color)).toEqual([]);
      expect(codes.every(({ colorDoubtful }) => colorDoubtful)).toBe(true);
    }
    const [plans, surveyed] = await Promise.all(
      ['YDYH2023', '三调'].map(async (scheme) => (await getCodeScheme(world.database.db, scheme)).codes),
    );
    const colourOf = (codes: typeof plans, code: string) => codes?.find((one) => one.code === code)?.color;
    expect(colourOf(surveyed, '05H1')).toBe(colourOf(plans, '09'));
  });
});
