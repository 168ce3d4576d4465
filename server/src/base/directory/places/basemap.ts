import type { Basemap } from '../schemas.ts';
import { readDataFile } from './loaded-data.ts';

let cached: Promise<Basemap> | undefined;

/** The schematic base map of the district; read once. */
export function readBasemap(): Promise<Basemap> {
  // Our own file; its shape is asserted by basemap.test.ts.
  cached ??= readDataFile('chongqing/yuzhong-basemap.geojson').then(({ parse }) => parse() as Basemap);
  return cached;
}
