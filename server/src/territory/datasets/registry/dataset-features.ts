import type { DatasetFeature, DatasetFeaturePage, DatasetFeatureQuery } from '@shancheng/contracts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { versionNotFound } from '../errors.ts';
import { getDataset } from './dataset-summaries.ts';
import { present, type Reader } from './readable.ts';

interface Row extends Omit<DatasetFeature, 'at'> {
  lon: number;
  lat: number;
}

/** The features of one version, by key. */
export async function listDatasetFeatures(
  db: Database,
  reader: Reader,
  id: string,
  query: DatasetFeatureQuery,
): Promise<DatasetFeaturePage> {
  await getDataset(db, reader, id);
  const version = await findVersion(db, id, query);
  if (version === undefined) return { items: [] };
  const { after = '', q, limit = 100 } = query;
  const words = q?.trim() ? q.trim().replaceAll(/[\\%_]/g, String.raw`\$&`) : null;
  const { rows } = await sql<Row>`
    select key, code, name, attributes, area_m2 as "areaM2", version_from as since, st_x(at) as lon, st_y(at) as lat from (
      select f.*, case when st_dimension(geom) = 2 then st_pointonsurface(geom) else st_centroid(geom) end as at
      from datasets.features f
      where dataset_id = ${id} and key > ${after} and version_from <= ${version} and (version_to is null or version_to > ${version})
        and (${words}::text is null or key ilike ${`${words}%`} or code ilike ${`${words}%`} or name ilike ${`%${words}%`})
      order by key limit ${limit + 1}
    ) as page order by key`.execute(db);
  const items = rows.slice(0, limit).map(featureOf);
  const last = items.at(-1);
  return { items, version, ...(rows.length > limit && last ? { nextAfter: last.key } : {}) };
}

/** The version asked for, or the one that holds on the day asked for, else the newest; undefined when there is none. */
async function findVersion(
  db: Database,
  id: string,
  { version, asOf }: DatasetFeatureQuery,
): Promise<number | undefined> {
  const { rows } = await sql<{ number: number }>`
    select number from datasets.versions where dataset_id = ${id}
      and (${version ?? null}::int is null or number = ${version ?? null}) and (${asOf ?? null}::date is null or valid_from <= ${asOf ?? null}::date)
    order by number desc limit 1`.execute(db);
  if (version !== undefined && rows.length === 0) throw versionNotFound();
  return rows[0]?.number;
}

function featureOf({ lon, lat, ...row }: Row): DatasetFeature {
  return { ...present(row), at: { lon, lat } } as DatasetFeature; // absent instead of null; the answer’s schema checks it
}
