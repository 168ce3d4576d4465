import { type Database, sql } from '../../../../platform/db/index.ts';
import type { ImportRow } from '../import-store.ts';

/** Rows looked at by one statement. */
const CHUNK = 50_000;
const LANES = 2;

/** Problems a row has by itself: no shape, an invalid one, a sliver. */
export async function findRowProblems(db: Database, about: ImportRow): Promise<void> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(row), 0) as last from datasets.import_features where import_id = ${about.id}`.execute(db);
  const last = rows[0]?.last ?? 0;
  let next = 1;
  const lane = async () => {
    for (let from = next; from <= last; from = next) {
      next = from + CHUNK;
      await checkRows(db, about.id, from, from + CHUNK - 1);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/**
 * Narrower than 2 m, or a thread: less than 5 m wide and far from round (2·area/perimeter, 4πA/P²), on the ellipsoid.
 */
async function checkRows(db: Database, importId: string, from: number, to: number): Promise<void> {
  await sql`
    insert into datasets.import_problems (import_id, row, kind, severity, detail, geom, proposal)
    select ${importId}::uuid, row, 'empty', 'error', '{}', null, 'drop' from datasets.import_features f
    where import_id = ${importId} and row between ${from} and ${to} and (geom is null or st_isempty(geom))
      and not exists (select from datasets.import_problems u where u.import_id = f.import_id and u.row = f.row and u.kind = 'unreadable')
    union all
    select ${importId}::uuid, row, 'invalid', 'error', jsonb_build_object('reason', reason(d), 'areaM2', area_m2, 'repairedAreaM2', repaired, 'areaChangeM2', repaired - area_m2),
      st_setsrid(location(d), 4490), case when repaired is null then 'drop' else 'make-valid' end
    from (select f.row, f.area_m2, st_isvaliddetail(f.geom) as d,
        (select case when st_isempty(m) then null else st_area(m::geography) end from (select st_collectionextract(st_makevalid(f.geom), st_dimension(f.geom) + 1) as m) as made) as repaired
      from datasets.import_features f where import_id = ${importId} and row between ${from} and ${to} and not st_isvalid(f.geom) offset 0) as bad
    union all
    select ${importId}::uuid, row, 'sliver', 'warning', jsonb_build_object('widthM', width, 'areaM2', area_m2), st_pointonsurface(geom), 'drop'
    from (select row, area_m2, geom, 2 * area_m2 / nullif(perimeter, 0) as width, 12.566 * area_m2 / nullif(perimeter, 0) ^ 2 as roundness
      from (select row, area_m2, geom, st_perimeter(geom::geography) as perimeter from datasets.import_features
        where import_id = ${importId} and row between ${from} and ${to} and st_dimension(geom) = 2 and area_m2 < 2000 offset 0) as small offset 0) as measured
    where (width < 2 or (width < 5 and roundness < 0.05)) and st_isvalid(geom)`.execute(db);
}
