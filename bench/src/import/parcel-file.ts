import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { promisify } from 'node:util';
import { createGaussKruger } from '@shancheng/geo';
import { generatePlan } from '../overlay/plan-generator.ts';

const plane = createGaussKruger({ centralMeridian: 108 });

/** A GeoPackage of generated parcels with shared edges and holes (seeded), as a planner would hand it in. @returns how many */
export async function writeParcelFile(path: string, polygons: number): Promise<number> {
  const lines = `${path}.geojsonl`;
  const out = createWriteStream(lines);
  let count = 0;
  for (const { key, code, rings } of generatePlan({ layers: 1, side: Math.ceil(Math.sqrt(polygons)), seed: 11 })) {
    const coordinates = rings.map((ring) => ring.map(([x, y]) => plane.inverse(x, y)));
    const feature = { type: 'Feature', properties: { key, code }, geometry: { type: 'Polygon', coordinates } };
    count++;
    if (!out.write(`${JSON.stringify(feature)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  await promisify(execFile)('ogr2ogr', [
    '-f',
    'GPKG',
    path,
    `GeoJSONSeq:${lines}`,
    '-a_srs',
    'EPSG:4490',
    '-nln',
    'parcels',
  ]);
  return count;
}
