import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import type { PlanLayer } from '../conflicts/plan-layers-queries.ts';
import type { Running } from './blueprint-progress.ts';

/** About a kilometre; what lies in one tile is worked out in one statement. */
const TILE_DEGREES = 0.01;
/** A tenth of a millimetre: all lines of a tile are snapped to one grid, so they meet in the same points or not at all. */
const GRID_DEGREES = 1e-9;

interface Tile {
  x: number;
  y: number;
}

/** The outline of the district on that day, as a table. */
export function outlineOf({ code, asOf }: Pick<Running, 'code' | 'asOf'>) {
  return sql`(select geom from directory.division_geometries where code = ${code} and valid_from <= ${asOf}::date
    order by valid_from desc limit 1)`;
}

/** The tiles that a district touches, always in the same order. */
export async function listTiles(db: Database, blueprint: Running): Promise<Tile[]> {
  const { rows } = await sql<Tile>`
    select x, y from ${outlineOf(blueprint)} d,
      generate_series(floor(st_xmin(d.geom) / ${TILE_DEGREES}::float8)::int, floor(st_xmax(d.geom) / ${TILE_DEGREES}::float8)::int) as x,
      generate_series(floor(st_ymin(d.geom) / ${TILE_DEGREES}::float8)::int, floor(st_ymax(d.geom) / ${TILE_DEGREES}::float8)::int) as y
    where st_intersects(d.geom, ${boxOf()}) order by x, y`.execute(db);
  return rows;
}

function boxOf(x = sql`x`, y = sql`y`) {
  return sql`st_makeenvelope((${x}) * ${TILE_DEGREES}::float8, (${y}) * ${TILE_DEGREES}::float8,
    (${x} + 1) * ${TILE_DEGREES}::float8, (${y} + 1) * ${TILE_DEGREES}::float8, 4490)`;
}

/** Cuts tile `n` into parts and writes them down. */
export async function cutTileInTrx(
  trx: Trx,
  blueprint: Running,
  layers: readonly PlanLayer[],
  { n, x, y }: Tile & { n: number },
): Promise<void> {
  await sql`
    with l as materialized (select * from unnest(${layers.map((layer) => layer.datasetId)}::uuid[],
        ${layers.map((layer) => layer.version)}::int[], ${layers.map((layer) => layer.rank)}::int[]) with ordinality as l(id, version, rank, ord)),
    tile as materialized (select box, st_collectionextract(st_intersection(d.geom, box, ${GRID_DEGREES}::float8), 3) as geom
      from ${outlineOf(blueprint)} d, (select ${boxOf(sql`${x}::int`, sql`${y}::int`)} as box) b),
    taking as materialized (select f.key, f.code, f.geom, l.id, l.version, l.rank, l.ord from tile
      join datasets.features f on f.geom && tile.geom join l on l.id = f.dataset_id
      where f.version_from <= l.version and (f.version_to is null or f.version_to > l.version) and st_dimension(f.geom) = 2),
    lines as (select st_union(geom, ${GRID_DEGREES}::float8) as geom from (
        select st_boundary(geom) as geom from tile
        union all select st_intersection(st_boundary(taking.geom), tile.box) from taking, tile) all_lines),
    faces as materialized (select face.geom, st_pointonsurface(face.geom) as inside
      from (select (st_dump(st_polygonize(geom))).geom from lines) face, tile
      where st_intersects(st_pointonsurface(face.geom), tile.geom)),
    designated as (select faces.geom, t.id, t.version, t.rank, t.code from faces
      left join lateral (select * from taking where taking.geom && faces.inside and st_intersects(taking.geom, faces.inside)
        order by rank, ord, key limit 1) t on true),
    dissolved as (select id, version, rank, code, st_multi(st_collectionextract(st_union(geom), 3)) as geom
      from designated group by id, version, rank, code)
    insert into plans.blueprint_parts (blueprint_id, seq, dataset_id, version, rank, code, geom, area_m2)
    select ${blueprint.id}::uuid, ${n}::int * 100000 + row_number() over (order by rank, id, code), id, version, rank, code, geom,
      st_area(geom::geography) from dissolved`.execute(trx);
}
