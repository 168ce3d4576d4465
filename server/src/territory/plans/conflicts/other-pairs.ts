import type { Database } from '../../../platform/db/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import { boundaryRuleBetween, type ConflictRule, ruleBetween } from './conflict-rules.ts';
import { sideOf } from './load-overlap-plan.ts';
import type { PlanLayer } from './plan-layers-queries.ts';
import type { BrokenPair } from './record-pairs.ts';

/** Only pairs with one of these features; absent: all. */
export interface Touched {
  datasetId: string;
  keys: readonly string[];
}

type GroupOf = (layer: PlanLayer, code: string | null) => string | undefined;

interface PairRow {
  a: number;
  datasetA: string;
  codeA: string | null;
  b: number;
  datasetB: string;
  codeB: string | null;
}

/** Pairs that no rule of the matrix finds: indicators that differ, and one named object with two outlines. */
export async function listOtherPairs(
  db: Database | Trx,
  layers: readonly PlanLayer[],
  rules: readonly ConflictRule[],
  groupOf: GroupOf,
  touched?: Touched,
): Promise<BrokenPair[]> {
  const plans = layers.filter((layer) => layer.kind !== 'status');
  const [indicators, named] = await Promise.all([
    listDifferingIndicators(db, plans, rules, touched),
    listNamesakes(db, plans, rules, groupOf, touched),
  ]);
  return [...indicators, ...named];
}

async function listDifferingIndicators(
  db: Database | Trx,
  layers: readonly PlanLayer[],
  rules: readonly ConflictRule[],
  touched: Touched | undefined,
): Promise<BrokenPair[]> {
  const rule = rules.find((one) => one.type === 'ATTRIBUTE');
  if (!rule) return [];
  const has = (side: 'x' | 'y') =>
    sql`${sql.ref(`${side}.attributes`)} ?| array['far', 'density', 'greenRate', 'heightM']`;
  const { rows } = await sql<{ a: number; b: number }>`
    with l as (${inForce(layers)})
    select least(x.id, y.id) as a, greatest(x.id, y.id) as b
    from datasets.features x join l lx on ${holds('x', 'lx')}
    join datasets.features y on y.geom && x.geom and y.dataset_id <> x.dataset_id and ${has('y')}
    join l ly on ${holds('y', 'ly')}
    where ${has('x')} and ${startsAt('x', 'y', touched)} and st_dimension(x.geom) = 2 and st_dimension(y.geom) = 2
      and exists (select from jsonb_each(${JSON.stringify(rule.parameters?.tolerances ?? {})}::jsonb) t
        where jsonb_typeof(x.attributes -> t.key) = 'number' and jsonb_typeof(y.attributes -> t.key) = 'number'
          and abs((x.attributes ->> t.key)::float8 - (y.attributes ->> t.key)::float8) > t.value::float8)
      and st_intersects(x.geom, y.geom)
    group by 1, 2 order by 1, 2`.execute(db);
  return rows.map((row) => ({ ...row, rule }));
}

async function listNamesakes(
  db: Database | Trx,
  layers: readonly PlanLayer[],
  rules: readonly ConflictRule[],
  groupOf: GroupOf,
  touched: Touched | undefined,
): Promise<BrokenPair[]> {
  if (!rules.some((rule) => rule.type === 'BOUNDARY')) return [];
  const { rows } = await sql<PairRow>`
    with l as (${inForce(layers)})
    select x.id as a, x.dataset_id as "datasetA", x.code as "codeA", y.id as b, y.dataset_id as "datasetB", y.code as "codeB"
    from datasets.features x join l lx on ${holds('x', 'lx')}
    join datasets.features y on y.name = x.name and y.geom && x.geom and y.dataset_id <> x.dataset_id
    join l ly on ${holds('y', 'ly')}
    where x.name is not null and ${startsAt('x', 'y', touched)} and st_dimension(x.geom) = 2 and st_dimension(y.geom) = 2
      and st_intersects(x.geom, y.geom)
    order by least(x.id, y.id), greatest(x.id, y.id)`.execute(db);
  const byId = new Map(layers.map((layer) => [layer.datasetId, layer]));
  return rows.flatMap(({ a, datasetA, codeA, b, datasetB, codeB }): BrokenPair[] => {
    const [one, other] = [byId.get(datasetA), byId.get(datasetB)];
    if (!one || !other) return [];
    const sides = [sideOf(one, groupOf(one, codeA)), sideOf(other, groupOf(other, codeB))] as const;
    if (ruleBetween(rules, ...sides)) return [];
    const rule = boundaryRuleBetween(rules, ...sides);
    return rule ? [{ a, b, rule, sameName: true }] : [];
  });
}

function inForce(layers: readonly PlanLayer[]) {
  return sql`select * from unnest(${layers.map((layer) => layer.datasetId)}::uuid[],
    ${layers.map((layer) => layer.version)}::int[]) as l(id, version)`;
}

function holds(feature: 'x' | 'y', layer: 'lx' | 'ly') {
  const [f, l] = [(name: string) => sql.ref(`${feature}.${name}`), (name: string) => sql.ref(`${layer}.${name}`)];
  return sql`${l('id')} = ${f('dataset_id')} and ${f('version_from')} <= ${l('version')}
    and (${f('version_to')} is null or ${f('version_to')} > ${l('version')})`;
}

/** A whole run takes each pair once; a recheck starts from what was touched. */
function startsAt(x: string, y: string, touched: Touched | undefined) {
  if (!touched) return sql`${sql.ref(`${x}.dataset_id`)} < ${sql.ref(`${y}.dataset_id`)}`;
  return sql`${sql.ref(`${x}.dataset_id`)} = ${touched.datasetId} and ${sql.ref(`${x}.key`)} = any (${touched.keys}::text[])`;
}

/** Each pair and rule once: two ways of finding an object lead to the same conflict. */
export function withoutRepeats(pairs: readonly BrokenPair[]): BrokenPair[] {
  const kept = new Map<string, BrokenPair>();
  for (const pair of pairs) {
    const key = `${Math.min(pair.a, pair.b)} ${Math.max(pair.a, pair.b)} ${pair.rule.id}`;
    const known = kept.get(key);
    kept.set(key, known && !pair.sameName ? known : pair);
  }
  return [...kept.values()];
}
