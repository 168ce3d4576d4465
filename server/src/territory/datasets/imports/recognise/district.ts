import { createAreaIndex } from '@shancheng/geo';
import { type Database, sql } from '../../../../platform/db/index.ts';
import type { Box } from './crs-rules.ts';

export interface District {
  box: Box;
  isInside: (lon: number, lat: number) => boolean;
}

/** Chongqing: where a district without outline can be at all. */
const CITY: Box = [105.28, 28.16, 110.2, 32.21];

/** Where the plans of this installation lie. */
export async function findDistrict(db: Database, code: string): Promise<District> {
  const { rows } = await sql<{ west: number; south: number; east: number; north: number; parts: number[][][][] }>`
    select st_asgeojson(geom)::jsonb -> 'coordinates' as parts, st_xmin(geom) as west, st_ymin(geom) as south, st_xmax(geom) as east, st_ymax(geom) as north
    from directory.division_geometries where code = ${code} and valid_to is null`.execute(db);
  const [found] = rows;
  if (found === undefined) return { box: CITY, isInside: () => true };
  const outline = createAreaIndex([{ id: code, rings: found.parts.flat() }]);
  return {
    box: [found.west, found.south, found.east, found.north],
    isInside: (lon, lat) => outline.find(lon, lat) !== undefined,
  };
}
