import { createAreaIndex } from '@shancheng/geo';
import { type Database, sql } from '../../../../platform/db/index.ts';
import type { Box } from './crs-rules.ts';

/** Where the plans of this installation lie; plain values, so that it can be given to a reader. */
export interface District {
  box: Box;
  /** Its outline, where one is known. */
  rings?: number[][][];
}

/** Chongqing: where a district without outline can be at all. */
const CITY: Box = [105.28, 28.16, 110.2, 32.21];

export async function findDistrict(db: Database, code: string): Promise<District> {
  const { rows } = await sql<{ west: number; south: number; east: number; north: number; parts: number[][][][] }>`
    select st_asgeojson(geom)::jsonb -> 'coordinates' as parts, st_xmin(geom) as west, st_ymin(geom) as south, st_xmax(geom) as east, st_ymax(geom) as north
    from directory.division_geometries where code = ${code} and valid_to is null`.execute(db);
  const [found] = rows;
  if (found === undefined) return { box: CITY };
  return { box: [found.west, found.south, found.east, found.north], rings: found.parts.flat() };
}

/** Says of places whether they lie in the district; without an outline all do. */
export function insideTest({ rings }: District): (lon: number, lat: number) => boolean {
  if (rings === undefined) return () => true;
  const outline = createAreaIndex([{ id: 'district', rings }]);
  return (lon, lat) => outline.find(lon, lat) !== undefined;
}
