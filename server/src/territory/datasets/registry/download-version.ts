import type { Readable } from 'node:stream';
import { type Database, sql } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { versionNotFound } from '../errors.ts';
import { collectionOf, geoPackageOf } from '../write-collection.ts';
import { getDataset } from './dataset-summaries.ts';
import type { Reader } from './readable.ts';

const PAGE = 500;

export interface VersionFile {
  stream: Readable;
  fileName: string;
}

/** One version of a dataset, whole, in EPSG:4490. */
export async function downloadVersion(
  { db, config }: Platform,
  reader: Reader,
  { datasetId, version, format }: { datasetId: string; version: number; format: 'geojson' | 'gpkg' },
): Promise<VersionFile> {
  const { key } = await getDataset(db, reader, datasetId);
  const { rows } =
    await sql`select from datasets.versions where dataset_id = ${datasetId} and number = ${version}`.execute(db);
  if (rows.length === 0) throw versionNotFound();
  const collection = collectionOf(featureTexts(db, datasetId, version));
  const stream = format === 'gpkg' ? await geoPackageOf(collection, key, config) : collection;
  return { stream, fileName: `${key}-v${version}.${format}` };
}

async function* featureTexts(db: Database, datasetId: string, version: number): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const { rows } = await sql<{ key: string; feature: string }>`
      select key, jsonb_build_object('type', 'Feature', 'geometry', st_asgeojson(geom, 12)::jsonb, 'properties',
        attributes || jsonb_strip_nulls(jsonb_build_object('key', key, 'code', code, 'name', name, 'areaM2', area_m2)))::text as feature
      from datasets.features where dataset_id = ${datasetId} and key > ${after} and version_from <= ${version}
        and (version_to is null or version_to > ${version}) order by key limit ${PAGE}`.execute(db);
    for (const row of rows) yield row.feature;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.key ?? after;
  }
}
