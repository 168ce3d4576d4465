import { sql, type Trx } from '../../../platform/db/index.ts';

/** As in the report: below this neighbours only round differently. */
const LEAST_M2 = 0.01;

/**
 * Repairing one problem may end others: a row that was dropped has none any more, a snap closes the gap beside it. What
 * nobody has decided and no longer holds around the `touched` rows counts as repaired, with a note that it came along.
 */
export async function settleRemovedInTrx(trx: Trx, importId: string, touched: readonly number[]): Promise<void> {
  if (touched.length === 0) return;
  await sql`
    with touched as (select unnest(${[...new Set(touched)]}::int[]) as row),
    around as (
      select p.id, p.kind, p.row, p.other_row, p.geom from datasets.import_problems p
      where p.import_id = ${importId} and p.decision is null and (p.row in (select row from touched) or p.other_row in (select row from touched)
        or (p.kind = 'gap' and exists (select from datasets.import_features f join touched t on t.row = f.row
          where f.import_id = ${importId} and f.geom && p.geom)))
    ), removed as (
      select p.id from around p
      left join datasets.import_features a on a.import_id = ${importId} and a.row = p.row
      left join datasets.import_features b on b.import_id = ${importId} and b.row = p.other_row
      where (p.row is not null and a.row is null) or (p.other_row is not null and b.row is null)
        or case p.kind
          when 'invalid' then st_isvalid(a.geom)
          when 'duplicate' then st_asbinary(a.geom) <> st_asbinary(b.geom)
          when 'overlap' then st_isvalid(a.geom) and st_isvalid(b.geom)
            and st_area(st_collectionextract(st_intersection(a.geom, b.geom), 3)::geography) <= ${LEAST_M2}
          when 'gap' then st_area(st_difference(p.geom, (select st_union(f.geom) from datasets.import_features f
            where f.import_id = ${importId} and f.geom && p.geom and st_dimension(f.geom) = 2 and st_isvalid(f.geom)))::geography) <= ${LEAST_M2}
          else false end
    )
    update datasets.import_problems p set decision = 'accepted', detail = p.detail || '{"cameAlong": true}'
    from removed where p.id = removed.id`.execute(trx);
}
