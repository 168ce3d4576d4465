import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { Config } from '../../platform/config/config.ts';
import { geoPackageFailed } from './errors.ts';

const LONGEST_MS = 300_000;
const run = promisify(execFile);

/** GeoJSON features that are texts already, as one collection; written as fast as it is read. */
export function collectionOf(features: AsyncIterable<string>): Readable {
  return Readable.from(write(features));
}

async function* write(features: AsyncIterable<string>): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let between = '';
  for await (const feature of features) {
    yield between + feature;
    between = ',\n';
  }
  yield ']}';
}

/** A GeoJSON collection in EPSG:4490 as a GeoPackage, made by GDAL’s own process; its file is gone once it has been sent. */
export async function geoPackageOf(
  collection: Readable,
  layer: string,
  { gdalFolder }: Pick<Config, 'gdalFolder'>,
): Promise<Readable> {
  const directory = await mkdtemp(join(tmpdir(), 'sc-gpkg-'));
  const clear = () => rm(directory, { recursive: true, force: true });
  try {
    const [json, gpkg] = [join(directory, 'layer.geojson'), join(directory, 'layer.gpkg')];
    await pipeline(collection, createWriteStream(json));
    await run(`${gdalFolder}ogr2ogr`, ['-f', 'GPKG', '-a_srs', 'EPSG:4490', '-nln', layer, gpkg, json], {
      timeout: LONGEST_MS,
    });
    return createReadStream(gpkg).once('close', () => void clear());
  } catch (cause) {
    await clear();
    throw geoPackageFailed(cause);
  }
}
