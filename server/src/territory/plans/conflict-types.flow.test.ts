import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { detectConflicts, recheckConflicts } from './index.ts';
import { createPlanWorld, type PlanWorld, rectangle } from './test-plan-world.ts';

let world: PlanWorld;
beforeAll(async () => {
  world = await createPlanWorld();
});
afterAll(() => world.drop());

const detect = (threads?: number) =>
  detectConflicts(world.platform, { trigger: 'test', ...(threads ? { threads } : {}) });
const typesAndSides = async () => (await world.open()).map(({ type, a, b }) => `${type} ${a} ${b ?? '–'}`);

describe('the other ways in which plans contradict', () => {
  let upper: string;
  let lower: string;
  let survey: string;

  test('the survey shows buildings where a plan keeps a wood; a plan to build on today’s wood is none', async () => {
    upper = await world.layer(2, { domain: '国土规划' });
    survey = await world.layer(9, { domain: '三调', kind: 'status' }, { scheme: 'GB/T 21010', dataClass: 'status' });
    await world.publish(upper, {
      put: [
        { key: 'wood', code: '0301', wkt: rectangle(0, 0, 100, 100) },
        { key: 'homes', code: '0701', wkt: rectangle(200, 0, 100, 100) },
      ],
    });
    await world.publish(survey, {
      put: [
        { key: 'shop', code: '05H1', wkt: rectangle(0, 0, 50, 50) },
        { key: 'grove', code: '0301', wkt: rectangle(200, 0, 50, 50) },
      ],
    });
    await detect();
    expect(await typesAndSides()).toEqual(['STATUS wood shop']);
  });

  test('a lower plan that builds where the upper keeps land open breaks it; the upper does not break the lower', async () => {
    lower = await world.layer(4, { domain: '城乡规划' });
    await world.publish(lower, {
      put: [
        { key: 'estate', code: '0701', wkt: rectangle(50, 50, 50, 50) },
        { key: 'park', code: '0301', wkt: rectangle(250, 0, 50, 50) },
      ],
    });
    await recheckConflicts(world.platform, { datasetId: lower, keys: ['estate', 'park'] });
    expect((await world.open()).filter(({ type }) => type !== 'STATUS').map(({ rule, a, b }) => [rule, a, b])).toEqual([
      ['hierarchy-territory-urban', 'wood', 'estate'],
      ['use-forest-build-res', 'homes', 'park'],
    ]);
  });

  test('two plans allow different floor area ratios on one parcel; a difference within the tolerance is none', async () => {
    const put = (far: number, heightM: number) => [
      { key: 'parcel', code: '0901', attributes: { far, heightM, note: 'x' }, wkt: rectangle(500, 0, 50, 50) },
    ];
    await world.publish(upper, { put: put(2.5, 60) });
    await world.publish(lower, { put: put(2.52, 60.3) });
    await detect();
    expect((await typesAndSides()).filter((one) => one.startsWith('ATTRIBUTE'))).toEqual([]);
    await world.publish(lower, { put: put(3.5, 60) });
    await recheckConflicts(world.platform, { datasetId: lower, keys: ['parcel'] });
    expect((await typesAndSides()).filter((one) => one.startsWith('ATTRIBUTE'))).toEqual(['ATTRIBUTE parcel parcel']);
  });

  test('one wetland with two outlines; the same name is enough where they share less', async () => {
    await world.publish(upper, {
      put: [
        { key: 'bog-u', code: '0506', wkt: rectangle(700, 0, 100, 100) },
        { key: 'pond-u', code: '1704', name: '合成塘', wkt: rectangle(900, 0, 100, 100) },
        { key: 'fen-u', code: '0506', wkt: rectangle(1100, 0, 100, 100) },
      ],
    });
    await world.publish(lower, {
      put: [
        { key: 'bog-l', code: '0506', wkt: rectangle(710, 0, 100, 100) },
        { key: 'pond-l', code: '1704', name: '合成塘', wkt: rectangle(960, 0, 100, 100) },
        { key: 'fen-l', code: '0506', wkt: rectangle(1101, 0, 100, 100) },
      ],
    });
    await detect();
    const boundaries = (await world.open()).filter(({ type }) => type === 'BOUNDARY');
    expect(boundaries.map(({ a, b }) => `${a} ${b}`)).toEqual(['bog-u bog-l', 'pond-u pond-l']);
    expect(boundaries[0]?.area).toBeGreaterThan(1_980);
    expect(boundaries[0]?.area).toBeLessThan(2_020);
  });

  test('a zoning leaves a spot of its coverage free; filling it ends the gap', async () => {
    const zoning = await world.layer(6, { domain: '林地规划' });
    await world.publish(zoning, {
      coverage: rectangle(0, 1000, 300, 100),
      put: [
        { key: 'z1', code: '16', wkt: rectangle(0, 1000, 100, 100) },
        { key: 'z2', code: '16', wkt: rectangle(140, 1000, 160, 100) },
      ],
    });
    await recheckConflicts(world.platform, { datasetId: zoning, keys: ['z1', 'z2'] });
    const gaps = async () => (await world.open()).filter(({ type }) => type === 'GAP');
    const found = await gaps();
    expect(found.reduce((sum, { area }) => sum + area, 0)).toBeGreaterThan(3_950);
    expect(found.reduce((sum, { area }) => sum + area, 0)).toBeLessThan(4_050);
    await detect();
    expect(await gaps(), 'a whole run finds the same').toEqual(found);
    await world.publish(zoning, { put: [{ key: 'z1', code: '16', wkt: rectangle(0, 1000, 140, 100) }] });
    await recheckConflicts(world.platform, { datasetId: zoning, keys: ['z1'] });
    expect(await gaps()).toEqual([]);
  });

  test('a plan that has expired is used; the day before nobody minds', async () => {
    const old = await world.layer(7, { domain: '水利', effectiveTo: '2026-11-24' });
    await world.publish(old, { put: [{ key: 'o1', code: '16', wkt: rectangle(2000, 0, 100, 100) }] });
    const expired = async () => (await typesAndSides()).filter((one) => one.startsWith('TIME'));
    await detect();
    expect(await expired()).toEqual([]);
    world.clock.set('2026-11-25T08:00:00+08:00');
    await recheckConflicts(world.platform, { datasetId: old, keys: ['o1'] });
    expect(await expired()).toEqual(['TIME * –']);
  });

  test('whatever changes where: the recheck leaves what a whole run finds, with one, two or three threads', async () => {
    await detect();
    const place = fc.record({ x: fc.integer({ min: 0, max: 12 }), y: fc.integer({ min: 0, max: 2 }) });
    const change = fc.record({
      layer: fc.constantFrom('upper', 'lower'),
      key: fc.constantFrom('r1', 'r2', 'wood', 'bog-l'),
      code: fc.constantFrom('0301', '0506', '0701', '1001'),
      far: fc.constantFrom(1, 3),
      place,
      wide: fc.boolean(),
      threads: fc.constantFrom(1, 2, 3),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ layer, key, code, far, place: { x, y }, wide, threads }) => {
        const datasetId = layer === 'upper' ? upper : lower;
        const wkt = rectangle(x * 100 + 20, y * 60, wide ? 230 : 90, 90);
        await world.publish(datasetId, { put: [{ key, code, attributes: { far }, name: `合成${key}`, wkt }] });
        await recheckConflicts(world.platform, { datasetId, keys: [key] });
        const quick = await world.open();
        await detect(threads);
        expect(await world.open()).toEqual(quick);
      }),
      { numRuns: 6 },
    );
  }, 30_000);

  test('the order in which features were written down changes nothing', async () => {
    const before = await world.open();
    await sql`
      with mixed as (delete from datasets.features returning *)
      insert into datasets.features (dataset_id, key, version_from, version_to, code, name, attributes, geom, area_m2)
      select dataset_id, key, version_from, version_to, code, name, attributes, geom, area_m2 from mixed order by md5(key), id desc`.execute(
      world.database.db,
    );
    await detect();
    expect(await world.open()).toEqual(before);
  });
});
