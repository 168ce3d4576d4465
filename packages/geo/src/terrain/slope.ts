import { cellAt, cellMetres, type ElevationGrid, heightOfCell } from './elevation-grid.ts';

/** Slope of the ground at a place as rise over run (0.25: 25 %), over the two neighbours each way; undefined outside. */
export function slopeAt(grid: ElevationGrid, lon: number, lat: number): number | undefined {
  const { col, row } = cellAt(grid, lon, lat);
  if (heightOfCell(grid, col, row) === undefined) return undefined;
  const { x, y } = cellMetres(grid);
  const [west, east] = [Math.max(0, col - 1), Math.min(grid.cols - 1, col + 1)];
  const [north, south] = [Math.max(0, row - 1), Math.min(grid.rows - 1, row + 1)];
  const inside = (value: number, most: number) => Math.max(0, Math.min(most, value));
  const height = (c: number, r: number) => heightOfCell(grid, inside(c, grid.cols - 1), inside(r, grid.rows - 1)) ?? 0;
  const across = (height(east, row) - height(west, row)) / ((east - west) * x || 1);
  const down = (height(col, south) - height(col, north)) / ((south - north) * y || 1);
  return Math.hypot(across, down);
}
