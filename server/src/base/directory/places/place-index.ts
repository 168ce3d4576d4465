import { createAreaIndex } from '@shancheng/geo';
import type { Clock } from '../../../platform/clock/clock.ts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { type GridRow, type Landmark, type Place, type PointRequest, placeOf } from './place.ts';

/** Beijing day of an instant, YYYY-MM-DD. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

export async function loadLandmarks(db: Database | Trx): Promise<Landmark[]> {
  const { rows } = await sql<Landmark>`
    select name, st_x(geom) as lon, st_y(geom) as lat from directory.landmarks order by id`.execute(db);
  return rows;
}

/** Grids of a day joined to their names; `where` narrows them. */
export function gridRows(day: string) {
  return sql`
    select g.code as "gridCode", g.geom, p.path, c.name as "communityName", s.name as "streetName"
    from directory.division_geometries g
    join directory.division_paths p on p.code = g.code and daterange(p.valid_from, p.valid_to) @> ${day}::date
    join directory.divisions c on c.code = left(g.code, 12) and daterange(c.valid_from, c.valid_to) @> ${day}::date
    join directory.divisions s on s.code = left(g.code, 9) and daterange(s.valid_from, s.valid_to) @> ${day}::date
    where length(g.code) = 15 and daterange(g.valid_from, g.valid_to) @> ${day}::date`;
}

/** Answers “where is this point” from memory. */
export interface PlaceIndex {
  /** Undefined outside the unit grids known today. About 2 µs a point. */
  locate(point: { lon: number; lat: number }): Place | undefined;
}

async function build(db: Database, day: string): Promise<PlaceIndex> {
  const { rows } = await sql<GridRow & { shape: { coordinates: number[][][][] } }>`
    select "gridCode", path, "communityName", "streetName", st_asgeojson(geom, 9)::jsonb as shape
    from (${gridRows(day)}) as grids order by 1`.execute(db);
  const areas = createAreaIndex(rows.map(({ gridCode, shape }) => ({ id: gridCode, rings: shape.coordinates.flat() })));
  const grids = new Map<string, GridRow>(rows.map(({ shape: _, ...grid }) => [grid.gridCode, grid]));
  const landmarks = await loadLandmarks(db);
  return {
    locate(point) {
      const grid = grids.get(areas.find(point.lon, point.lat) ?? '');
      return grid && placeOf(grid, point, landmarks);
    },
  };
}

const built = new WeakMap<Database, { version: string; index: Promise<PlaceIndex> }>();

/** Changes when any data file or import changed, or a new day began. */
async function versionOf(db: Database, day: string): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select concat((select max(imported_at) from directory.division_imports),
      (select max(loaded_at) from directory.loaded_data)) as version`.execute(db);
  return `${day} ${rows[0]?.version}`;
}

/**
 * All unit grids of today in memory (2,148 grids: about 100 ms). Asking again is cheap: the same index comes back until
 * outlines were imported or the day changed.
 */
export async function createPlaceIndex(db: Database, clock: Clock): Promise<PlaceIndex> {
  const day = dayOf(clock.now());
  const version = await versionOf(db, day);
  const known = built.get(db);
  if (known?.version === version) return known.index;
  const index = build(db, day);
  built.set(db, { version, index });
  // A failed reading must not be what everybody gets from now on.
  index.catch(() => built.delete(db));
  return index;
}

/** The same answer from PostGIS, on any day: 200 points in one statement. Points in no grid are left out. */
export async function locate(
  db: Database | Trx,
  points: readonly PointRequest[],
  at: Date,
): Promise<Map<string, Place>> {
  const found = await sql<GridRow & { n: number }>`
    select distinct on (w.n) w.n, "gridCode", path, "communityName", "streetName"
    from unnest(${points.map((p) => p.lon)}::float8[], ${points.map((p) => p.lat)}::float8[]) with ordinality as w (lon, lat, n)
    join (${gridRows(dayOf(at))}) as g on st_intersects(g.geom, st_setsrid(st_point(w.lon, w.lat), 4490))
    order by w.n, "gridCode"`.execute(db);
  const landmarks = await loadLandmarks(db);
  return new Map(
    found.rows.flatMap(({ n, ...grid }) => {
      const point = points[n - 1];
      return point ? [[point.key, placeOf(grid, point, landmarks)] as const] : [];
    }),
  );
}
