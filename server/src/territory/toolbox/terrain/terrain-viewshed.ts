import type { AreaShape, TerrainViewshed, ViewshedQuery } from '@shancheng/contracts';
import type { ElevationGrid, VisibleRun } from '@shancheng/geo';
import { type Database, sql } from '../../../platform/db/index.ts';
import type { Asker } from '../dataset-versions.ts';
import { type Progress, UNWATCHED } from '../progress.ts';
import { outsideTerrain, terrainUnknown, tooFar } from './errors.ts';
import { lookAround } from './look-around.ts';
import type { Terrains } from './terrains.ts';

/** Cells from the eye to the edge at most: the work grows with their square. */
const MOST_CELLS = 1_000;

/** What is seen of the ground from a place. */
export async function terrainViewshed(
  { db, terrains }: { db: Database; terrains: Terrains },
  actor: Asker,
  query: ViewshedQuery,
  progress: Progress = UNWATCHED,
): Promise<TerrainViewshed> {
  const { lon, lat } = query.at;
  await progress.at('reading-data', 0);
  const terrain = await terrains(db, actor, [lon, lat]);
  if (terrain === undefined) throw terrainUnknown();
  const { grid, name, synthetic } = terrain;
  const { eyeHeight = 1.6, targetHeight = 0, radius } = query;
  if (radius / (grid.cellLat * 100_000) > MOST_CELLS) throw tooFar();
  await progress.at('looking-around', 0.2);
  const view = await lookAround({ grid, options: { lon, lat, eyeHeight, targetHeight, radius } }, progress.signal);
  if (view === undefined) throw outsideTerrain();
  await progress.at('drawing', 0.6);
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
