import type { ElevationGrid } from '@shancheng/geo';
import { sql, type Trx } from '../../../platform/db/index.ts';

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
