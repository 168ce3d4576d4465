import { type Position, stepLengths } from './line-length.ts';
import { type WalkKind, walkingSeconds } from './walking-time.ts';

/** One stretch between two junctions; ends at exactly the same position are joined. */
export interface WalkLine {
  kind: WalkKind;
  line: readonly Position[];
  /** Metres climbed from its first to its last position; negative: descent. */
  climbM: number;
}

/** A graph in flat arrays: of node n, the ways out are `firstWay[n]` until `firstWay[n + 1]`. */
export interface WalkNetwork {
  lines: readonly WalkLine[];
  nodeCount: number;
  /** Nodes at the first and last position of each line. */
  starts: Int32Array;
  ends: Int32Array;
  /** Seconds along each line, and back. */
  forth: Float64Array;
  back: Float64Array;
  firstWay: Int32Array;
  wayTo: Int32Array;
  waySeconds: Float64Array;
  /** West, south, east and north of each line, one after another. */
  boxes: Float64Array;
}

/** Makes the graph of a walking network; lines of fewer than two positions are left out. */
export function buildWalkNetwork(all: readonly WalkLine[]): WalkNetwork {
  const lines = all.filter(({ line }) => line.length >= 2);
  const nodes = new Map<string, number>();
  const node = (position: Position | undefined) => {
    const name = `${position?.[0].toFixed(7)} ${position?.[1].toFixed(7)}`;
    const known = nodes.get(name) ?? nodes.size;
    nodes.set(name, known);
    return known;
  };
  const starts = Int32Array.from(lines, ({ line }) => node(line[0]));
  const ends = Int32Array.from(lines, ({ line }) => node(line.at(-1)));
  const lengths = lines.map(({ line }) => stepLengths(line).reduce((sum, step) => sum + step, 0));
  const seconds = (sign: 1 | -1) =>
    Float64Array.from(lines, ({ kind, climbM }, i) => walkingSeconds(kind, lengths[i] ?? 0, sign * climbM));
  const ways = { starts, ends, forth: seconds(1), back: seconds(-1) };
  return { lines, nodeCount: nodes.size, ...ways, ...sortWays(nodes.size, ways), boxes: boxesOf(lines) };
}

type Ways = Pick<WalkNetwork, 'starts' | 'ends' | 'forth' | 'back'>;

function sortWays(nodeCount: number, { starts, ends, forth, back }: Ways) {
  const firstWay = new Int32Array(nodeCount + 1);
  const count = (node: number) => {
    firstWay[node + 1] = (firstWay[node + 1] ?? 0) + 1;
  };
  starts.forEach(count);
  ends.forEach(count);
  for (let n = 0; n < nodeCount; n++) firstWay[n + 1] = (firstWay[n + 1] ?? 0) + (firstWay[n] ?? 0);
  const next = firstWay.slice();
  const wayTo = new Int32Array(2 * starts.length);
  const waySeconds = new Float64Array(2 * starts.length);
  const add = (from: number, to: number, seconds: number) => {
    const slot = next[from] ?? 0;
    next[from] = slot + 1;
    wayTo[slot] = to;
    waySeconds[slot] = seconds;
  };
  for (const [i, start] of starts.entries()) {
    const end = ends[i] ?? 0;
    add(start, end, forth[i] ?? 0);
    add(end, start, back[i] ?? 0);
  }
  return { firstWay, wayTo, waySeconds };
}

function boxesOf(lines: readonly WalkLine[]): Float64Array {
  const boxes = new Float64Array(4 * lines.length);
  for (const [i, { line }] of lines.entries()) {
    const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
    for (const [lon, lat] of line) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
    boxes.set(box, 4 * i);
  }
  return boxes;
}
