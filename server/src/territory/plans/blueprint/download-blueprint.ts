import type { Readable } from 'node:stream';
import { type Database, sql } from '../../../platform/db/index.ts';
import { collectionOf, geoPackageOf } from '../../datasets/index.ts';
import { blueprintNotReady } from '../errors.ts';
import { getBlueprint, type Viewer } from './blueprints.ts';

const PAGE = 500;

/** A ready blueprint as GeoJSON, read as fast as it is sent. */
export async function downloadGeoJson(db: Database, actor: Viewer, id: string): Promise<Readable> {
  const { status } = await getBlueprint(db, actor, id);
  if (status !== 'ready') throw blueprintNotReady();
  return collectionOf(featureTexts(db, id));
}

/** The same as a GeoPackage. */
export async function downloadGeoPackage(
  db: Database,
  actor: Viewer,
  id: string,
  gdalFolder: string,
): Promise<Readable> {
  return geoPackageOf(await downloadGeoJson(db, actor, id), 'blueprint', { gdalFolder });
}

async function* featureTexts(db: Database, id: string): AsyncGenerator<string> {
  let after = -1;
  for (;;) {
    const { rows } = await sql<{ seq: number; feature: string }>`
      select seq, jsonb_build_object('type', 'Feature', 'geometry', st_asgeojson(geom, 12)::jsonb, 'properties', jsonb_build_object(
        'code', code, 'landGroup', land_group, 'datasetId', dataset_id, 'version', version, 'rank', rank, 'areaM2', area_m2,
        'unplanned', dataset_id is null))::text as feature
      from plans.blueprint_parts where blueprint_id = ${id} and seq > ${after} order by seq limit ${PAGE}`.execute(db);
    for (const row of rows) yield row.feature;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.seq ?? after;
  }
}
