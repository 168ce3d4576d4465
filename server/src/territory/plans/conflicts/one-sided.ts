import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { type ConflictRule, sliverReason } from './conflict-rules.ts';
import type { PlanLayer } from './plan-layers-queries.ts';
import { idOf } from './record-pairs.ts';

/** A conflict of a plan with itself: a spot it leaves out, or a day on which it does not hold. */
export interface OneSided {
  id: string;
  rule: ConflictRule;
  datasetId: string;
  version: number;
  /** What stands in for a feature: the cell and place of a gap, `*` for a whole layer. */
  key: string;
  areaM2: number;
  perimeterM: number;
  /** EWKB in hexadecimal. */
  geom: string;
  sliver: string | undefined;
}

/** About 200 m: a gap is looked for cell by cell, so that a change anywhere concerns few features. */
const CELL_DEGREES = 0.002;

interface Row {
  datasetId: string;
  version: number;
  key: string;
  areaM2: number;
  perimeterM: number;
  geom: string;
}

/** Plans that take part although they have expired or are drafts; where they have data. */
export async function listNotInForce(
  db: Database | Trx,
  layers: readonly PlanLayer[],
  rules: readonly ConflictRule[],
  asOf: string,
): Promise<OneSided[]> {
  const rule = rules.find((one) => one.type === 'TIME');
  if (!rule) return [];
  const { rows } = await sql<Row>`
    select l.id as "datasetId", l.version, '*' as key, st_area(g.geom::geography) as "areaM2", st_perimeter(g.geom::geography) as "perimeterM",
      encode(st_asewkb(g.geom), 'hex') as geom
    from (${inForce(layers)}) l join plans.layers p on p.dataset_id = l.id
    cross join lateral (select st_multi(coalesce(
      (select c.geom from datasets.coverages c where c.dataset_id = l.id and c.version_from <= l.version
        and (c.version_to is null or c.version_to > l.version)),
      (select st_setsrid(st_extent(f.geom)::geometry, 4490) from datasets.features f where f.dataset_id = l.id
        and f.version_from <= l.version and (f.version_to is null or f.version_to > l.version)))) as geom) g
    where p.kind <> 'status' and (p.draft or p.effective_to < ${asOf}::date) and st_dimension(g.geom) = 2
    order by l.id`.execute(db);
  return rows.map((row) => judged(rule, row));
}

/** The cells of 200 m that these features touch or touched in any version, and all of a coverage that changed: `east_north`. */
export async function listCellsOf(
  db: Database | Trx,
  { datasetId, keys, version }: { datasetId: string; keys: readonly string[]; version: number },
): Promise<string[]> {
  const { rows } = await sql<{ cell: string }>`
    select distinct x || '_' || y as cell from datasets.features f cross join lateral ${cellsOver(sql`f.geom`)}
    where f.dataset_id = ${datasetId} and f.key = any (${keys}::text[])
    union
    select x || '_' || y from datasets.coverages c cross join lateral ${cellsOver(sql`c.geom`)}
    where c.dataset_id = ${datasetId} and ${version} in (c.version_from, c.version_to)`.execute(db);
  return rows.map((row) => row.cell);
}

/** Spots inside the coverage of a zoning that no zone takes, cell by cell; only in these cells, or in all. */
export async function listGaps(
  db: Database | Trx,
  layers: readonly PlanLayer[],
  rules: readonly ConflictRule[],
  cells?: readonly string[],
): Promise<OneSided[]> {
  const rule = rules.find((one) => one.type === 'GAP');
  const zones = layers.filter((layer) => layer.kind === 'zone');
  if (!rule || zones.length === 0 || cells?.length === 0) return [];
  const { rows } = await sql<Row>`
    with cells as (
      select l.id, l.version, x || '_' || y as cell, st_intersection(c.geom, e.box) as geom
      from (${inForce(zones)}) l
      join datasets.coverages c on c.dataset_id = l.id and c.version_from <= l.version and (c.version_to is null or c.version_to > l.version)
      cross join lateral ${cellsOver(sql`c.geom`)}
      cross join lateral (select st_makeenvelope(x * ${CELL_DEGREES}::float8, y * ${CELL_DEGREES}::float8,
        (x + 1) * ${CELL_DEGREES}::float8, (y + 1) * ${CELL_DEGREES}::float8, 4490) as box) e
      where ${cells ? sql`x || '_' || y = any (${cells}::text[])` : sql`true`} and st_intersects(c.geom, e.box)
    )
    select cells.id as "datasetId", cells.version,
      'gap ' || cell || ' ' || to_char(st_x(p.inside), 'FM990.00000') || ',' || to_char(st_y(p.inside), 'FM990.00000') as key,
      st_area(gap.geom::geography) as "areaM2", st_perimeter(gap.geom::geography) as "perimeterM",
      encode(st_asewkb(st_multi(gap.geom)), 'hex') as geom
    from cells
    cross join lateral (select st_union(f.geom order by f.key) as geom from datasets.features f
      where f.dataset_id = cells.id and f.geom && cells.geom and f.version_from <= cells.version
        and (f.version_to is null or f.version_to > cells.version) and st_dimension(f.geom) = 2) taken
    cross join lateral st_dump(st_collectionextract(coalesce(st_difference(cells.geom, taken.geom), cells.geom), 3)) gap
    cross join lateral (select st_pointonsurface(gap.geom) as inside) p
    where st_area(gap.geom::geography) > 0.01
    order by 1, 3`.execute(db);
  return rows.map((row) => judged(rule, row));
}

/** A lateral table of the cells that the box of a shape meets. */
function cellsOver(geom: ReturnType<typeof sql>) {
  return sql`(select x, y from
    generate_series(floor(st_xmin(${geom}) / ${CELL_DEGREES}::float8)::int, floor(st_xmax(${geom}) / ${CELL_DEGREES}::float8)::int) as x,
    generate_series(floor(st_ymin(${geom}) / ${CELL_DEGREES}::float8)::int, floor(st_ymax(${geom}) / ${CELL_DEGREES}::float8)::int) as y) as grid`;
}

function inForce(layers: readonly PlanLayer[]) {
  return sql`select * from unnest(${layers.map((layer) => layer.datasetId)}::uuid[],
    ${layers.map((layer) => layer.version)}::int[]) as l(id, version)`;
}

function judged(rule: ConflictRule, row: Row): OneSided {
  const id = idOf([rule.type, rule.id, row.datasetId, row.key]);
  return { ...row, id, rule, sliver: sliverReason(rule, row) };
}
