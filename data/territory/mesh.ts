import { areaOf, isInside, middleOf, type Point, round } from './plane.ts';

/** Rings of a polygon: its outline, then its holes; not closed. */
export type Rings = Point[][];

/**
 * Faces that share their corners exactly. Whatever is cut or joined afterwards stays free of gaps and overlaps, because a
 * corner put on an edge is put on both its sides.
 */
export class Mesh {
  readonly points: Point[] = [];
  readonly faces: number[][] = [];
  private readonly ids = new Map<string, number>();
  /** The face on the left of an edge. */
  private readonly left = new Map<string, number>();

  addFace(ring: readonly Point[]): number {
    const corners = (areaOf(ring) > 0 ? ring : ring.toReversed()).map((point) => this.pointId(point));
    const face = this.faces.length;
    this.faces.push([]);
    this.setRing(face, corners);
    return face;
  }

  ringOf(face: number): Point[] {
    return (this.faces[face] ?? []).map((id) => this.pointOf(id));
  }

  pointOf(id: number): Point {
    return this.points[id] ?? [0, 0];
  }

  /** The faces on the other side of its edges. */
  neighboursOf(face: number): number[] {
    const found = edgesOf(this.faces[face] ?? []).map(([a, b]) => this.left.get(`${b},${a}`));
    return [...new Set(found.filter((one) => one !== undefined))];
  }

  /** Cuts a face through its middle across a direction; the new face, or undefined where the cut would not be clean. */
  cut(face: number, angle: number): number | undefined {
    const ring = this.ringOf(face);
    const [mx, my] = middleOf(ring);
    const side = ring.map(([x, y]) => (x - mx) * Math.cos(angle) + (y - my) * Math.sin(angle));
    const crossed = [...ring.keys()].filter(
      (i) => side[i] !== undefined && (side[i] ?? 0) > 0 !== (side[(i + 1) % ring.length] ?? 0) > 0,
    );
    const [first, second] = crossed;
    if (crossed.length !== 2 || first === undefined || second === undefined) return undefined;
    const corners = this.faces[face] ?? [];
    const [p, q] = [first, second].map((i) => this.crossing(corners, side, i));
    if (p === undefined || q === undefined) return undefined;
    this.split(corners[second], corners[(second + 1) % corners.length], q);
    this.split(corners[first], corners[(first + 1) % corners.length], p);
    return this.divide(face, p, q);
  }

  /** Outlines of some faces joined; each polygon with its holes. */
  outline(faces: Iterable<number>): Rings[] {
    const wanted = new Set(faces);
    const next = new Map<number, number[]>();
    for (const face of wanted) {
      for (const [a, b] of edgesOf(this.faces[face] ?? [])) {
        if (!wanted.has(this.left.get(`${b},${a}`) ?? -1)) next.set(a, [...(next.get(a) ?? []), b]);
      }
    }
    return polygonsOf(this.walk(next).map((ring) => ring.map((id) => this.pointOf(id))));
  }

  private pointId([x, y]: Point): number {
    const key = `${round(x)},${round(y)}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.points.length);
    return this.points.push([round(x), round(y)]) - 1;
  }

  private setRing(face: number, corners: number[]): void {
    this.faces[face] = corners;
    for (const [a, b] of edgesOf(corners)) this.left.set(`${a},${b}`, face);
  }

  private crossing(corners: number[], side: number[], i: number): number | undefined {
    const [a, b] = [this.pointOf(corners[i] ?? 0), this.pointOf(corners[(i + 1) % corners.length] ?? 0)];
    const [sa, sb] = [side[i] ?? 0, side[(i + 1) % corners.length] ?? 0];
    const t = sa / (sa - sb);
    // Too near a corner the pieces would be needles.
    if (t < 0.08 || t > 0.92) return undefined;
    return this.pointId([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
  }

  private split(a: number | undefined, b: number | undefined, middle: number): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      if (from === undefined || to === undefined) continue;
      const face = this.left.get(`${from},${to}`);
      if (face === undefined) continue;
      this.left.delete(`${from},${to}`);
      const corners = this.faces[face] ?? [];
      corners.splice(corners.indexOf(from) + 1, 0, middle);
      this.setRing(face, corners);
    }
  }

  private divide(face: number, p: number, q: number): number {
    const corners = this.faces[face] ?? [];
    const [from, to] = [corners.indexOf(p), corners.indexOf(q)];
    const one = from < to ? corners.slice(from, to + 1) : [...corners.slice(from), ...corners.slice(0, to + 1)];
    const other = from < to ? [...corners.slice(to), ...corners.slice(0, from + 1)] : corners.slice(to, from + 1);
    this.setRing(face, one);
    this.faces.push([]);
    this.setRing(this.faces.length - 1, other);
    return this.faces.length - 1;
  }

  private walk(next: Map<number, number[]>): number[][] {
    const rings: number[][] = [];
    for (const start of next.keys()) {
      while (next.get(start)?.length) {
        const trail: number[] = [];
        let [previous, at] = [-1, start];
        do {
          trail.push(at);
          const to = this.leave(next, previous, at);
          [previous, at] = [at, to];
          // Where an outline comes back to a corner, what lies between is a ring of its own.
          const seen = trail.indexOf(at);
          if (seen > 0) rings.push(trail.splice(seen));
        } while (at !== start);
        rings.push(trail);
      }
    }
    return rings;
  }

  /** Goes on along the same side: of several ways the first clockwise from where one came. */
  private leave(next: Map<number, number[]>, previous: number, at: number): number {
    const ways = next.get(at) ?? [];
    const angle = (id: number) =>
      Math.atan2(this.pointOf(id)[1] - this.pointOf(at)[1], this.pointOf(id)[0] - this.pointOf(at)[0]);
    const turn = (id: number) => (angle(previous) - angle(id) + 4 * Math.PI) % (2 * Math.PI);
    const way = previous < 0 || ways.length < 2 ? ways[0] : ways.toSorted((a, b) => turn(a) - turn(b))[0];
    if (way === undefined) throw new Error('an outline that does not close');
    next.set(
      at,
      ways.filter((id) => id !== way),
    );
    return way;
  }
}

function edgesOf(corners: readonly number[]): [number, number][] {
  return corners.map((a, i) => [a, corners[(i + 1) % corners.length] ?? a]);
}

function polygonsOf(rings: Point[][]): Rings[] {
  const outer = rings.filter((ring) => areaOf(ring) > 0).map((ring): Rings => [ring]);
  for (const hole of rings.filter((ring) => areaOf(ring) < 0)) {
    const [a, b] = [hole[0] ?? [0, 0], hole[1] ?? [0, 0]];
    // Just outside the hole’s edge lies the polygon it is a hole of.
    const beside: Point = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * 1e-4, (a[1] + b[1]) / 2 + (b[0] - a[0]) * 1e-4];
    outer.find(([ring]) => ring && isInside(beside, ring))?.push(hole);
  }
  return outer;
}
