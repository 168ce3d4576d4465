import type { ComplianceCheck, ComplianceCheckQuery, ParcelOutline } from '@shancheng/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { getComplianceCheck, hashOfReport } from './compliance-store.ts';
import { drawReport } from './draw-report.ts';
import { listComplianceChecks } from './list-checks.ts';
import { type ComplianceWorld, createComplianceWorld, parcel, planner } from './test-compliance-world.ts';

// domain.md §9 (7).

let world: ComplianceWorld;

beforeAll(async () => {
  world = await createComplianceWorld();
});
afterAll(() => world.database.drop());

const examine: ComplianceWorld['examine'] = (...asked) => world.examine(...asked);
const verdictsOf = ({ layers }: ComplianceCheck) =>
  Object.fromEntries(layers.map(({ name, verdict }) => [name.en.split(' ')[0], verdict]));

describe('a project on a parcel', () => {
  test('that touches permanent basic farmland is not allowed, and the report says how much and by which version', async () => {
    const check = await examine(parcel(106.5195, 29.525));
    expect(check.verdict).toBe('violates');
    const farmland = check.layers.find(({ domain }) => domain === '永久基本农田');
    expect(farmland).toMatchObject({
      verdict: 'violates',
      version: 1,
      validFrom: '2026-01-01',
      features: [{ key: 'f1', name: '一号田（合成）' }],
      rules: [{ id: 'farmland-line', explanation: { zh: expect.stringContaining('永久基本农田') } }],
    });
    expect(farmland?.sharePercent).toBeCloseTo(50, 1);
    expect((farmland?.insideM2 ?? 0) + (farmland?.outsideM2 ?? 0)).toBeCloseTo(check.areaM2, 3);
    expect(farmland?.insideM2).toBeGreaterThan(5_300);
    expect(farmland?.insideM2).toBeLessThan(5_400);
  });

  test('that lies beside it, inside the boundary and on land planned for it complies', async () => {
    const check = await examine(parcel(106.515, 29.515));
    expect(verdictsOf(check)).toEqual({
      'farmland-line': 'complies',
      'ecological-red-line': 'complies',
      'development-boundary': 'complies',
      'detailed-plan': 'complies',
      'wetland-plan': 'complies',
      'blue-line': 'complies',
      'purple-line': 'complies',
      'hazard-zones': 'complies',
    });
    expect(check).toMatchObject({ verdict: 'complies', missing: [] });
  });

  test('that shares only an edge with the farmland does not touch it', async () => {
    expect(verdictsOf(await examine(parcel(106.519, 29.525)))['farmland-line']).toBe('complies');
  });

  test('needs an argument where the plan foresees another use, or in a hazard zone', async () => {
    const other = await examine(parcel(106.541, 29.541));
    expect(other.layers.find(({ rules }) => rules.length > 0)?.rules).toMatchObject([{ id: 'code-mismatch' }]);
    expect(other.verdict).toBe('needs-argument');
    expect(verdictsOf(await examine(parcel(106.541, 29.541), { projectType: 'industrial' }))['detailed-plan']).toBe(
      'complies',
    );
    expect(verdictsOf(await examine(parcel(106.536, 29.536)))['wetland-plan']).toBe('needs-argument');
    expect(verdictsOf(await examine(parcel(106.5125, 29.5305)))['hazard-zones']).toBe('needs-argument');
  });

  test('partly outside the development boundary is not allowed for urban construction; a road may be there', async () => {
    const edge = parcel(106.5095, 29.515);
    expect(verdictsOf(await examine(edge))['development-boundary']).toBe('violates');
    expect(verdictsOf(await examine(edge, { projectType: 'transport' }))['development-boundary']).toBe('complies');
  });

  test('where a layer has no data is never said to comply', async () => {
    const west = await examine(parcel(106.5445, 29.5445), { projectType: 'industrial' });
    expect(west).toMatchObject({ verdict: 'complies' });
    const further = await examine(parcel(106.5552, 29.5552), { projectType: 'industrial' });
    expect(verdictsOf(further)).toMatchObject({ 'hazard-zones': 'unknown', 'detailed-plan': 'complies' });
    expect(further.verdict).toBe('needs-argument');
  });

  test('on land whose planned use carries no code is unknown, not allowed', async () => {
    expect(verdictsOf(await examine(parcel(106.541, 29.521)))['detailed-plan']).toBe('unknown');
  });

  test('before the first version nothing is known of any layer', async () => {
    const check = await examine(parcel(106.515, 29.515), { asOf: '2025-01-01' });
    expect(new Set(check.layers.map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
    expect(check.verdict).toBe('needs-argument');
  });

  test('on the list of major projects may argue for farmland; naming a number that is not there changes nothing', async () => {
    await sql`insert into toolbox.major_projects (number, name, document_no, valid_from, synthetic)
      values ('重大-1', '轨道交通（合成）', '渝发改〔合成〕1号', '2026-01-01', true)`.execute(world.database.db);
    const spot = parcel(106.525, 29.525);
    expect((await examine(spot, { majorProjectNo: '重大-2' })).verdict).toBe('violates');
    const major = await examine(spot, { majorProjectNo: '重大-1' });
    expect(major).toMatchObject({ verdict: 'needs-argument', majorProject: { documentNo: '渝发改〔合成〕1号' } });
  });

  test('whose outline crosses itself is refused, and nothing is kept', async () => {
    const [[a, b, c, d]] = parcel(106.515, 29.515).coordinates as [number[][]]; // the square above has one ring
    const bowTie = { type: 'Polygon', coordinates: [[a, c, b, d, a]] } as ParcelOutline; // of four corners
    const count = async () => (await sql`select from toolbox.compliance_checks`.execute(world.database.db)).rows.length;
    const before = await count();
    await expect(examine(bowTie)).rejects.toMatchObject({ code: 'spot.bad-outline', status: 422 });
    expect(await count()).toBe(before);
  });

  test('in a district whose layers the asker may not see is not said to comply', async () => {
    const stranger = { ...planner, scopes: ['50/500105/'] };
    const check = await examine(parcel(106.515, 29.515), {}, stranger);
    expect(check).toMatchObject({ verdict: 'needs-argument', layers: [] });
    expect(check.missing.map(({ id }) => id)).toEqual([
      'blue-line',
      'development-boundary',
      'eco-line',
      'farmland-line',
      'hazard-zone',
      'purple-line',
    ]);
  });
});

describe('the report', () => {
  test('is kept as it was given, numbered, and its hash can be reckoned again', async () => {
    const check = await examine(parcel(106.5195, 29.525));
    const kept = await getComplianceCheck(world.database.db, planner, check.id);
    expect(kept).toEqual(check);
    expect(check.documentNo).toMatch(/^合规审〔2026〕\d{6}号$/);
    const { hash, ...rest } = kept;
    expect(hashOfReport(rest)).toBe(hash);
    expect(hashOfReport({ ...rest, verdict: 'complies' })).not.toBe(hash);
  });

  test('of another district looks as if it were not there', async () => {
    const { id } = await examine(parcel(106.515, 29.515));
    const stranger = { ...planner, id: 'x', scopes: ['50/500105/'] };
    await expect(getComplianceCheck(world.database.db, stranger, id)).rejects.toMatchObject({ status: 404 });
    const colleague = { ...planner, id: 'colleague' };
    expect(await getComplianceCheck(world.database.db, colleague, id)).toMatchObject({ id });
  });

  test('can be printed in either language', async () => {
    const check = await examine(parcel(106.5195, 29.525), { design: { far: 2 } });
    for (const lang of ['zh', 'en'] as const) {
      const pdf = await drawReport(world.database.db, check, { timeZone: 'Asia/Shanghai', lang });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.toString('latin1')).toContain(`/Lang (${lang === 'zh' ? 'zh-CN' : 'en-GB'})`);
      expect(pdf.length).toBeGreaterThan(5_000);
    }
  });

  test('is found again by whoever made it, by name, and by colleagues who may see its layers', async () => {
    const check = await examine(parcel(106.515, 29.515), { name: '体育馆（合成）' });
    const list = (who: typeof planner, query: ComplianceCheckQuery) =>
      listComplianceChecks(world.database.db, who, query).then((items) => items.map(({ id, mine }) => [id, mine]));
    expect(await list(planner, { search: '体育馆' })).toEqual([[check.id, true]]);
    const colleague = { ...planner, id: 'colleague' };
    expect(await list(colleague, { search: '体育馆' })).toEqual([]);
    expect(await list(colleague, { search: '体育馆', mine: false })).toEqual([[check.id, false]]);
    const stranger = { ...colleague, scopes: ['50/500105/'] };
    expect(await list(stranger, { mine: false })).toEqual([]);
    expect(await list(planner, { search: '体育馆', verdict: 'violates' })).toEqual([]);
  });
});
