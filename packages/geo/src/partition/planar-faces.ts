import type { Segment } from './block-mesh.ts';
import { insideRing, type LatticePoint, orientation, signedArea } from './lattice.ts';

const keyOf = (point: LatticePoint): string => `${point[0]},${point[1]}`;

/** Where two segments cross, on the lattice; undefined when they do not. */
function crossing([a, b]: Segment, [c, d]: Segment): LatticePoint | undefined {
  const c1 = orientation(a, b, c);
  const d1 = orientation(a, b, d);
  const a1 = orientation(c, d, a);
  const b1 = orientation(c, d, b);
  if ((c1 > 0 && d1 > 0) || (c1 < 0 && d1 < 0) || (a1 > 0 && b1 > 0) || (a1 < 0 && b1 < 0)) return undefined;
  if (a1 === b1) return undefined;
  const t = a1 / (a1 - b1);
  return [Math.round(a[0] + t * (b[0] - a[0])), Math.round(a[1] + t * (b[1] - a[1]))];
}

function along(start: LatticePoint, points: readonly LatticePoint[]): LatticePoint[] {
  const distance = (p: LatticePoint) => (p[0] - start[0]) ** 2 + (p[1] - start[1]) ** 2;
  return [...points].sort((a, b) => distance(a) - distance(b));
}

/** Cuts a segment at the given points. */
function pieces([a, b]: Segment, at: readonly LatticePoint[]): Segment[] {
  const stops = [a, ...along(a, at), b].filter((p, i, all) => i === 0 || keyOf(p) !== keyOf(all[i - 1] ?? a));
  return stops.slice(1).map((to, i) => [stops[i] ?? a, to]);
}

function edgesOf(ring: readonly LatticePoint[]): Segment[] {
  return ring.map((point, i) => [point, ring[(i + 1) % ring.length] ?? point]);
}

/** The part of the mesh inside the ring, and the ring itself cut where streets reach it. */
export function clipToRing(mesh: readonly Segment[], ring: readonly LatticePoint[]): Segment[] {
  const borders = edgesOf(ring).map((edge) => ({ edge, at: [] as LatticePoint[] }));
  const kept: Segment[] = [];
  for (const segment of mesh) {
    const at: LatticePoint[] = [];
    for (const border of borders) {
      const point = crossing(segment, border.edge);
      if (point === undefined) continue;
      at.push(point);
      border.at.push(point);
    }
    for (const piece of pieces(segment, at)) {
      const middle: LatticePoint = [(piece[0][0] + piece[1][0]) / 2, (piece[0][1] + piece[1][1]) / 2];
      if (insideRing(middle, ring)) kept.push(piece);
    }
  }
  return [...kept, ...borders.flatMap(({ edge, at }) => pieces(edge, at))];
}

interface Node {
  point: LatticePoint;
  /** Neighbours, counter-clockwise by direction. */
  around: LatticePoint[];
}

function nodesOf(segments: readonly Segment[]): Map<string, Node> {
  const nodes = new Map<string, Node>();
  const link = (from: LatticePoint, to: LatticePoint) => {
    const node = nodes.get(keyOf(from)) ?? { point: from, around: [] };
    if (!node.around.some((other) => keyOf(other) === keyOf(to))) node.around.push(to);
    nodes.set(keyOf(from), node);
  };
  for (const [a, b] of segments) {
    link(a, b);
    link(b, a);
  }
  for (const { point, around } of nodes.values()) {
    const angle = (p: LatticePoint) => Math.atan2(p[1] - point[1], p[0] - point[0]);
    around.sort((p, q) => angle(p) - angle(q));
  }
  return nodes;
}

/** The faces between the segments as open counter-clockwise rings; the outside is left out. */
export function facesOf(segments: readonly Segment[]): LatticePoint[][] {
  const nodes = nodesOf(segments);
  const walked = new Set<string>();
  const faces: LatticePoint[][] = [];
  for (const { point, around } of nodes.values()) {
    for (const neighbour of around) {
      const ring: LatticePoint[] = [];
      let from = point;
      let to = neighbour;
      while (!walked.has(`${keyOf(from)}>${keyOf(to)}`)) {
        walked.add(`${keyOf(from)}>${keyOf(to)}`);
        ring.push(from);
        const turn = nodes.get(keyOf(to))?.around ?? [];
        const back = turn.findIndex((p) => keyOf(p) === keyOf(from));
        const next = turn.at(back - 1) ?? from;
        from = to;
        to = next;
      }
      if (ring.length > 2 && signedArea(ring) > 0) faces.push(ring);
    }
  }
  return faces;
}
