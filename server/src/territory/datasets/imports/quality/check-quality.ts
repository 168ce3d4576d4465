import { sql } from '../../../../platform/db/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import type { ImportRow } from '../import-store.ts';
import { findPlaneProblems } from './plane-problems.ts';
import { findRowProblems } from './row-problems.ts';
import { findWholeProblems } from './whole-problems.ts';

/** The quality report of an import: problems by row with what could be done about each, and their sum. */
export async function checkQuality(platform: Platform, about: ImportRow): Promise<void> {
  const { db, config } = platform;
  // What an earlier attempt found before its process died; what could not be read is known from the reading alone.
  await sql`delete from datasets.import_problems where import_id = ${about.id} and kind <> 'unreadable'`.execute(db);
  await sql`analyze datasets.import_features`.execute(db);
  await findRowProblems(db, about);
  await findWholeProblems(db, about, config.districtCode);
  await findPlaneProblems(db, about.id);
  await sumUp(platform, about.id);
}

/** Counts by kind, area and extent, kept with the import. */
export async function sumUp({ db }: Pick<Platform, 'db'>, importId: string): Promise<void> {
  await sql`
    update datasets.imports set summary = (
      select jsonb_build_object('features', count(*), 'areaM2', coalesce(sum(area_m2), 0), 'extent',
        (select jsonb_build_array(st_xmin(e), st_ymin(e), st_xmax(e), st_ymax(e)) from (select st_extent(geom) as e) as x))
      from datasets.import_features where import_id = ${importId}
    ) || jsonb_build_object('problems', coalesce((
      select jsonb_object_agg(kind, n) from (select kind, count(*) as n from datasets.import_problems where import_id = ${importId} group by kind) k), '{}'),
      'errors', (select count(*) from datasets.import_problems where import_id = ${importId} and severity = 'error' and decision is distinct from 'accepted'))
    where id = ${importId}`.execute(db);
}
