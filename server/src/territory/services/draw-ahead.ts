import { sql } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { MOST_FEATURES, type TileAddress } from './draw-tile.ts';
import { readLayerTile } from './kept-tiles.ts';

/** Farther out a district is a dot; the map does not open there. */
const FARTHEST_ZOOM = 8;
const NEAREST_ZOOM = 14;
/** Most tiles drawn ahead for one version: a few minutes of one connection at worst. */
const MOST_TILES = 400;

/**
 * Draws the tiles in which too many features lie to draw them while somebody waits. Those of an unchanged part are there
 * already and cost a look. Nearer tiles hold few features and are drawn when asked for.
 */
export async function drawAhead(
  platform: Pick<Platform, 'db' | 'clock'>,
  { datasetId, version }: { datasetId: string; version: number },
): Promise<number> {
  const extent = await findExtent(platform, datasetId, version);
  if (!extent) return 0;
  let drawn = 0;
  for (let z = FARTHEST_ZOOM; z <= NEAREST_ZOOM; z++) {
    const tiles = listTiles(z, extent);
    const crowded = extent.features / tiles.length > MOST_FEATURES / 4;
    if (!crowded || drawn + tiles.length > MOST_TILES) break;
    for (const tile of tiles) await readLayerTile(platform, { datasetId, version, ...tile });
    drawn += tiles.length;
  }
  return drawn;
}

interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
  features: number;
}

async function findExtent(
  { db }: Pick<Platform, 'db'>,
  datasetId: string,
  version: number,
): Promise<Extent | undefined> {
  const { rows } = await sql<Extent>`
    select st_xmin(e.box) as west, st_ymin(e.box) as south, st_xmax(e.box) as east, st_ymax(e.box) as north,
      v.feature_count::int as features
    from datasets.versions v cross join lateral (select st_extent(f.geom) as box from datasets.features f
      where f.dataset_id = v.dataset_id and f.version_from <= v.number and (f.version_to is null or f.version_to > v.number)) e
    where v.dataset_id = ${datasetId} and v.number = ${version} and v.feature_count > ${MOST_FEATURES}`.execute(db);
  return rows[0];
}

function listTiles(z: number, { west, south, east, north }: Extent): TileAddress[] {
  const column = (lon: number) => Math.floor(((lon + 180) / 360) * 2 ** z);
  const row = (lat: number) => Math.floor((0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** z);
  const tiles: TileAddress[] = [];
  for (let x = column(west); x <= column(east); x++)
    for (let y = row(north); y <= row(south); y++) tiles.push({ z, x, y });
  return tiles;
}
