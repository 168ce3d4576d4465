import { type Database, sql } from '../../../../platform/db/index.ts';
import type { RowBatch } from './reading-messages.ts';

/** Writes a batch as it came from the reader. Areas are of the ellipsoid. */
export async function writeRows(db: Database, importId: string, batch: RowBatch): Promise<void> {
  await sql`
    insert into datasets.import_features (import_id, row, key, code, name, attributes, geom, area_m2)
    select ${importId}::uuid, r, k, c, n, a, g, case when st_dimension(g) = 2 then abs(st_area(g::geography)) end
    from (select r, k, c, n, a, st_geomfromwkb(w, 4490) as g from unnest(${batch.rows}::int[], ${batch.keys}::text[], ${batch.codes}::text[],
      ${batch.names}::text[], ${batch.attributes}::jsonb[], ${batch.shapes}::bytea[]) as f(r, k, c, n, a, w) offset 0) as rows
    on conflict do nothing`.execute(db);
  if (batch.unreadable.length > 0) await writeUnreadable(db, importId, batch.unreadable);
}

async function writeUnreadable(db: Database, importId: string, unreadable: RowBatch['unreadable']): Promise<void> {
  await sql`
    insert into datasets.import_problems (import_id, row, kind, severity, detail, proposal)
    select ${importId}::uuid, u.row, 'unreadable', 'error', jsonb_build_object('reason', u.reason), 'drop'
    from jsonb_to_recordset(${JSON.stringify(unreadable)}::jsonb) as u("row" int, reason text)`.execute(db);
}
