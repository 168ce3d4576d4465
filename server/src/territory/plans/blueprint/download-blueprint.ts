import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { type Database, sql } from '../../../platform/db/index.ts';
import { blueprintNotReady, gdalMissing } from '../errors.ts';
import { getBlueprint, type Viewer } from './blueprints.ts';

const PAGE = 500;
const LONGEST_MS = 300_000;
const run = promisify(execFile);

/** A ready blueprint as GeoJSON, read as fast as it is sent. */
export async function downloadGeoJson(db: Database, actor: Viewer, id: string): Promise<Readable> {
  const { status } = await getBlueprint(db, actor, id);
  if (status !== 'ready') throw blueprintNotReady();
  return Readable.from(writeCollection(db, id));
}

/** The same as a GeoPackage, made by GDAL’s own process; its file is gone once it has been sent. */
export async function downloadGeoPackage(db: Database, actor: Viewer, id: string): Promise<Readable> {
  const source = await downloadGeoJson(db, actor, id);
  const directory = await mkdtemp(join(tmpdir(), 'sc-blueprint-'));
  const clear = () => rm(directory, { recursive: true, force: true });
  try {
    const [json, gpkg] = [join(directory, 'blueprint.geojson'), join(directory, 'blueprint.gpkg')];
    await pipeline(source, createWriteStream(json));
    await run('ogr2ogr', ['-f', 'GPKG', '-a_srs', 'EPSG:4490', '-nln', 'blueprint', gpkg, json], {
      timeout: LONGEST_MS,
    });
    return createReadStream(gpkg).once('close', () => void clear());
  } catch (cause) {
    await clear();
    throw gdalMissing(cause);
  }
}

async function* writeCollection(db: Database, id: string): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let after = -1;
  let between = '';
  for (;;) {
    const { rows } = await sql<{ seq: number; feature: string }>`
      select seq, jsonb_build_object('type', 'Feature', 'geometry', st_asgeojson(geom, 12)::jsonb, 'properties', jsonb_build_object(
        'code', code, 'landGroup', land_group, 'datasetId', dataset_id, 'version', version, 'rank', rank, 'areaM2', area_m2,
        'unplanned', dataset_id is null))::text as feature
      from plans.blueprint_parts where blueprint_id = ${id} and seq > ${after} order by seq limit ${PAGE}`.execute(db);
    for (const row of rows) {
      yield between + row.feature;
      between = ',\n';
    }
    if (rows.length < PAGE) break;
    after = rows.at(-1)?.seq ?? after;
  }
  yield ']}';
}
