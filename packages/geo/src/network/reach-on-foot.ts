import { findEntry, type NetworkEntry } from './find-entry.ts';
import { type Position, partOfLine } from './line-length.ts';
import { NodeHeap } from './node-heap.ts';
import type { WalkNetwork } from './walk-network.ts';
import { walkingSeconds } from './walking-time.ts';

export interface ReachOptions {
  /** Where the walk begins; those farther than `mostMetresToNetwork` from the network reach nothing. */
  from: readonly Position[];
  seconds: number;
  /** Straight metres to the network at most; 150 unless told. */
  mostMetresToNetwork?: number;
}

export interface Reach {
  /** Lines, or parts of lines, reached in so many seconds, no more than were asked for; EPSG:4490. */
  partsWithin(seconds: number): Position[][];
  /** The same as shares of each line of the network: from 0, its start, to 1, its end; disjoint and in order. */
  sharesWithin(seconds: number): readonly (readonly [number, number])[][];
  /** Seconds to each node; Infinity where it is beyond. */
  nodeSeconds: Float64Array;
  /** Starting points too far from the network: indices into `from`. */
  offNetwork: number[];
}

/** Everything that can be reached on foot in so many seconds from the nearest of the starting points (Dijkstra 1959). */
export function reachOnFoot(network: WalkNetwork, options: ReachOptions): Reach {
  const { from, seconds, mostMetresToNetwork = 150 } = options;
  const offNetwork: number[] = [];
  const entries: NetworkEntry[] = [];
  for (const [i, spot] of from.entries()) {
    const entry = findEntry(network, spot, mostMetresToNetwork);
    if (entry === undefined) offNetwork.push(i);
    else entries.push(entry);
  }
  const nodeSeconds = settle(network, entries, seconds);
  const entered = Map.groupBy(entries, ({ line }) => line);
  const sharesWithin = (within: number) =>
    network.lines.map((_, line) =>
      reachedShares(network, nodeSeconds, {
        line,
        entries: entered.get(line) ?? [],
        seconds: Math.min(within, seconds),
      }),
    );
  const partsWithin = (within: number) =>
    sharesWithin(within).flatMap((shares, line) => partsOf(network.lines[line]?.line ?? [], shares));
  return { partsWithin, sharesWithin, nodeSeconds, offNetwork };
}

const at = (array: Float64Array | Int32Array, index: number) => array[index] ?? 0;
const toNetwork = ({ metres }: NetworkEntry) => walkingSeconds('path', metres, 0);

function settle(network: WalkNetwork, entries: readonly NetworkEntry[], most: number): Float64Array {
  const best = new Float64Array(network.nodeCount).fill(Infinity);
  const heap = new NodeHeap();
  const offer = (node: number, seconds: number) => {
    if (seconds > most || seconds >= (best[node] ?? Infinity)) return;
    best[node] = seconds;
    heap.push(node, seconds);
  };
  for (const entry of entries) {
    offer(at(network.ends, entry.line), toNetwork(entry) + (1 - entry.share) * at(network.forth, entry.line));
    offer(at(network.starts, entry.line), toNetwork(entry) + entry.share * at(network.back, entry.line));
  }
  while (heap.size > 0) {
    const { node, seconds } = heap.pop();
    if (seconds > (best[node] ?? Infinity)) continue;
    const last = at(network.firstWay, node + 1);
    for (let way = at(network.firstWay, node); way < last; way++) {
      offer(at(network.wayTo, way), seconds + at(network.waySeconds, way));
    }
  }
  return best;
}

interface PartOptions {
  line: number;
  /** Where this line is entered. */
  entries: readonly NetworkEntry[];
  seconds: number;
}

/** From either end, and from where it was entered, as far as the time lasts. */
function reachedShares(
  network: WalkNetwork,
  best: Float64Array,
  { line, entries, seconds }: PartOptions,
): [number, number][] {
  const whole = network.lines[line];
  const [forth, back] = [at(network.forth, line), at(network.back, line)];
  if (whole === undefined) return [];
  const shares: [number, number][] = [];
  const start = seconds - (best[at(network.starts, line)] ?? Infinity);
  const end = seconds - (best[at(network.ends, line)] ?? Infinity);
  // Nobody stands in a lift that stops half way.
  if (whole.kind === 'lift') return start >= forth || end >= back ? [[0, 1]] : [];
  if (start >= 0) shares.push([0, share(start, forth)]);
  if (end >= 0) shares.push([1 - share(end, back), 1]);
  for (const entry of entries) {
    const left = seconds - toNetwork(entry);
    if (left < 0) continue;
    shares.push([Math.max(0, entry.share - share(left, back)), Math.min(1, entry.share + share(left, forth))]);
  }
  return joined(shares);
}

/** The parts of a line that lie between these shares of it; what has no length is left out. */
export function partsOf(line: readonly Position[], shares: readonly (readonly [number, number])[]): Position[][] {
  return shares.map(([a, b]) => partOfLine(line, a, b)).filter((part) => part.length >= 2);
}

const share = (left: number, whole: number) => (whole <= left ? 1 : left / whole);

function joined(shares: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [a, b] of shares.sort((x, y) => x[0] - y[0])) {
    const last = result.at(-1);
    if (last !== undefined && a <= last[1]) last[1] = Math.max(last[1], b);
    else result.push([a, b]);
  }
  return result;
}
