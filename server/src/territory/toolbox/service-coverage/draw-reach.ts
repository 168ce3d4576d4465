import type { AreaShape } from '@shancheng/contracts';
import { type Position, partsOf, type WalkNetwork } from '@shancheng/geo';
import { type Database, sql } from '../../../platform/db/index.ts';

/** Metres to either side of a street that are reached from it: the depth of a row of houses. An assumption. */
export const BESIDE_M = 40;
/** Metres of a square whose streets are widened together: one of a whole city takes twice as long. */
const SQUARE_M = 500;

export interface ReachedArea {
  shape: AreaShape;
  areaM2: number;
}
type Shares = readonly (readonly [number, number])[];

/**
 * The ground beside reached streets, band by band, the nearest first; metres of the plane `srid` for the width, EPSG:4490 as
 * answered. Only what a band adds to the one before it is widened.
 */
export async function drawReach(
  { db, srid }: { db: Database; srid: number },
  { lines }: Pick<WalkNetwork, 'lines'>,
  bands: readonly (readonly Shares[])[],
): Promise<ReachedArea[]> {
  const areas: ReachedArea[] = [];
  let drawn: string | null = null;
  for (const [n, band] of bands.entries()) {
    const before = bands[n - 1];
    const added = band.flatMap((shares, line) =>
      sameShares(shares, before?.[line]) ? [] : partsOf(lines[line]?.line ?? [], shares),
    );
    const { plane, ...area } = await widen({ db, srid }, drawn, added);
    areas.push(area);
    drawn = plane;
  }
  return areas;
}

const sameShares = (one: Shares, other: Shares | undefined) =>
  other !== undefined &&
  one.length === other.length &&
  one.every(([a, b], i) => a === other[i]?.[0] && b === other[i]?.[1]);

async function widen({ db, srid }: { db: Database; srid: number }, drawn: string | null, parts: readonly Position[][]) {
  const lines = JSON.stringify({ type: 'MultiLineString', coordinates: parts });
  const { rows } = await sql<ReachedArea & { plane: string }>`
    with parts as (
      select geom, floor(st_x(st_startpoint(geom)) / ${SQUARE_M}) as col, floor(st_y(st_startpoint(geom)) / ${SQUARE_M}) as row
      from (select (st_dump(st_transform(st_setsrid(st_geomfromgeojson(${lines}), 4490), ${srid}::int))).geom) part
    ), squares as (
      select st_buffer(st_collect(geom), ${BESIDE_M}, 'quad_segs=2') as geom from parts group by col, row
      union all select ${drawn}::geometry where ${drawn}::text is not null
    ), joined as materialized (select coalesce(st_union(geom), st_geomfromtext('POLYGON EMPTY', ${srid}::int)) as geom from squares),
    answered as materialized (select geom as plane, st_multi(st_transform(geom, 4490)) as geom from joined)
    select plane::text as plane, st_asgeojson(geom, 7)::jsonb as shape, st_area(geom::geography) as "areaM2" from answered`.execute(
    db,
  );
  const [row] = rows;
  return row ?? { shape: { type: 'MultiPolygon' as const, coordinates: [] }, areaM2: 0, plane: drawn };
}
