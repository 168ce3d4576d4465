import { type Database, sql } from '../../../../platform/db/index.ts';
import type { ImportRow } from '../import-store.ts';

/** Problems that show against the rest of the file, the code scheme and the district. */
export async function findWholeProblems(db: Database, about: ImportRow, districtCode: string): Promise<void> {
  await findDuplicates(db, about.id);
  await findCodeProblems(db, about);
  await findOutside(db, about.id, districtCode);
}

async function findDuplicates(db: Database, importId: string): Promise<void> {
  await sql`
    insert into datasets.import_problems (import_id, row, other_row, kind, severity, detail, geom, proposal)
    select ${importId}::uuid, row, first, 'duplicate', 'error', '{}', st_pointonsurface(geom), 'drop' from (
      select f.row, f.geom, d.first from (
        select md5(st_asbinary(geom))::uuid as shape, min(row) as first from datasets.import_features
        where import_id = ${importId} and geom is not null group by 1 having count(*) > 1) d
      join datasets.import_features f on md5(st_asbinary(f.geom))::uuid = d.shape
      where f.import_id = ${importId} and f.row > d.first) as again`.execute(db);
}

/** A code is known when its scheme lists it; a scheme nobody entered knows nothing, so nothing is said. */
async function findCodeProblems(db: Database, { id, scheme }: ImportRow): Promise<void> {
  if (scheme === null) return;
  await sql`
    insert into datasets.import_problems (import_id, row, kind, severity, detail)
    select ${id}::uuid, f.row, case when f.code is null then 'missing-attribute' else 'unknown-code' end, 'warning',
      case when f.code is null then '{"field": "code"}'::jsonb else jsonb_build_object('code', f.code, 'scheme', ${scheme}::text) end
    from datasets.import_features f
    left join (select distinct code from plans.code_schemes where scheme = ${scheme}) c on c.code = f.code
    where f.import_id = ${id} and c.code is null and (f.code is null or exists (select from plans.code_schemes where scheme = ${scheme}))`.execute(
    db,
  );
}

async function findOutside(db: Database, importId: string, districtCode: string): Promise<void> {
  await sql`
    insert into datasets.import_problems (import_id, row, kind, severity, detail, geom)
    select ${importId}::uuid, f.row, 'outside-district', 'warning', '{}', st_centroid(st_envelope(f.geom))
    from datasets.import_features f,
      directory.division_geometries d
    where d.code = ${districtCode} and d.valid_to is null
      and f.import_id = ${importId} and not st_intersects(d.geom, f.geom)`.execute(db);
}
