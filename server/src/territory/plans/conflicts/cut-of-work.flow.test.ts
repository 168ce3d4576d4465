import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { detectConflicts } from '../index.ts';
import { createPlanWorld, type PlanWorld, rectangle } from '../test-plan-world.ts';
import type { OverlapSplit } from './overlap-task.ts';

// Rules that ask different things of their two sides: who is above whom, which plan, survey or plan.
let world: PlanWorld;
let layers: string[];
beforeAll(async () => {
  world = await createPlanWorld();
  layers = [
    await world.layer(2, { domain: '国土规划' }),
    await world.layer(4, { domain: '城乡规划' }),
    await world.layer(5, { domain: '城乡规划' }),
    await world.layer(9, { domain: '三调', kind: 'status' }, { scheme: '三调', dataClass: 'status' }),
  ];
  await sql`
    insert into plans.conflict_rules (id, type, domain_a, group_a, domain_b, group_b, severity, min_area_m2, min_width_m, explanation_zh, explanation_en)
    values ('test-one-way', 'USE', '城乡规划', 'RESERVE', '国土规划', 'BUILD_RES', 'S1', 200, 2, '合成', 'synthetic')`.execute(
    world.database.db,
  );
});
afterAll(() => world.drop());

const feature = fc.record({
  layer: fc.integer({ min: 0, max: 3 }),
  code: fc.constantFrom('01', '0301', '0506', '0701', '1001', '16'),
  x: fc.integer({ min: 0, max: 14 }),
  y: fc.integer({ min: 0, max: 3 }),
  wide: fc.integer({ min: 1, max: 12 }),
  high: fc.integer({ min: 1, max: 3 }),
});
const CUTS: OverlapSplit[] = [
  { threads: 3, chunk: 1, cellM: 3 },
  { threads: 2, chunk: 3, cellM: 17 },
  { threads: 1, chunk: 7, cellM: 5_000 },
];
interface Feature {
  layer: number;
  code: string;
  x: number;
  y: number;
  wide: number;
  high: number;
}

async function draw(features: readonly Feature[]): Promise<void> {
  await sql`delete from datasets.features`.execute(world.database.db);
  for (const [n, datasetId] of layers.entries()) {
    const put = features.flatMap(({ layer, code, x, y, wide, high }, i) =>
      layer === n ? [{ key: `f${i}`, code, wkt: rectangle(x * 20, y * 20, wide * 20 + 1, high * 20 + 1) }] : [],
    );
    await world.publish(datasetId, { put });
  }
}

async function shuffle(salt: number): Promise<void> {
  await sql`
    with mixed as (delete from datasets.features returning *)
    insert into datasets.features (dataset_id, key, version_from, version_to, code, name, attributes, geom, area_m2)
    select dataset_id, key, version_from, version_to, code, name, attributes, geom, area_m2 from mixed
    order by md5(key || dataset_id || ${salt}::text)`.execute(world.database.db);
}

/** Everything that a run writes down about conflicts and slivers, to the last digit. */
async function written(run: string): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', id, rule_id, severity, dataset_a, feature_a, code_a, dataset_b, feature_b, code_b, area_m2, st_asewkb(geom)) as line
    from plans.conflicts where gone_at is null
    union all select concat_ws(' ', rule_id, dataset_a, feature_a, dataset_b, feature_b, area_m2, width_m, reason) from plans.slivers where run_id = ${run}
    order by 1`.execute(world.database.db);
  return rows.map(({ line }) => line);
}

describe('how the work is cut', () => {
  test('changes nothing: tiles, pieces, threads and the order of the features, under rules with two different sides', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(feature, { minLength: 30, maxLength: 40 }), fc.nat(), async (features, salt) => {
        await draw(features);
        const first = await detectConflicts(world.platform, { trigger: 'test', threads: 1 });
        const expected = await written(first.id);
        for (const { rule } of await world.open()) seen.add(rule);
        await shuffle(salt);
        for (const how of CUTS) {
          const run = await detectConflicts(world.platform, { trigger: 'test', ...how });
          expect(await written(run.id), JSON.stringify(how)).toEqual(expected);
          expect(run.pairs).toBe(first.pairs);
          expect(Math.abs(run.sharedM2 - first.sharedM2)).toBeLessThanOrEqual(1e-9 * first.sharedM2);
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
    // Else the property would say nothing about rules with two different sides.
    expect(
      [...seen].filter((rule) => rule.startsWith('hierarchy') || rule.startsWith('status')).length,
    ).toBeGreaterThan(1);
  }, 120_000);

  test('a rule that holds one way does not hold the other', async () => {
    const spot = { x: 0, y: 0, wide: 3, high: 3 };
    const rules = async (upper: string, lower: string) => {
      await draw([
        { layer: 0, code: upper, ...spot },
        { layer: 1, code: lower, ...spot },
      ]);
      await detectConflicts(world.platform, { trigger: 'test', chunk: 1 });
      return (await world.open()).map(({ rule }) => rule);
    };
    expect(await rules('0701', '16'), 'the urban plan reserves, the territorial plan builds').toEqual(['test-one-way']);
    expect(await rules('16', '0701'), 'the other way round').toEqual([]);
  });
});
