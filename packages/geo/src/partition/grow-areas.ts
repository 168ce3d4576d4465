import type { Cell } from './cells.ts';

/** An area to grow: the places it must be near (local metres) and its share of the ground. */
export interface AreaSeed {
  anchors: readonly (readonly [number, number])[];
  share: number;
}

const ROUNDS = 160;
/** A pinned cell brings its surroundings along, so many metres. */
const PIN_REACH = 150;

function nearest(seed: AreaSeed, [x, y]: readonly [number, number]): number {
  let best = Number.POSITIVE_INFINITY;
  for (const [ax, ay] of seed.anchors) best = Math.min(best, (x - ax) ** 2 + (y - ay) ** 2);
  return best;
}

/** Members × seeds: squared metres to the nearest anchor. */
type Distances = readonly (readonly number[])[];

function nearestSeed(to: readonly number[], weights: readonly number[]): number {
  let best = 0;
  for (let s = 1; s < weights.length; s++) {
    if ((to[s] ?? 0) - (weights[s] ?? 0) < (to[best] ?? 0) - (weights[best] ?? 0)) best = s;
  }
  return best;
}

/** Weights in m², turned until each area has about its share of the ground. */
function balance(distances: Distances, grounds: readonly number[], seeds: readonly AreaSeed[]): number[] {
  const total = grounds.reduce((sum, ground) => sum + ground, 0);
  const shares = seeds.reduce((sum, seed) => sum + seed.share, 0);
  const weights = seeds.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const areas = seeds.map(() => 0);
    for (const [member, to] of distances.entries()) {
      const best = nearestSeed(to, weights);
      areas[best] = (areas[best] ?? 0) + (grounds[member] ?? 0);
    }
    const step = 0.25 * (1 - round / ROUNDS);
    for (const [s, seed] of seeds.entries()) {
      weights[s] = (weights[s] ?? 0) + step * ((seed.share / shares) * total - (areas[s] ?? 0));
    }
  }
  return weights;
}

/** Gives a seed weight enough that its pinned cells, and the ground next to them, would be its own anyway. */
function favourPins(
  distances: Distances,
  weights: number[],
  pins: readonly (readonly [member: number, seed: number])[],
): void {
  for (const [member, seed] of pins) {
    const to = distances[member] ?? [];
    for (const [s, distance] of to.entries()) {
      if (s === seed) continue;
      const needed = (to[seed] ?? 0) - distance + (weights[s] ?? 0) + PIN_REACH ** 2;
      weights[seed] = Math.max(weights[seed] ?? 0, needed);
    }
  }
}

/** Weighted nearest seed for every member, about the wanted share for each seed. */
function shareOut(
  cells: readonly Cell[],
  members: readonly number[],
  seeds: readonly AreaSeed[],
  pinned: ReadonlyMap<number, number>,
): number[] {
  const distances = members.map((index) => seeds.map((seed) => nearest(seed, cells[index]?.centre ?? [0, 0])));
  const grounds = members.map((index) => cells[index]?.area ?? 0);
  const weights = balance(distances, grounds, seeds);
  favourPins(
    distances,
    weights,
    [...pinned].map(([index, seed]) => [members.indexOf(index), seed] as const),
  );
  return distances.map((to) => nearestSeed(to, weights));
}

/** The connected parts of one area, largest ground first. */
function parts(cells: readonly Cell[], owner: ReadonlyMap<number, number>, area: number): number[][] {
  const open = new Set([...owner].filter(([, own]) => own === area).map(([index]) => index));
  const found: { members: number[]; ground: number }[] = [];
  for (const start of open) {
    open.delete(start);
    const members = [start];
    for (const index of members) {
      for (const other of cells[index]?.neighbours.keys() ?? []) if (open.delete(other)) members.push(other);
    }
    found.push({ members, ground: members.reduce((sum, index) => sum + (cells[index]?.area ?? 0), 0) });
  }
  return found.sort((a, b) => b.ground - a.ground).map(({ members }) => members);
}

/** The other area with which a cell shares most border. */
function mostBorder(cells: readonly Cell[], owner: ReadonlyMap<number, number>, index: number): number | undefined {
  const borders = new Map<number, number>();
  for (const [other, metres] of cells[index]?.neighbours ?? []) {
    const area = owner.get(other);
    if (area !== undefined) borders.set(area, (borders.get(area) ?? 0) + metres);
  }
  return [...borders].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}

function giveAwayIslands(cells: readonly Cell[], owner: Map<number, number>, areas: number): void {
  for (let round = 0; round < 50; round++) {
    let changed = false;
    for (let area = 0; area < areas; area++) {
      for (const island of parts(cells, owner, area).slice(1)) {
        for (const index of island) owner.delete(index);
        let waiting = island;
        while (waiting.length > 0) {
          const left = waiting.filter((index) => {
            const host = mostBorder(cells, owner, index);
            if (host === undefined) return true;
            owner.set(index, host);
            return false;
          });
          if (left.length === waiting.length) break;
          waiting = left;
        }
        changed = true;
      }
    }
    if (!changed) return;
  }
}

/** Straightens borders: a cell that touches another area along most of its edge moves there, islands excepted. */
function straighten(cells: readonly Cell[], owner: Map<number, number>, locked: ReadonlySet<number>): void {
  for (const index of [...owner.keys()].sort((a, b) => a - b)) {
    if (locked.has(index)) continue;
    const mine = owner.get(index);
    const host = mostBorder(cells, owner, index);
    if (host === undefined || mine === undefined || host === mine) continue;
    const before = parts(cells, owner, mine).length;
    owner.set(index, host);
    if (parts(cells, owner, mine).length !== before) owner.set(index, mine);
  }
}

/**
 * Grows connected areas over the cells `members` (indexes into `cells`), each about its share of the ground.
 * Gives the number of the seed for every member. `pinned` cells stay with the seed named.
 */
export function growAreas(
  cells: readonly Cell[],
  members: readonly number[],
  seeds: readonly AreaSeed[],
  pinned: ReadonlyMap<number, number> = new Map(),
): Map<number, number> {
  const shared = shareOut(cells, members, seeds, pinned);
  const owner = new Map(members.map((index, at) => [index, pinned.get(index) ?? shared[at] ?? 0]));
  giveAwayIslands(cells, owner, seeds.length);
  const locked = new Set(pinned.keys());
  for (let round = 0; round < 3; round++) straighten(cells, owner, locked);
  giveAwayIslands(cells, owner, seeds.length);
  return owner;
}
