import { type Database, sql } from '../../../../platform/db/index.ts';

/** Polygons of one tile, more or less; the union of a tile is made in memory. */
const PER_TILE = 2_000;
const LANES = 2;

/** Neighbours that share more than this overlap; below, they only round differently. */
const LEAST_OVERLAP_M2 = 0.01;
/** A hole up to this size was forgotten, larger ones may be meant. One that a polygon was drawn with names its row. */
const LARGEST_GAP_M2 = 10_000;
const LEAST_GAP_M2 = 0.01;

interface Tile {
  west: number;
  south: number;
  width: number;
  height: number;
}

/**
 * Overlaps and gaps, tile by tile. Where the areas of all polygons add up to the area of their union nothing overlaps,
 * and no pair has to be looked at: so a clean plan costs one union of each tile.
 */
export async function findPlaneProblems(db: Database, importId: string): Promise<void> {
  const tiles = await layTiles(db, importId);
  const lane = async () => {
    for (let tile = tiles.pop(); tile !== undefined; tile = tiles.pop()) await checkTile(db, importId, tile);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function layTiles(db: Database, importId: string): Promise<Tile[]> {
  const { rows } = await sql<{ count: number; west: number; south: number; east: number; north: number }>`
    select count, st_xmin(e) as west, st_ymin(e) as south, st_xmax(e) as east, st_ymax(e) as north
    from (select st_extent(geom) as e, count(*) as count from datasets.import_features
      where import_id = ${importId} and st_dimension(geom) = 2) as x where count > 0`.execute(db);
  const [all] = rows;
  if (all === undefined) return [];
  const side = Math.ceil(Math.sqrt(all.count / PER_TILE));
  const [width, height] = [(all.east - all.west) / side || 1e-9, (all.north - all.south) / side || 1e-9];
  return Array.from({ length: side * side }, (_, n) => ({
    ...{ west: all.west + (n % side) * width, south: all.south + Math.floor(n / side) * height },
    ...{ width, height },
  }));
}

/** Each overlap and gap belongs to the tile that holds the south-west corner of its box. */
async function checkTile(db: Database, importId: string, { west, south, width, height }: Tile): Promise<void> {
  const belongs = sql`st_xmin(p) >= ${west} and st_xmin(p) < ${west + width} and st_ymin(p) >= ${south} and st_ymin(p) < ${south + height}`;
  const box = sql`st_makeenvelope(${west - MARGIN}, ${south - MARGIN}, ${west + width + MARGIN}, ${south + height + MARGIN}, 4490)`;
  const { rows } = await sql<{ overlaps: boolean }>`
    with tile as materialized (
      select geom from datasets.import_features where import_id = ${importId} and geom && ${box} and st_dimension(geom) = 2 and st_isvalid(geom)
    ), joined as materialized (select st_union(geom) as u, sum(st_area(geom)) as area from tile),
    holes as (
      select st_makepolygon(st_interiorringn(part.geom, ring)) as p from joined, st_dump(u) as part, generate_series(1, st_numinteriorrings(part.geom)) as ring
    ), gaps as (
      insert into datasets.import_problems (import_id, row, kind, severity, detail, geom)
      select ${importId}::uuid, drawn.row, 'gap', 'warning', jsonb_build_object('areaM2', area, 'isDrawnHole', drawn.row is not null), p
      from (select p, st_area(p::geography) as area from holes where ${belongs} offset 0) as measured
      left join lateral (
        select f.row from datasets.import_features f where f.import_id = ${importId} and f.geom && p and st_dimension(f.geom) = 2
          and st_nrings(f.geom) > st_numgeometries(f.geom) and st_covers(st_boundary(f.geom), st_boundary(p)) limit 1) as drawn on true
      where area between ${LEAST_GAP_M2} and ${LARGEST_GAP_M2}
    )
    select area - st_area(u) > ${LEAST_OVERLAP_M2 / 1.1e10} as overlaps from joined`.execute(db);
  if (rows[0]?.overlaps !== true) return;
  await sql`
    insert into datasets.import_problems (import_id, row, other_row, kind, severity, detail, geom, proposal)
    select ${importId}::uuid, a, b, 'overlap', 'error', jsonb_build_object('areaM2', area), p, case when width < ${SNAP_WIDTH_M} then 'snap' end
    from (
      select a, b, p, st_area(p::geography) as area, 2 * st_area(p::geography) / nullif(st_perimeter(p::geography), 0) as width from (
        select a.row as a, b.row as b, st_collectionextract(st_intersection(a.geom, b.geom), 3) as p
        from datasets.import_features a join datasets.import_features b on b.geom && a.geom and b.row > a.row and b.import_id = a.import_id
        where a.import_id = ${importId} and a.geom && ${box} and b.geom && ${box} and st_dimension(a.geom) = 2 and st_dimension(b.geom) = 2
          and st_isvalid(a.geom) and st_isvalid(b.geom) and not st_equals(a.geom, b.geom) and st_relate(a.geom, b.geom, '2********')
        offset 0
      ) as pairs where not st_isempty(p) and ${belongs}
    ) as measured where area > ${LEAST_OVERLAP_M2}`.execute(db);
}

/** Degrees; some 30 m, so that whatever surrounds a gap at the edge of a tile is there. */
const MARGIN = 0.0003;
/** Overlaps thinner than this are drawing tolerance, and snapping to the neighbour closes them. */
const SNAP_WIDTH_M = 0.1;
