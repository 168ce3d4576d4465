/**
 * Many polygons of one plane (metres) as flat arrays, so that a million of them cost no objects and several threads can
 * share them. An edge is kept left to right with the side its polygon’s inside lies on; vertical edges bound no area
 * from below or above and are left out.
 */
export interface PolygonSet {
  readonly count: number;
  /** Polygon i: minX, minY, maxX, maxY at 4·i. */
  readonly boxes: Float64Array;
  /** Edge k: left x, left y, right x, right y at 4·k. */
  readonly edges: Float64Array;
  /** +1 where the inside lies below the edge, −1 where it lies above. */
  readonly sides: Int8Array;
  /** The edges of polygon i are firstEdge[i] ≤ k < firstEdge[i + 1]. */
  readonly firstEdge: Int32Array;
}

/** One polygon or several: rings of [x, y, x, y, …], closed or not; of each part the first is the outer one. */
export type PolygonRings = readonly (readonly ArrayLike<number>[])[];

/** Gathers polygons; `build` gives them as a set. Orientation does not matter, holes are holes by their place. */
export class PolygonSetBuilder {
  #boxes = new Float64Array(4 * 1024);
  #edges = new Float64Array(4 * 8192);
  #sides = new Int8Array(8192);
  #firstEdge = new Int32Array(1025);
  #count = 0;
  #edgeCount = 0;

  /** @returns the index of the polygon in the set */
  add(parts: PolygonRings): number {
    const index = this.#count;
    this.#reserve(parts.reduce((sum, rings) => sum + rings.reduce((n, ring) => n + ring.length / 2 + 1, 0), 0));
    const box = [Infinity, Infinity, -Infinity, -Infinity] as const;
    this.#boxes.set(box, 4 * index);
    for (const rings of parts) for (const [n, ring] of rings.entries()) this.#addRing(ring, n > 0, 4 * index);
    this.#count += 1;
    this.#firstEdge[this.#count] = this.#edgeCount;
    return index;
  }

  /** @param shared in SharedArrayBuffers, for other threads to read */
  build(shared = false): PolygonSet {
    const copy = <T extends Float64Array | Int32Array | Int8Array>(from: T, length: number): T => {
      const make = from.constructor as new (buffer: ArrayBufferLike) => T; // the class of `from` itself
      const bytes = length * from.BYTES_PER_ELEMENT;
      const to = new make(shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
      to.set(from.subarray(0, length));
      return to;
    };
    return {
      count: this.#count,
      boxes: copy(this.#boxes, 4 * this.#count),
      edges: copy(this.#edges, 4 * this.#edgeCount),
      sides: copy(this.#sides, this.#edgeCount),
      firstEdge: copy(this.#firstEdge, this.#count + 1),
    };
  }

  #addRing(ring: ArrayLike<number>, isHole: boolean, box: number): void {
    const points = ring.length / 2;
    const side = signedArea(ring) >= 0 === isHole ? -1 : 1;
    for (let p = 0; p < points; p++) {
      const next = p + 1 === points ? 0 : p + 1;
      const [x1, y1] = [ring[2 * p] as number, ring[2 * p + 1] as number]; // p < points
      const [x2, y2] = [ring[2 * next] as number, ring[2 * next + 1] as number];
      this.#widen(box, x1, y1);
      if (x1 === x2) continue;
      const rightwards = x2 > x1;
      this.#edges.set(rightwards ? [x1, y1, x2, y2] : [x2, y2, x1, y1], 4 * this.#edgeCount);
      // Counter-clockwise, an edge to the right has the inside above it.
      this.#sides[this.#edgeCount] = rightwards ? -side : side;
      this.#edgeCount += 1;
    }
  }

  #widen(box: number, x: number, y: number): void {
    const boxes = this.#boxes;
    if (x < (boxes[box] as number)) boxes[box] = x;
    if (y < (boxes[box + 1] as number)) boxes[box + 1] = y;
    if (x > (boxes[box + 2] as number)) boxes[box + 2] = x;
    if (y > (boxes[box + 3] as number)) boxes[box + 3] = y;
  }

  #reserve(edges: number): void {
    if (4 * (this.#count + 1) > this.#boxes.length) this.#boxes = grown(this.#boxes, Float64Array);
    if (this.#count + 2 > this.#firstEdge.length) this.#firstEdge = grown(this.#firstEdge, Int32Array);
    while (4 * (this.#edgeCount + edges) > this.#edges.length) this.#edges = grown(this.#edges, Float64Array);
    while (this.#edgeCount + edges > this.#sides.length) this.#sides = grown(this.#sides, Int8Array);
  }
}

function grown<T extends Float64Array | Int32Array | Int8Array>(from: T, make: new (length: number) => T): T {
  const to = new make(from.length * 2);
  to.set(from);
  return to;
}

/** Positive for a counter-clockwise ring; relative to its first point, which keeps the digits. */
function signedArea(ring: ArrayLike<number>): number {
  const [x0, y0] = [ring[0] as number, ring[1] as number];
  let twice = 0;
  for (let p = 2; p + 3 < ring.length; p += 2) {
    const [x1, y1] = [(ring[p] as number) - x0, (ring[p + 1] as number) - y0]; // p + 3 < ring.length
    const [x2, y2] = [(ring[p + 2] as number) - x0, (ring[p + 3] as number) - y0];
    twice += x1 * y2 - x2 * y1;
  }
  return twice / 2;
}
