import { sql, type Trx } from '../../../platform/db/index.ts';

export interface Pair {
  row: number;
  otherRow: number;
}

/** 0.1 m, the tolerance of drawing. */
const SNAP_DEGREES = 1e-6;
/** A snap moves an outline by the tolerance at most; what changes an area by more has folded something over. */
const MOST_MOVED_M = 0.2;
/** As in the report: below this neighbours only round differently. */
const LEAST_OVERLAP_M2 = 0.01;
const ROUNDS = 3;

/**
 * Makes the later of two rows meet the earlier one in one line: its corners go to the corners and edges within the
 * tolerance, what then still overlaps is taken off. All pairs at once; where three meet, another round puts right what
 * the first moved. @returns the pairs that overlap no more
 */
export async function snapPairsInTrx<P extends Pair>(trx: Trx, importId: string, pairs: readonly P[]): Promise<P[]> {
  let left: readonly Pair[] = pairs;
  for (let round = 0; round < ROUNDS && left.length > 0; round++) {
    await snapOnceInTrx(trx, importId, left);
    left = await overlappingInTrx(trx, importId, left);
  }
  const failed = new Set(left.map(nameOf));
  return pairs.filter((pair) => !failed.has(nameOf(pair)));
}

const nameOf = ({ row, otherRow }: Pair) => `${row} ${otherRow}`;

const asTable = (pairs: readonly Pair[]) => sql`
  unnest(${pairs.map(({ row }) => row)}::int[], ${pairs.map(({ otherRow }) => otherRow)}::int[]) as pair(a, b)`;

async function snapOnceInTrx(trx: Trx, importId: string, pairs: readonly Pair[]): Promise<void> {
  await sql`
    with neighbours as materialized (
      select pair.b as row, st_union(f.geom) as geom
      from ${asTable(pairs)} join datasets.import_features f on f.import_id = ${importId} and f.row = pair.a group by 1
    ), snapped as materialized (
      select f.row, f.geom as before, st_collectionextract(st_makevalid(st_difference(st_snap(f.geom, corners.geom, ${SNAP_DEGREES}), n.geom)), 3) as geom
      from neighbours n join datasets.import_features f on f.import_id = ${importId} and f.row = n.row
      cross join lateral (
        select st_collect(place) as geom from (
          select (st_dumppoints(n.geom)).geom as place
          union all
          select st_closestpoint(st_boundary(n.geom), corner.geom) from st_dumppoints(f.geom) as corner
          where st_dwithin(corner.geom, st_boundary(n.geom), ${SNAP_DEGREES})) as places) as corners
    )
    update datasets.import_features f set geom = s.geom, area_m2 = st_area(s.geom::geography)
    from snapped s
    where f.import_id = ${importId} and f.row = s.row and not st_isempty(s.geom) and st_isvalid(s.geom)
      and abs(st_area(s.geom::geography) - st_area(s.before::geography)) <= ${MOST_MOVED_M} * st_perimeter(s.before::geography)`.execute(
    trx,
  );
}

async function overlappingInTrx(trx: Trx, importId: string, pairs: readonly Pair[]): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select pair.a as row, pair.b as "otherRow" from ${asTable(pairs)}
    join datasets.import_features a on a.import_id = ${importId} and a.row = pair.a
    join datasets.import_features b on b.import_id = ${importId} and b.row = pair.b
    where st_area(st_collectionextract(st_intersection(a.geom, b.geom), 3)::geography) > ${LEAST_OVERLAP_M2}`.execute(
    trx,
  );
  return rows;
}
