import { sql } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { listPlanLayers, type PlanLayer, readLandGroups } from '../conflicts/plan-layers-queries.ts';
import { publishBlueprintInTrx } from './publish-blueprint.ts';

/** About a kilometre; what lies in one tile is worked out in one statement. */
const TILE_DEGREES = 0.01;
/** A tenth of a millimetre: all lines of a tile are snapped to one grid, so they meet in the same points or not at all. */
const GRID_DEGREES = 1e-9;
/** 0.01 % (domain.md §3.5). */
const MOST_PPM = 100;
/** Of the control lines only the rigid ones say what a spot is; a development boundary only says what may be planned. */
const RIGID_RANK = 2;

interface Waiting {
  id: string;
  asOf: string;
  code: string;
  path: string;
}

/**
 * Works out a blueprint: all outlines of a tile are cut into the faces between them, and each face belongs to the most
 * rigid plan that covers it, or to none (未规划). Faces share nothing and leave nothing out by construction; what does
 * not add up to the district is not published.
 */
export async function computeBlueprint(platform: Platform, blueprintId: string): Promise<void> {
  const { db, clock } = platform;
  const blueprint = await startBlueprint(platform, blueprintId);
  if (!blueprint) return;
  const layers = (await listPlanLayers(db, blueprint.asOf)).filter(takesPart);
  const tiles = await listTiles(platform, blueprint);
  for (const [n, { x, y }] of tiles.entries()) {
    await cutTile(platform, blueprint, layers, { n, x, y });
    await sql`update plans.blueprints set progress = ${(n + 1) / tiles.length} where id = ${blueprintId}`.execute(db);
  }
  await nameGroups(platform, blueprintId, layers);
  await db.transaction().execute(async (trx) => {
    const versions = Object.fromEntries(layers.map((layer) => [layer.datasetId, layer.version]));
    const { rows } = await sql<{ ready: boolean }>`
      with sums as (select count(*)::int as features, coalesce(sum(area_m2), 0) as area from plans.blueprint_parts where blueprint_id = ${blueprintId}),
      district as (select st_area(geom::geography) as area from ${outline(blueprint)} d),
      figures as (select features, sums.area, district.area as admin, abs(sums.area - district.area) / district.area * 1e6 as ppm from sums, district)
      update plans.blueprints set area_m2 = f.area, admin_area_m2 = f.admin, closes_ppm = f.ppm, features = f.features,
        versions = ${JSON.stringify(versions)}::jsonb, finished_at = ${clock.now()}, progress = 1,
        status = case when f.ppm <= ${MOST_PPM} then 'ready' else 'failed' end,
        problem = case when f.ppm <= ${MOST_PPM} then null else 'does not add up to the district' end
      from figures f where id = ${blueprintId} returning status = 'ready' as ready`.execute(trx);
    if (rows[0]?.ready) await publishBlueprintInTrx(trx, platform, blueprint);
  });
}

function takesPart({ kind, landGroup, rank }: PlanLayer): boolean {
  return kind === 'zone' || (kind === 'line' && landGroup !== null && rank <= RIGID_RANK);
}

async function startBlueprint({ db }: Platform, blueprintId: string): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    update plans.blueprints set status = 'running', progress = 0 where id = ${blueprintId} and status in ('waiting', 'running')
    returning id, as_of::text as "asOf", division_path as path,
      reverse(split_part(reverse(rtrim(division_path, '/')), '/', 1)) as code`.execute(db);
  // A job that died half way starts anew.
  await sql`delete from plans.blueprint_parts where blueprint_id = ${blueprintId} and ${rows.length > 0}`.execute(db);
  return rows[0];
}

function outline({ code, asOf }: Pick<Waiting, 'code' | 'asOf'>) {
  return sql`(select geom from directory.division_geometries where code = ${code} and valid_from <= ${asOf}::date
    order by valid_from desc limit 1)`;
}

async function listTiles({ db }: Platform, blueprint: Waiting): Promise<{ x: number; y: number }[]> {
  const { rows } = await sql<{ x: number; y: number }>`
    select x, y from ${outline(blueprint)} d,
      generate_series(floor(st_xmin(d.geom) / ${TILE_DEGREES}::float8)::int, floor(st_xmax(d.geom) / ${TILE_DEGREES}::float8)::int) as x,
      generate_series(floor(st_ymin(d.geom) / ${TILE_DEGREES}::float8)::int, floor(st_ymax(d.geom) / ${TILE_DEGREES}::float8)::int) as y
    where st_intersects(d.geom, ${boxOf()}) order by x, y`.execute(db);
  return rows;
}

function boxOf(x = sql`x`, y = sql`y`) {
  return sql`st_makeenvelope((${x}) * ${TILE_DEGREES}::float8, (${y}) * ${TILE_DEGREES}::float8,
    (${x} + 1) * ${TILE_DEGREES}::float8, (${y} + 1) * ${TILE_DEGREES}::float8, 4490)`;
}

async function cutTile(
  { db }: Platform,
  blueprint: Waiting,
  layers: readonly PlanLayer[],
  { n, x, y }: { n: number; x: number; y: number },
): Promise<void> {
  await sql`
    with l as materialized (select * from unnest(${layers.map((layer) => layer.datasetId)}::uuid[],
        ${layers.map((layer) => layer.version)}::int[], ${layers.map((layer) => layer.rank)}::int[]) with ordinality as l(id, version, rank, ord)),
    tile as materialized (select box, st_collectionextract(st_intersection(d.geom, box, ${GRID_DEGREES}::float8), 3) as geom
      from ${outline(blueprint)} d, (select ${boxOf(sql`${x}::int`, sql`${y}::int`)} as box) b),
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
      st_area(geom::geography) from dissolved`.execute(db);
}

/** What the classes of the parts mean, each through the scheme of its own plan. */
async function nameGroups({ db }: Platform, blueprintId: string, layers: readonly PlanLayer[]): Promise<void> {
  const groupOf = await readLandGroups(db);
  const { rows } = await sql<{ datasetId: string; code: string | null }>`
    select distinct dataset_id as "datasetId", code from plans.blueprint_parts
    where blueprint_id = ${blueprintId} and dataset_id is not null`.execute(db);
  const named = rows.flatMap(({ datasetId, code }) => {
    const layer = layers.find((one) => one.datasetId === datasetId);
    const group = layer && groupOf(layer, code);
    return group === undefined ? [] : [{ id: datasetId, code, group }];
  });
  await sql`
    update plans.blueprint_parts p set land_group = n."group"
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as n(id uuid, code text, "group" text)
    where p.blueprint_id = ${blueprintId} and p.dataset_id = n.id and p.code is not distinct from n.code`.execute(db);
}
