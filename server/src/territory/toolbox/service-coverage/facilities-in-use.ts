import type { Position } from '@shancheng/geo';
import { type Database, sql } from '../../../platform/db/index.ts';
import { type DatasetVersion, featuresOf } from '../dataset-versions.ts';
import { tooManyFacilities } from './errors.ts';

/** Facilities one question counts at most; more are refused, never left out silently. */
const MOST_FACILITIES = 10_000;

/** Where the facilities of these codes are that are in use. */
export async function placesInUse(
  db: Database,
  facilities: DatasetVersion,
  codes: readonly string[],
): Promise<Position[]> {
  const { rows } = await sql<{ lon: number; lat: number }>`
    select st_x(c) as lon, st_y(c) as lat from datasets.features f, lateral st_centroid(f.geom) c
    where ${featuresOf(facilities)} and f.code = any (${codes}::text[]) and f.attributes->>'status' = 'in-use'
    order by f.key limit ${MOST_FACILITIES + 1}`.execute(db);
  if (rows.length > MOST_FACILITIES) throw tooManyFacilities(MOST_FACILITIES);
  return rows.map(({ lon, lat }): Position => [lon, lat]);
}
