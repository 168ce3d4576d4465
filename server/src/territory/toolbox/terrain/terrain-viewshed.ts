import type { AreaShape, TerrainViewshed, ViewshedQuery } from '@shancheng/contracts';
import { type ElevationGrid, type VisibleRun, viewshed } from '@shancheng/geo';
import { type Database, sql } from '../../../platform/db/index.ts';
import type { Asker } from '../service-coverage/find-version.ts';
import { outsideTerrain, tooFar } from './errors.ts';
import { getTerrain } from './terrain-store.ts';

/** Cells from the eye to the edge at most: the work grows with their square. */
const MOST_CELLS = 1_000;

/** What is seen of the ground from a place. */
export async function terrainViewshed(db: Database, actor: Asker, query: ViewshedQuery): Promise<TerrainViewshed> {
  const { lon, lat } = query.at;
  const { grid, name, synthetic } = await getTerrain(db, actor, [lon, lat]);
  const { eyeHeight = 1.6, targetHeight = 0, radius } = query;
  if (radius / (grid.cellLat * 100_000) > MOST_CELLS) throw tooFar();
  const view = viewshed(grid, { lon, lat, eyeHeight, targetHeight, radius });
  if (view === undefined) throw outsideTerrain();
  const { visible, areaM2 } = await drawRuns(db, grid, view.runs);
  return { visible, areaM2, share: view.visible / Math.max(1, view.cells), name, synthetic };
}

async function drawRuns(db: Database, grid: ElevationGrid, runs: readonly VisibleRun[]) {
  const north = grid.south + grid.rows * grid.cellLat;
  const lon = (col: number) => grid.west + col * grid.cellLon;
  const lat = (row: number) => north - row * grid.cellLat;
  const { rows } = await sql<{ visible: AreaShape; areaM2: number }>`
    with drawn as materialized (
      select st_multi(st_union(st_makeenvelope(west, south, east, north, 4490))) as geom
      from unnest(${runs.map(({ from }) => lon(from))}::float8[], ${runs.map(({ row }) => lat(row + 1))}::float8[],
        ${runs.map(({ to }) => lon(to))}::float8[], ${runs.map(({ row }) => lat(row))}::float8[]) r (west, south, east, north))
    select st_asgeojson(geom, 7)::jsonb as visible, st_area(geom::geography) as "areaM2" from drawn`.execute(db);
  return rows[0] ?? { visible: { type: 'MultiPolygon' as const, coordinates: [] }, areaM2: 0 };
}
