import { sql } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { drawLayerTile, type LayerTile } from './draw-tile.ts';

/**
 * A tile, from what was drawn before where that still holds: a tile of an older version serves a newer one as long as
 * no feature in it began or ended in between, which two small indexes tell however many features there are.
 */
export async function readLayerTile({ db, clock }: Pick<Platform, 'db' | 'clock'>, tile: LayerTile): Promise<Buffer> {
  const { datasetId, version, z, x, y } = tile;
  const { rows } = await sql<{ mvt: Buffer }>`
    with tile as materialized (select st_setsrid(st_transform(st_tileenvelope(${z}, ${x}, ${y}, margin => 0.02), 4326), 4490) as around)
    select t.mvt from tile, lateral (select mvt, version from services.tiles where dataset_id = ${datasetId} and z = ${z} and x = ${x}
      and y = ${y} and version <= ${version} order by version desc limit 1) t
    where t.version = ${version} or not exists (
      select from datasets.features f where f.dataset_id = ${datasetId} and f.geom && tile.around
        and f.version_from > t.version and f.version_from <= ${version}
      union all
      select from datasets.features f where f.dataset_id = ${datasetId} and f.geom && tile.around
        and f.version_to > t.version and f.version_to <= ${version})`.execute(db);
  const kept = rows[0];
  if (kept) return kept.mvt;
  const mvt = await drawLayerTile(db, tile);
  await sql`
    insert into services.tiles (dataset_id, z, x, y, version, mvt, drawn_at)
    values (${datasetId}, ${z}, ${x}, ${y}, ${version}, ${mvt}, ${clock.now()}) on conflict do nothing`.execute(db);
  return mvt;
}
