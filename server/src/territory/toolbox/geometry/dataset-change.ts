import type { ChangeQuery, DatasetComparison } from '@shancheng/contracts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { type Asker, type DatasetVersion, featuresOf, findVersion } from '../dataset-versions.ts';
import { daysReversed, noVersionThen } from './errors.ts';

const MOST_LISTED = 1_000;
/** m²: less is rounding of edges that two features share. */
const NOISE_M2 = 0.01;

interface Row {
  key: string;
  kind: 'added' | 'removed' | 'changed';
  name: string | null;
  codeBefore: string | null;
  codeAfter: string | null;
  areaBeforeM2: number;
  areaAfterM2: number;
}

/** What became of a dataset between two days: features by their keys, ground by its codes. */
export async function datasetChange(
  db: Database,
  actor: Asker,
  { query, now }: { query: ChangeQuery; now: Date },
): Promise<DatasetComparison> {
  const { dataset: key, from, to } = query;
  if (from > to) throw daysReversed();
  const [before, after] = await Promise.all([
    findVersion(db, actor, { key, asOf: from }),
    findVersion(db, actor, { key, asOf: to }),
  ]);
  if (before === undefined || after === undefined) throw noVersionThen();
  const [rows, transitions] = await Promise.all([listChanges(db, before, after), listTransitions(db, before, after)]);
  return {
    fromVersion: before.version,
    toVersion: after.version,
    totals: (['added', 'removed', 'changed'] as const).map((kind) => totalOf(rows, kind)),
    features: rows.slice(0, MOST_LISTED).map(changeOf),
    transitions,
    from,
    to,
    at: now.toISOString(),
  };
}

function totalOf(rows: readonly Row[], kind: Row['kind']) {
  const of = rows.filter((row) => row.kind === kind);
  const sum = (area: 'areaBeforeM2' | 'areaAfterM2') => of.reduce((total, row) => total + row[area], 0);
  return { kind, features: of.length, areaBeforeM2: sum('areaBeforeM2'), areaAfterM2: sum('areaAfterM2') };
}

function changeOf({ name, codeBefore, codeAfter, ...row }: Row): DatasetComparison['features'][number] {
  return {
    ...row,
    ...(name === null ? {} : { name }),
    ...(codeBefore === null ? {} : { codeBefore }),
    ...(codeAfter === null ? {} : { codeAfter }),
  };
}

/** Rows of either version that the other does not have: a feature that stayed is one row in both. */
const ended = (before: DatasetVersion, after: DatasetVersion) =>
  sql`select f.* from datasets.features f where ${featuresOf(before)} and f.version_to <= ${after.version}`;
const begun = (before: DatasetVersion, after: DatasetVersion) =>
  sql`select f.* from datasets.features f where ${featuresOf(after)} and f.version_from > ${before.version}`;

async function listChanges(db: Database, before: DatasetVersion, after: DatasetVersion): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select coalesce(a.key, b.key) as key, coalesce(b.name, a.name) as name, a.code as "codeBefore", b.code as "codeAfter",
      case when a.key is null then 'added' when b.key is null then 'removed' else 'changed' end as kind,
      coalesce(a.area_m2, 0) as "areaBeforeM2", coalesce(b.area_m2, 0) as "areaAfterM2"
    from (${ended(before, after)}) a full join (${begun(before, after)}) b on b.key = a.key
    where a.key is null or b.key is null or a.code is distinct from b.code or a.name is distinct from b.name
      or a.attributes <> b.attributes or not st_orderingequals(a.geom, b.geom)
    order by greatest(a.area_m2, b.area_m2) desc nulls last, key`.execute(db);
  return rows;
}

async function listTransitions(
  db: Database,
  before: DatasetVersion,
  after: DatasetVersion,
): Promise<DatasetComparison['transitions']> {
  const { rows } = await sql<{ from: string | null; to: string | null; areaM2: number }>`
    with a as materialized (${ended(before, after)}), b as materialized (${begun(before, after)}),
    was as (select st_union(geom) as geom from a where st_dimension(geom) = 2),
    is_now as (select st_union(geom) as geom from b where st_dimension(geom) = 2),
    pieces as (
      select coalesce(a.code, '') as code_from, coalesce(b.code, '') as code_to, st_area(st_intersection(a.geom, b.geom)::geography) as area
      from a join b on a.geom && b.geom and st_intersects(a.geom, b.geom) where st_dimension(a.geom) = 2 and st_dimension(b.geom) = 2
      union all
      select coalesce(a.code, ''), null, st_area(coalesce(st_difference(a.geom, is_now.geom), a.geom)::geography)
      from a, is_now where st_dimension(a.geom) = 2
      union all
      select null, coalesce(b.code, ''), st_area(coalesce(st_difference(b.geom, was.geom), b.geom)::geography)
      from b, was where st_dimension(b.geom) = 2
    )
    select code_from as "from", code_to as "to", sum(area) as "areaM2" from pieces
    group by code_from, code_to having sum(area) > ${NOISE_M2} order by sum(area) desc`.execute(db);
  return rows.map(({ from, to, areaM2 }) => ({
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    areaM2,
  }));
}
