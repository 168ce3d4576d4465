import type { WalkLine } from '@shancheng/geo';
import type { planeAt, Samples } from './sample-places.ts';

/** Of sample s, those from `first[s]` until `first[s + 1]`: the share of a line from which it is reached. */
export interface NearStreets {
  first: Int32Array;
  line: Int32Array;
  from: Float32Array;
  to: Float32Array;
}

interface Segment {
  line: number;
  ax: number;
  ay: number;
  bx: number;
  by: number;
  /** Shares of the line at its two ends. */
  from: number;
  to: number;
}

/** For each sample the stretches of street that pass within so many metres: what never changes while both versions hold. */
export function findNearStreets(
  samples: Samples,
  lines: readonly WalkLine[],
  { plane, besideM }: { plane: ReturnType<typeof planeAt>; besideM: number },
): NearStreets {
  const grid = gridOf(
    lines.flatMap(({ line }, n) => segmentsOf(n, line.map(plane))),
    besideM,
  );
  const first = new Int32Array(samples.x.length + 1);
  const found: { line: number[]; from: number[]; to: number[] } = { line: [], from: [], to: [] };
  for (const [s, x] of samples.x.entries()) {
    const y = samples.y[s] ?? 0;
    for (const segment of grid.get(cellOf(x, y, besideM)) ?? []) {
      const chord = chordOf(segment, x, y, besideM);
      if (!chord) continue;
      found.line.push(segment.line);
      found.from.push(chord[0]);
      found.to.push(chord[1]);
    }
    first[s + 1] = found.line.length;
  }
  const { line, from, to } = found;
  return { first, line: Int32Array.from(line), from: Float32Array.from(from), to: Float32Array.from(to) };
}

function segmentsOf(line: number, points: readonly (readonly [number, number])[]): Segment[] {
  const lengths = points.map(([x, y], i) => Math.hypot((points[i + 1]?.[0] ?? x) - x, (points[i + 1]?.[1] ?? y) - y));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let before = 0;
  return points.slice(0, -1).map(([ax, ay], i) => {
    const [bx, by] = points[i + 1] ?? [ax, ay];
    const from = total > 0 ? before / total : 0;
    before += lengths[i] ?? 0;
    return { line, ax, ay, bx, by, from, to: total > 0 ? before / total : 1 };
  });
}

const SPAN = 1 << 20;
const cellOf = (x: number, y: number, size: number) => Math.floor(x / size) * SPAN + Math.floor(y / size);

/** Each segment in every cell from which it may be within reach. */
function gridOf(segments: readonly Segment[], size: number): Map<number, Segment[]> {
  const grid = new Map<number, Segment[]>();
  for (const segment of segments) {
    const { ax, ay, bx, by } = segment;
    const east = Math.floor(Math.max(ax, bx) / size) + 1;
    const north = Math.floor(Math.max(ay, by) / size) + 1;
    for (let col = Math.floor(Math.min(ax, bx) / size) - 1; col <= east; col++)
      for (let row = Math.floor(Math.min(ay, by) / size) - 1; row <= north; row++) {
        const cell = grid.get(col * SPAN + row);
        if (cell) cell.push(segment);
        else grid.set(col * SPAN + row, [segment]);
      }
  }
  return grid;
}

/** The part of a segment within so many metres of a point, as shares of its line. */
function chordOf({ ax, ay, bx, by, from, to }: Segment, x: number, y: number, m: number): [number, number] | undefined {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(x - ax, y - ay) <= m ? [from, to] : undefined;
  const along = ((x - ax) * dx + (y - ay) * dy) / length;
  const aside = ((x - ax) * dy - (y - ay) * dx) / length;
  if (Math.abs(aside) > m) return undefined;
  const half = Math.sqrt(m * m - aside * aside);
  const [begin, end] = [Math.max(0, along - half) / length, Math.min(length, along + half) / length];
  return begin <= end ? [from + begin * (to - from), from + end * (to - from)] : undefined;
}
