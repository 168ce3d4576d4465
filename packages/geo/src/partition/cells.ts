import { centroid, type LatticePoint, type LocalMetres, signedArea } from './lattice.ts';

/** One piece of ground with its neighbours and the metres of border shared with each. */
export interface Cell {
  ring: readonly LatticePoint[];
  /** Square metres. */
  area: number;
  /** Local metres. */
  centre: readonly [number, number];
  neighbours: ReadonlyMap<number, number>;
}

const directed = (a: LatticePoint, b: LatticePoint): string => `${a[0]},${a[1]}>${b[0]},${b[1]}`;

function eachEdge(ring: readonly LatticePoint[], visit: (a: LatticePoint, b: LatticePoint) => void): void {
  let previous = ring.at(-1);
  for (const point of ring) {
    if (previous !== undefined) visit(previous, point);
    previous = point;
  }
}

/** Turns rings that share corners exactly into cells that know their neighbours. */
export function cellsOf(rings: readonly (readonly LatticePoint[])[], metres: LocalMetres): Cell[] {
  const owner = new Map<string, number>();
  for (const [index, ring] of rings.entries()) eachEdge(ring, (a, b) => owner.set(directed(a, b), index));
  const [unitX, unitY] = metres.toMetres(addOne(metres.fromMetres(0, 0)));
  return rings.map((ring) => {
    const neighbours = new Map<number, number>();
    eachEdge(ring, (a, b) => {
      const other = owner.get(directed(b, a));
      if (other === undefined) return;
      const [ax, ay] = metres.toMetres(a);
      const [bx, by] = metres.toMetres(b);
      neighbours.set(other, (neighbours.get(other) ?? 0) + Math.hypot(bx - ax, by - ay));
    });
    return { ring, area: signedArea(ring) * unitX * unitY, centre: metres.toMetres(centroid(ring)), neighbours };
  });
}

function addOne(point: LatticePoint): LatticePoint {
  return [point[0] + 1, point[1] + 1];
}

/**
 * Outline of a set of cells: borders inside the set cancel out. Gives open rings, counter-clockwise outside,
 * clockwise holes, largest first. Where rings touch in one corner they stay apart.
 */
export function outline(rings: readonly (readonly LatticePoint[])[]): LatticePoint[][] {
  const edges = new Map<string, [LatticePoint, LatticePoint]>();
  for (const ring of rings) {
    eachEdge(ring, (a, b) => {
      if (!edges.delete(directed(b, a))) edges.set(directed(a, b), [a, b]);
    });
  }
  const leaving = new Map<string, LatticePoint[]>();
  for (const [a, b] of edges.values()) leaving.set(`${a}`, [...(leaving.get(`${a}`) ?? []), b]);
  const found: LatticePoint[][] = [];
  for (const [start] of edges.values()) {
    const ring = walk(start, leaving);
    if (ring.length > 2) found.push(ring);
  }
  return found.sort((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)));
}

function walk(start: LatticePoint, leaving: Map<string, LatticePoint[]>): LatticePoint[] {
  const ring: LatticePoint[] = [];
  let at = start;
  let from: LatticePoint | undefined;
  for (;;) {
    const ways = leaving.get(`${at}`);
    if (ways === undefined || ways.length === 0) return ring;
    const next = from === undefined || ways.length === 1 ? ways[0] : sharpestLeft(from, at, ways);
    if (next === undefined) return ring;
    leaving.set(
      `${at}`,
      ways.filter((way) => way !== next),
    );
    ring.push(at);
    from = at;
    at = next;
    if (at[0] === start[0] && at[1] === start[1]) return ring;
  }
}

function sharpestLeft(from: LatticePoint, at: LatticePoint, ways: readonly LatticePoint[]): LatticePoint | undefined {
  const heading = Math.atan2(at[1] - from[1], at[0] - from[0]);
  const turn = (way: LatticePoint) => {
    const angle = Math.atan2(way[1] - at[1], way[0] - at[0]) - heading;
    return Math.atan2(Math.sin(angle), Math.cos(angle));
  };
  return [...ways].sort((a, b) => turn(b) - turn(a))[0];
}

/** Joins cells smaller than `least` m² to the neighbour they share most border with, until none is left. */
export function absorbSmallCells(cells: readonly Cell[], least: number, metres: LocalMetres): Cell[] {
  let current = [...cells];
  for (let round = 0; round < 20; round++) {
    const gone = new Set<number>();
    const grown = new Map<number, number[]>();
    const smallestFirst = [...current.keys()].sort((a, b) => (current[a]?.area ?? 0) - (current[b]?.area ?? 0));
    for (const index of smallestFirst) {
      const cell = current[index];
      if (cell === undefined || cell.area >= least) break;
      const host = [...cell.neighbours].sort((a, b) => b[1] - a[1]).find(([other]) => !gone.has(other))?.[0];
      if (host === undefined || gone.has(index) || grown.has(index)) continue;
      gone.add(index);
      grown.set(host, [...(grown.get(host) ?? []), index]);
    }
    if (gone.size === 0) return current;
    const rings = [...current.entries()]
      .filter(([index]) => !gone.has(index))
      .map(([index, cell]) => {
        const parts = [cell, ...(grown.get(index) ?? []).flatMap((other) => current[other] ?? [])];
        return outline(parts.map((part) => part.ring))[0] ?? cell.ring;
      });
    current = cellsOf(rings, metres);
  }
  return current;
}
