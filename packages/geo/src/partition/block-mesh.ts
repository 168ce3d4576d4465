import { type LatticePoint, type LocalMetres, localMetres } from './lattice.ts';
import { seededRandom } from './random.ts';

/** One straight piece of a street between two corners. */
export type Segment = readonly [LatticePoint, LatticePoint];

export interface BlockMeshOptions {
  seed: number;
  /** Where the mesh lies: it covers at least this box. */
  box: { west: number; south: number; east: number; north: number };
  /** Mean size of a block in metres. */
  blockWidth: number;
  blockDepth: number;
  /** Main direction of the streets, degrees counter-clockwise from east. */
  bearing: number;
}

const CROSSING_METRES = 28;

/** Bends straight rows into streets that follow a hillside; smooth, a few tens of metres. */
function bend(x: number, y: number, phase: number): [number, number] {
  return [
    x + 55 * Math.sin(y / 610 + phase) + 25 * Math.sin((x + y) / 340),
    y + 95 * Math.sin(x / 1050 + phase * 2) + 30 * Math.sin(x / 390 + y / 800),
  ];
}

function cuts(from: number, to: number, mean: number, random: () => number): number[] {
  const places: number[] = [];
  for (let at = from; at <= to; at += mean * (0.72 + 0.56 * random())) places.push(at);
  return places;
}

/** Lets a cut use the corner of a cut already made close by, so that crossings are crossings. */
function atCrossing(place: number, taken: readonly number[]): number {
  return taken.find((other) => Math.abs(other - place) < CROSSING_METRES) ?? place;
}

interface Frame {
  metres: LocalMetres;
  corner(x: number, y: number): LatticePoint;
  reach: number;
}

function frameOf(options: BlockMeshOptions, random: () => number): Frame {
  const { west, south, east, north } = options.box;
  const metres = localMetres([Math.round((west + east) / 2), Math.round((south + north) / 2)]);
  const [halfX, halfY] = metres.toMetres([east, north]);
  const angle = (options.bearing * Math.PI) / 180;
  const phase = random() * Math.PI;
  const corner = (x: number, y: number): LatticePoint => {
    const [bentX, bentY] = bend(x, y, phase);
    const jitterX = bentX + (random() - 0.5) * 18;
    const jitterY = bentY + (random() - 0.5) * 18;
    return metres.fromMetres(
      jitterX * Math.cos(angle) - jitterY * Math.sin(angle),
      jitterX * Math.sin(angle) + jitterY * Math.cos(angle),
    );
  };
  return { metres, corner, reach: Math.hypot(halfX, halfY) + 300 };
}

/**
 * An irregular mesh of street blocks: rows of houses between bent parallel streets, cross streets at their own places
 * in each row. Corners are shared points of the lattice; segments meet only at their ends.
 */
export function blockMesh(options: BlockMeshOptions): Segment[] {
  const random = seededRandom(options.seed);
  const frame = frameOf(options, random);
  const streets = cuts(-frame.reach, frame.reach, options.blockDepth, random);
  const corners = streets.map(() => new Map<number, LatticePoint>());
  const cornerOn = (street: number, x: number): LatticePoint => {
    const known = corners[street]?.get(x);
    if (known !== undefined) return known;
    const made = frame.corner(x, streets[street] ?? 0);
    corners[street]?.set(x, made);
    return made;
  };
  const segments: Segment[] = [];
  for (let row = 0; row + 1 < streets.length; row++) {
    const taken = [...(corners[row]?.keys() ?? [])];
    for (const x of cuts(-frame.reach, frame.reach, options.blockWidth, random)) {
      segments.push([cornerOn(row, atCrossing(x, taken)), cornerOn(row + 1, x)]);
    }
  }
  for (const street of corners) {
    const along = [...street].sort((a, b) => a[0] - b[0]).map(([, point]) => point);
    for (const [index, point] of along.entries()) {
      const next = along[index + 1];
      if (next !== undefined) segments.push([point, next]);
    }
  }
  return segments;
}
