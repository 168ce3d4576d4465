import type { ElevationGrid } from '@shancheng/geo';
import { type Database, sql } from '../../../platform/db/index.ts';
import { type Asker, mayRead } from '../dataset-versions.ts';
import { keepFew } from '../keep-few.ts';

export interface Terrain {
  name: { zh: string; en: string };
  synthetic: boolean;
  grid: ElevationGrid;
}

/** The finest heights the actor may see around a place; undefined when there are none. */
export type Terrains = (db: Database, actor: Asker, place: readonly [number, number]) => Promise<Terrain | undefined>;

/** A grid of ten million cells takes 20 MB. */
const MOST_KEPT = 4;

interface Found extends Omit<ElevationGrid, 'decimetres'> {
  key: string;
  name: Terrain['name'];
  synthetic: boolean;
  rowVersion: string;
}

/** Terrains as asked for; the heights of the last few are kept in memory until they are put anew. */
export function createTerrains(): Terrains {
  const kept = keepFew<Int16Array>(MOST_KEPT);
  return async (db, actor, [lon, lat]) => {
    const { rows } = await sql<Found>`
      select key, jsonb_build_object('zh', name_zh, 'en', name_en) as name, synthetic, west, south, cell_lon as "cellLon",
        cell_lat as "cellLat", cols, rows, xmin::text as "rowVersion"
      from toolbox.terrains d where ${mayRead(actor)}
      order by ${lon}::float8 between west and west + cols * cell_lon and ${lat}::float8 between south and south + rows * cell_lat desc,
        cell_lat, key limit 1`.execute(db);
    const [found] = rows;
    if (!found) return undefined;
    const { key, name, synthetic, rowVersion, ...place } = found;
    const decimetres = await kept(`${key} ${rowVersion} ${place.cols} ${place.rows}`, () => readHeights(db, key));
    return { name, synthetic, grid: { ...place, decimetres } };
  };
}

/** In shared memory, so that a worker thread looks at them without a copy. */
async function readHeights(db: Database, key: string): Promise<Int16Array> {
  const { rows } = await sql<{ heights: Buffer }>`select heights from toolbox.terrains where key = ${key}`.execute(db);
  const heights = rows[0]?.heights ?? Buffer.alloc(0);
  const decimetres = new Int16Array(new SharedArrayBuffer(heights.length));
  for (let i = 0; i < decimetres.length; i++) decimetres[i] = heights.readInt16LE(2 * i);
  return decimetres;
}
