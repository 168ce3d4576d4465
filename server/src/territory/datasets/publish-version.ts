import { sql, type Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { replaceCoverageInTrx } from './coverage-store.ts';
import { lockNewestVersionInTrx } from './dataset-store.ts';
import { badGeometry, datasetNotFound } from './errors.ts';
import { datasetPublished } from './events.ts';

export interface FeatureChange {
  /** The feature’s own name in its dataset, the same through all versions. */
  key: string;
  code?: string;
  name?: string;
  attributes?: Record<string, unknown>;
  /** Well-known text in EPSG:4490 degrees, longitude first. */
  wkt: string;
}

export interface VersionChanges {
  datasetId: string;
  /** First day on which it holds, `YYYY-MM-DD`. */
  validFrom: string;
  /** Where it came from: a file, a decision with its number. */
  lineage: Record<string, unknown>;
  put: readonly FeatureChange[];
  remove?: readonly string[];
  /** Where the dataset has data from this version on (WKT, EPSG:4490); without it as before. */
  coverage?: string;
  /** Not announced: the caller publishes several datasets and announces once. */
  quiet?: boolean;
}

/** Features named in the announcement; beyond that everything is looked at anew. */
const MOST_NAMED = 1_000;

/**
 * A new version of a dataset: what it changes is added, what it replaces ends with the version before, all else goes on.
 * Nothing is ever overwritten, so the map of any earlier day can be drawn again. Refused when a geometry is invalid.
 * @returns the number of the version
 */
export async function publishVersionInTrx(trx: Trx, platform: Platform, changes: VersionChanges): Promise<number> {
  const { datasetId, put, remove = [] } = changes;
  const newest = await lockNewestVersionInTrx(trx, datasetId);
  if (newest === undefined) throw datasetNotFound();
  const version = newest + 1;
  const keys = [...new Set([...put.map((feature) => feature.key), ...remove])];
  await sql`
    update datasets.features set version_to = ${version}
    where dataset_id = ${datasetId} and version_to is null and key = any (${keys}::text[])`.execute(trx);
  await insertFeaturesInTrx(trx, datasetId, version, put);
  if (changes.coverage !== undefined)
    await replaceCoverageInTrx(trx, datasetId, version, sql`st_geomfromtext(${changes.coverage}, 4490)`);
  await sql`
    insert into datasets.versions (dataset_id, number, valid_from, recorded_at, lineage, feature_count)
    select ${datasetId}, ${version}, ${changes.validFrom}::date, ${platform.clock.now()}, ${JSON.stringify(changes.lineage)}::jsonb,
      count(*) from datasets.features where dataset_id = ${datasetId} and version_to is null`.execute(trx);
  if (!changes.quiet) await announceInTrx(trx, platform, datasetId, version, keys);
  return version;
}

async function announceInTrx(
  trx: Trx,
  platform: Platform,
  datasetId: string,
  version: number,
  keys: readonly string[],
): Promise<void> {
  await platform.events.publishInTrx(trx, datasetPublished, {
    datasetId,
    version,
    ...(keys.length <= MOST_NAMED ? { changedKeys: [...keys] } : {}),
  });
}

async function insertFeaturesInTrx(
  trx: Trx,
  datasetId: string,
  version: number,
  put: readonly FeatureChange[],
): Promise<void> {
  if (put.length === 0) return;
  const { rows } = await sql<{ key: string; valid: boolean }>`
    insert into datasets.features (dataset_id, key, version_from, code, name, attributes, geom, area_m2)
    select ${datasetId}, f.key, ${version}, f.code, f.name, coalesce(f.attributes, '{}'), g.geom,
      case when st_dimension(g.geom) = 2 and st_isvalid(g.geom) then st_area(g.geom::geography) end
    from jsonb_to_recordset(${JSON.stringify(put)}::jsonb) as f(key text, code text, name text, attributes jsonb, wkt text)
    cross join lateral (select st_geomfromtext(f.wkt, 4490) as geom) g
    returning key, st_isvalid(geom) as valid`.execute(trx);
  const invalid = rows.filter((row) => !row.valid).map((row) => row.key);
  if (invalid.length > 0) throw badGeometry(invalid);
}
