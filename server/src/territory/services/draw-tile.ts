import { type Database, sql } from '../../platform/db/index.ts';

export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

export interface LayerTile extends TileAddress {
  datasetId: string;
  version: number;
}

/**
 * Beyond this many features in a tile of 512 pixels a single one is a few pixels wide: the tile then shows, cell by cell,
 * the code that covers most there. So a tile costs about the same whether a hundred or a million features lie in it.
 */
export const MOST_FEATURES = 4_000;
/** Cells along the edge of such a tile: four pixels each. */
const CELLS = 128;
/** From here on names and keys are sent along; farther out nobody could read them. */
const NAMED_FROM_ZOOM = 14;

/** Mapbox vector tile (2.1) of one version of a dataset; empty when nothing lies there. */
export async function drawLayerTile(db: Database, tile: LayerTile): Promise<Buffer> {
  const few = await drawFeatures(db, tile);
  return few ?? drawCells(db, tile);
}

const versionHolds = (version: number) =>
  sql`f.version_from <= ${version} and (f.version_to is null or f.version_to > ${version})`;

/** The colour of each code: its own, or that of its longest listed beginning. */
const coloursOf = (datasetId: string) => sql`
  colours as materialized (
    select distinct on (t.code) t.code, s.color from (select distinct code from drawn where code is not null) t
    join datasets.datasets d on d.id = ${datasetId}
    join plans.code_schemes s on s.scheme = d.scheme and s.color is not null and t.code like s.code || '%'
    order by t.code, length(s.code) desc
  )`;

/** The features themselves; undefined when there are too many. */
async function drawFeatures(db: Database, { datasetId, version, z, x, y }: LayerTile): Promise<Buffer | undefined> {
  const named = z >= NAMED_FROM_ZOOM;
  const { rows } = await sql<{ mvt: Buffer | null; many: boolean }>`
    with tile as materialized (select st_tileenvelope(${z}, ${x}, ${y}) as box,
        st_setsrid(st_transform(st_tileenvelope(${z}, ${x}, ${y}, margin => 0.02), 4326), 4490) as around),
    drawn as materialized (
      select f.key, f.code, f.name, f.geom from datasets.features f, tile
      where f.dataset_id = ${datasetId} and f.geom && tile.around and ${versionHolds(version)} limit ${MOST_FEATURES + 1}
    ), ${coloursOf(datasetId)},
    shapes as (
      select st_asmvtgeom(st_transform(st_setsrid(drawn.geom, 4326), 3857), tile.box, 4096, 64, true) as geom,
        code, colours.color, case when ${named} then key end as key, case when ${named} then name end as name
      from drawn left join colours using (code), tile where (select count(*) from drawn) <= ${MOST_FEATURES}
    )
    select (select st_asmvt(shapes, 'features', 4096, 'geom') from shapes where geom is not null) as mvt,
      (select count(*) from drawn) > ${MOST_FEATURES} as many`.execute(db);
  const row = rows[0];
  return row?.many ? undefined : (row?.mvt ?? Buffer.alloc(0));
}

/** Rows of equal cells, each of the code that covers most of it. A feature counts where its middle lies. */
async function drawCells(db: Database, { datasetId, version, z, x, y }: LayerTile): Promise<Buffer> {
  const { rows } = await sql<{ mvt: Buffer | null }>`
    with tile as materialized (select st_tileenvelope(${z}, ${x}, ${y}) as box,
        st_setsrid(st_transform(st_tileenvelope(${z}, ${x}, ${y}), 4326), 4490) as around),
    drawn as materialized (
      select f.code, floor((st_xmin(f.geom) + st_xmax(f.geom) - 2 * st_xmin(around)) / 2
          / (st_xmax(around) - st_xmin(around)) * ${CELLS}) as col,
        floor((st_ymin(f.geom) + st_ymax(f.geom) - 2 * st_ymin(around)) / 2
          / (st_ymax(around) - st_ymin(around)) * ${CELLS}) as line,
        coalesce(f.area_m2, 1) as area
      from datasets.features f, tile where f.dataset_id = ${datasetId} and f.geom && tile.around and ${versionHolds(version)}
    ), ${coloursOf(datasetId)},
    cells as (
      select distinct on (line, col) line, col, code from (
        select line, col, code, sum(area) as area from drawn where col between 0 and ${CELLS - 1} and line between 0 and ${CELLS - 1}
        group by line, col, code) c order by line, col, area desc, code
    ), spans as (
      select line, code, min(col) as first, max(col) + 1 as beyond from (
        select *, col - row_number() over (partition by line, code order by col) as span from cells) c group by line, code, span
    ), shapes as (
      select st_asmvtgeom(st_makeenvelope(
          st_xmin(box) + first * (st_xmax(box) - st_xmin(box)) / ${CELLS}, st_ymin(box) + line * (st_ymax(box) - st_ymin(box)) / ${CELLS},
          st_xmin(box) + beyond * (st_xmax(box) - st_xmin(box)) / ${CELLS},
          st_ymin(box) + (line + 1) * (st_ymax(box) - st_ymin(box)) / ${CELLS}, 3857), box, 4096, 64, true) as geom,
        code, colours.color, true as generalised
      from spans left join colours using (code), tile
    )
    select st_asmvt(shapes, 'features', 4096, 'geom') as mvt from shapes where geom is not null`.execute(db);
  return rows[0]?.mvt ?? Buffer.alloc(0);
}
