import { overlapArea } from './overlap-area.ts';
import type { PolygonSet } from './polygon-set.ts';

/** Pairs of polygons whose boxes meet are offered; `area` is what they share, in m². */
export type OnOverlap = (i: number, j: number, area: number) => void;

/** Where the polygons of a set lie: a uniform grid over their boxes. Built once, read by many joins. */
export interface PolygonGrid {
  readonly west: number;
  readonly south: number;
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  /** The polygons of cell c are members[first[c]] … members[first[c + 1] − 1]. */
  readonly first: Int32Array;
  readonly members: Int32Array;
}

const MOST_CELLS = 16_000_000;

/** A grid with cells about twice the size of a polygon, or of `cellM` metres; what is found by it does not depend on it. */
export function createPolygonGrid({ boxes, count }: PolygonSet, cellM?: number): PolygonGrid {
  let [west, south, east, north, extent] = [Infinity, Infinity, -Infinity, -Infinity, 0];
  for (let i = 0; i < count; i++) {
    const [x1, y1, x2, y2] = boxOf(boxes, i);
    west = Math.min(west, x1);
    south = Math.min(south, y1);
    east = Math.max(east, x2);
    north = Math.max(north, y2);
    extent += (x2 - x1 + y2 - y1) / 2;
  }
  if (count === 0) [west, south, east, north] = [0, 0, 0, 0];
  const area = (east - west) * (north - south);
  const cell = Math.max(cellM ?? (2 * extent) / Math.max(1, count), Math.sqrt(area / MOST_CELLS), 1e-6);
  const columns = Math.floor((east - west) / cell) + 1;
  const rows = Math.floor((north - south) / cell) + 1;
  const grid = { west, south, cell, columns, rows };
  const first = new Int32Array(columns * rows + 1);
  forEachCell(grid, boxes, count, (c) => {
    first[c + 1] = (first[c + 1] as number) + 1;
  });
  for (let c = 0; c < columns * rows; c++) first[c + 1] = (first[c + 1] as number) + (first[c] as number);
  const next = first.slice();
  const members = new Int32Array(first[columns * rows] as number);
  forEachCell(grid, boxes, count, (c, i) => {
    members[next[c] as number] = i;
    next[c] = (next[c] as number) + 1;
  });
  return { ...grid, first, members };
}

/**
 * Offers every pair (i of `a`, j of `b`) whose boxes share area, once, in ascending order of i; those that share no
 * area themselves come with 0 and are left out. `from` and `to` bound i, so threads can share the work: the pairs do
 * not depend on how it is cut.
 */
export function joinOverlaps(
  a: PolygonSet,
  b: PolygonSet,
  grid: PolygonGrid,
  onOverlap: OnOverlap,
  { from = 0, to = a.count }: { from?: number; to?: number } = {},
): void {
  const { first, members, columns } = grid;
  const lastSeen = new Int32Array(b.count).fill(-1);
  for (let i = from; i < to; i++) {
    const [west, south, east, north] = boxOf(a.boxes, i);
    const [c1, r1, c2, r2] = cellsOf(grid, west, south, east, north);
    for (let row = r1; row <= r2; row++) {
      for (let cell = row * columns + c1; cell <= row * columns + c2; cell++) {
        for (let at = first[cell] as number; at < (first[cell + 1] as number); at++) {
          const j = members[at] as number; // inside the cell’s members
          if (lastSeen[j] === i) continue;
          lastSeen[j] = i;
          const area = overlapArea(a, i, b, j);
          if (area > 0) onOverlap(i, j, area);
        }
      }
    }
  }
}

type Frame = Pick<PolygonGrid, 'west' | 'south' | 'cell' | 'columns' | 'rows'>;

function forEachCell(grid: Frame, boxes: Float64Array, count: number, visit: (cell: number, i: number) => void): void {
  for (let i = 0; i < count; i++) {
    const [c1, r1, c2, r2] = cellsOf(grid, ...boxOf(boxes, i));
    for (let row = r1; row <= r2; row++)
      for (let column = c1; column <= c2; column++) visit(row * grid.columns + column, i);
  }
}

/** The cells that a box touches, as far as they exist: first column and row, last column and row. */
function cellsOf({ west, south, cell, columns, rows }: Frame, x1: number, y1: number, x2: number, y2: number) {
  const column = (x: number) => Math.min(columns - 1, Math.max(0, Math.floor((x - west) / cell)));
  const row = (y: number) => Math.min(rows - 1, Math.max(0, Math.floor((y - south) / cell)));
  return [column(x1), row(y1), column(x2), row(y2)] as const;
}

function boxOf(boxes: Float64Array, i: number): [number, number, number, number] {
  const at = 4 * i;
  return [boxes[at] as number, boxes[at + 1] as number, boxes[at + 2] as number, boxes[at + 3] as number]; // i < count
}
