import { cellAt, cellMetres, type ElevationGrid, heightOfCell } from './elevation-grid.ts';

export interface ViewshedOptions {
  lon: number;
  lat: number;
  /** Metres of the eye, and of what is looked at, above the ground. */
  eyeHeight: number;
  targetHeight?: number;
  /** Metres; cells beyond are not looked at. */
  radius: number;
}

/** A row of visible cells side by side: from column `from` up to, without, `to`. */
export interface VisibleRun {
  row: number;
  from: number;
  to: number;
}

export interface Viewshed {
  runs: VisibleRun[];
  /** Cells within the radius and inside the grid, and how many of them are seen. */
  cells: number;
  visible: number;
}

/** Earth and refraction: light bends so that the earth seems 1 ÷ (1 − 0.13) as large. */
const APPARENT_DIAMETER = (2 * 6_371_008.8) / (1 - 0.13);

/**
 * What is seen of the ground from a place, with the curvature of the earth: one ray to every cell of the outermost square
 * (the R2 method, Franklin & Ray 1994). undefined when the eye is outside the grid.
 */
export function viewshed(grid: ElevationGrid, options: ViewshedOptions): Viewshed | undefined {
  const eye = cellAt(grid, options.lon, options.lat);
  const ground = heightOfCell(grid, eye.col, eye.row);
  if (ground === undefined) return undefined;
  const { x, y } = cellMetres(grid);
  const center = { col: Math.round(eye.col), row: Math.round(eye.row) };
  const reach = Math.ceil(options.radius / Math.min(x, y));
  const seen = new Uint8Array(grid.cols * grid.rows);
  const look = {
    grid,
    eye,
    sight: ground + options.eyeHeight,
    target: options.targetHeight ?? 0,
    cell: { x, y },
    seen,
  };
  for (let i = -reach; i <= reach; i++) {
    for (const [col, row] of [
      [i, -reach],
      [i, reach],
      [-reach, i],
      [reach, i],
    ] as const) {
      castRay(look, center.col + col, center.row + row, options.radius);
    }
  }
  mark(look, center.col, center.row);
  return collect(look, options.radius);
}

interface Look {
  grid: ElevationGrid;
  eye: { col: number; row: number };
  sight: number;
  target: number;
  cell: { x: number; y: number };
  seen: Uint8Array;
}

function mark({ grid, seen }: Look, col: number, row: number): void {
  if (col >= 0 && row >= 0 && col < grid.cols && row < grid.rows) seen[row * grid.cols + col] = 1;
}

function castRay(look: Look, toCol: number, toRow: number, radius: number): void {
  const { grid, eye, sight, target, cell } = look;
  const [acrossCols, downRows] = [toCol - eye.col, toRow - eye.row];
  const steps = Math.ceil(Math.max(Math.abs(acrossCols), Math.abs(downRows)));
  const whole = Math.hypot(acrossCols * cell.x, downRows * cell.y);
  let highest = -Infinity;
  for (let step = 1; step <= steps; step++) {
    const share = step / steps;
    const metres = whole * share;
    const [col, row] = [eye.col + acrossCols * share, eye.row + downRows * share];
    const height = heightOfCell(grid, col, row);
    if (metres > radius || height === undefined) return;
    const drop = (metres * metres) / APPARENT_DIAMETER;
    if ((height + target - drop - sight) / metres >= highest) mark(look, Math.round(col), Math.round(row));
    highest = Math.max(highest, (height - drop - sight) / metres);
  }
}

function collect({ grid, eye, cell, seen }: Look, radius: number): Viewshed {
  const result: Viewshed = { runs: [], cells: 0, visible: 0 };
  const rowsAway = Math.ceil(radius / cell.y) + 1;
  const colsAway = Math.ceil(radius / cell.x) + 1;
  const lastRow = Math.min(grid.rows - 1, Math.round(eye.row) + rowsAway);
  const lastCol = Math.min(grid.cols - 1, Math.round(eye.col) + colsAway);
  for (let row = Math.max(0, Math.round(eye.row) - rowsAway); row <= lastRow; row++) {
    let run: VisibleRun | undefined;
    for (let col = Math.max(0, Math.round(eye.col) - colsAway); col <= lastCol; col++) {
      const isSeen = seen[row * grid.cols + col] === 1;
      const inside = Math.hypot((col - eye.col) * cell.x, (row - eye.row) * cell.y) <= radius;
      if (inside || isSeen) result.cells++;
      if (!isSeen) {
        run = undefined;
        continue;
      }
      result.visible++;
      if (run === undefined) {
        run = { row, from: col, to: col };
        result.runs.push(run);
      }
      run.to = col + 1;
    }
  }
  return result;
}
