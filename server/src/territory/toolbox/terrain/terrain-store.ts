import type { ElevationGrid } from '@shancheng/geo';
import { scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { type Asker, levelsOf } from '../service-coverage/find-version.ts';
import { terrainUnknown } from './errors.ts';

export interface NewTerrain {
  /** Lower-case words with hyphens; a terrain of the same key is replaced. */
  key: string;
  name: { zh: string; en: string };
  licence: string;
  synthetic: boolean;
  divisionPath: string;
  securityLevel: 'public' | 'internal' | 'sensitive';
  grid: ElevationGrid;
}

/** Keeps an elevation grid, in place of an older one of that key. */
export async function putTerrainInTrx(trx: Trx, terrain: NewTerrain, now: Date): Promise<void> {
  const { key, name, licence, synthetic, divisionPath, securityLevel, grid } = terrain;
  const heights = Buffer.alloc(2 * grid.decimetres.length);
  for (const [i, height] of grid.decimetres.entries()) heights.writeInt16LE(height, 2 * i);
  await sql`
    insert into toolbox.terrains (key, name_zh, name_en, licence, synthetic, division_path, security_level,
      west, south, cell_lon, cell_lat, cols, rows, heights, put_at)
    values (${key}, ${name.zh}, ${name.en}, ${licence}, ${synthetic}, ${divisionPath}, ${securityLevel},
      ${grid.west}, ${grid.south}, ${grid.cellLon}, ${grid.cellLat}, ${grid.cols}, ${grid.rows}, ${heights}, ${now})
    on conflict (key) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, licence = excluded.licence,
      synthetic = excluded.synthetic, division_path = excluded.division_path, security_level = excluded.security_level,
      west = excluded.west, south = excluded.south, cell_lon = excluded.cell_lon, cell_lat = excluded.cell_lat,
      cols = excluded.cols, rows = excluded.rows, heights = excluded.heights, put_at = excluded.put_at`.execute(trx);
}

export interface Terrain {
  name: { zh: string; en: string };
  synthetic: boolean;
  grid: ElevationGrid;
}

interface Row extends Omit<ElevationGrid, 'decimetres'> {
  name: { zh: string; en: string };
  synthetic: boolean;
  heights: Buffer;
}

/** The finest heights the actor may see around a place; refuses when there are none. */
export async function getTerrain(db: Database, actor: Asker, place: readonly [number, number]): Promise<Terrain> {
  const terrain = await findTerrain(db, actor, place);
  if (terrain === undefined) throw terrainUnknown();
  return terrain;
}

/** The same, or undefined. */
export async function findTerrain(
  db: Database,
  actor: Asker,
  [lon, lat]: readonly [number, number],
): Promise<Terrain | undefined> {
  const { rows } = await sql<Row>`
    select jsonb_build_object('zh', name_zh, 'en', name_en) as name, synthetic, west, south, cell_lon as "cellLon",
      cell_lat as "cellLat", cols, rows, heights
    from toolbox.terrains
    where division_path like any (${scopePatterns(actor)}::text[]) and security_level = any (${levelsOf(actor)}::text[])
    order by ${lon}::float8 between west and west + cols * cell_lon and ${lat}::float8 between south and south + rows * cell_lat desc,
      cell_lat, key limit 1`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const { name, synthetic, heights, ...place } = row;
  const decimetres = Int16Array.from({ length: place.cols * place.rows }, (_, i) => heights.readInt16LE(2 * i));
  return { name, synthetic, grid: { ...place, decimetres } };
}
