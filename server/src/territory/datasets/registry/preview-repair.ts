import type { RepairPreview } from '@shancheng/contracts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { problemNotFound } from '../errors.ts';
import { present, type Reader, readable } from './readable.ts';
import { trySnap } from './try-snap.ts';

/** Shapes around the problem; more would not be looked at. */
const NEIGHBOURS = 200;
/** Degrees, some 30 m: enough of the surroundings to see where one is. */
const AROUND = 0.0003;

type Row = { [field in keyof RepairPreview]: RepairPreview[field] | null } & Pick<RepairPreview, 'neighbours'> & {
    snaps: { row: number; otherRow: number } | null;
  };

/** What a proposed repair would change: the shape as it is in the file, as it would be, and what lies around it. */
export async function previewRepair(
  db: Database,
  reader: Reader,
  importId: string,
  problemId: number,
): Promise<RepairPreview> {
  const { rows } = await sql<Row>`
    with problem as materialized (
      select p.* from datasets.import_problems p join datasets.imports i on i.id = p.import_id join datasets.datasets d on d.id = i.dataset_id
      where p.import_id = ${importId} and p.id = ${problemId} and ${readable(reader)}
    ), shapes as materialized (
      -- Snapping moves the later row, the others the row itself.
      select f.row, f.geom as before, case when p.proposal = 'make-valid'
          then st_collectionextract(st_makevalid(f.geom), st_dimension(f.geom) + 1) end as after
      from problem p
      join datasets.import_features f on f.import_id = p.import_id and f.row = case when p.proposal = 'snap' then p.other_row else p.row end
    ), place as (
      select st_expand(coalesce((select before from shapes), p.geom), ${AROUND}) as box from problem p
    )
    select st_asgeojson(s.before, 9)::jsonb as before, st_asgeojson(s.after, 9)::jsonb as after,
      case when st_dimension(s.before) = 2 then st_area(st_makevalid(s.before)::geography) end as "areaBeforeM2",
      case when st_dimension(s.after) = 2 then st_area(s.after::geography) end as "areaAfterM2",
      case when p.proposal = 'snap' and s.row is not null then jsonb_build_object('row', p.row, 'otherRow', p.other_row) end as snaps,
      coalesce((select jsonb_agg(jsonb_build_object('row', n.row, 'shape', st_asgeojson(n.geom, 9)::jsonb)) from (
        select f.row, f.geom from datasets.import_features f, place
        where f.import_id = ${importId} and f.geom && place.box and f.row is distinct from s.row order by f.row limit ${NEIGHBOURS}) n), '[]') as neighbours
    from problem p left join shapes s on true`.execute(db);
  const [row] = rows;
  if (row === undefined) throw problemNotFound();
  const { snaps, ...preview } = row;
  // Absent instead of null; the answer’s schema checks it once more.
  return { ...present(preview), ...(snaps ? await trySnap(db, importId, snaps) : {}) } as RepairPreview;
}
