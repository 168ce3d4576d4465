/** Heights at the middles of cells, EPSG:4490. */
export interface ElevationGrid {
  /** Degrees of the south-west corner of the grid. */
  west: number;
  south: number;
  /** Degrees of a cell. */
  cellLon: number;
  cellLat: number;
  cols: number;
  rows: number;
  /** Decimetres above the sea, row by row from the north, each from the west. */
  decimetres: Int16Array;
}

const DEGREE = Math.PI / 180;
const METRES_PER_DEGREE = 111_195;

/** Metres east–west and north–south of a cell, at the middle latitude of the grid. */
export function cellMetres({ south, cellLon, cellLat, rows }: ElevationGrid): { x: number; y: number } {
  const middle = south + (rows * cellLat) / 2;
  return { x: cellLon * METRES_PER_DEGREE * Math.cos(middle * DEGREE), y: cellLat * METRES_PER_DEGREE };
}

/** Column and row, with fractions, of a place: whole numbers are the middles of cells. */
export function cellAt(grid: ElevationGrid, lon: number, lat: number): { col: number; row: number } {
  return {
    col: (lon - grid.west) / grid.cellLon - 0.5,
    row: (grid.south + grid.rows * grid.cellLat - lat) / grid.cellLat - 0.5,
  };
}

/** Metres above the sea between the middles of four cells; undefined outside the grid. */
export function heightOfCell(grid: ElevationGrid, col: number, row: number): number | undefined {
  const { cols, rows, decimetres } = grid;
  if (!(col >= -0.5 && row >= -0.5 && col <= cols - 0.5 && row <= rows - 0.5)) return undefined;
  const x = Math.max(0, Math.min(cols - 1, col));
  const y = Math.max(0, Math.min(rows - 1, row));
  const [left, top] = [Math.min(Math.floor(x), Math.max(0, cols - 2)), Math.min(Math.floor(y), Math.max(0, rows - 2))];
  const [right, below] = [Math.min(left + 1, cols - 1), Math.min(top + 1, rows - 1)];
  const height = (c: number, r: number) => (decimetres[r * cols + c] ?? 0) / 10;
  const upper = height(left, top) + (height(right, top) - height(left, top)) * (x - left);
  const lower = height(left, below) + (height(right, below) - height(left, below)) * (x - left);
  return upper + (lower - upper) * (y - top);
}

/** Metres above the sea at a place (bilinear); undefined outside the grid. */
export function heightAt(grid: ElevationGrid, lon: number, lat: number): number | undefined {
  const { col, row } = cellAt(grid, lon, lat);
  return heightOfCell(grid, col, row);
}
