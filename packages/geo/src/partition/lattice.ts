/**
 * Geometry here runs on a lattice of 10⁻⁷ degree (about 1 cm). Points are pairs of whole numbers, so orientation tests
 * are exact and two polygons that share a corner share it to the last digit: no gaps, no overlaps by rounding.
 */
export type LatticePoint = readonly [x: number, y: number];

const UNITS_PER_DEGREE = 1e7;
const METRES_PER_DEGREE_LAT = 110_862;
const METRES_PER_DEGREE_LON_EQUATOR = 111_320;

/** Degrees (lon, lat) → lattice. */
export function toLattice(lon: number, lat: number): LatticePoint {
  return [Math.round(lon * UNITS_PER_DEGREE), Math.round(lat * UNITS_PER_DEGREE)];
}

/** Lattice → degrees with at most 7 decimals. */
export function toDegrees(point: LatticePoint): [lon: number, lat: number] {
  return [point[0] / UNITS_PER_DEGREE, point[1] / UNITS_PER_DEGREE];
}

/** A plane of metres around one place; good to 0.1 % over a district. */
export interface LocalMetres {
  toMetres(point: LatticePoint): [x: number, y: number];
  fromMetres(x: number, y: number): LatticePoint;
}

/** Local metres around `origin`. */
export function localMetres(origin: LatticePoint): LocalMetres {
  const lat = origin[1] / UNITS_PER_DEGREE;
  const perUnitX = (METRES_PER_DEGREE_LON_EQUATOR * Math.cos((lat * Math.PI) / 180)) / UNITS_PER_DEGREE;
  const perUnitY = METRES_PER_DEGREE_LAT / UNITS_PER_DEGREE;
  return {
    toMetres: (point) => [(point[0] - origin[0]) * perUnitX, (point[1] - origin[1]) * perUnitY],
    fromMetres: (x, y) => [Math.round(origin[0] + x / perUnitX), Math.round(origin[1] + y / perUnitY)],
  };
}

/** Twice the signed area of the triangle a, b, c in lattice units: positive when c lies left of a→b. Exact. */
export function orientation(a: LatticePoint, b: LatticePoint, c: LatticePoint): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** Signed area of an open ring in lattice units squared: positive when counter-clockwise. */
export function signedArea(ring: readonly LatticePoint[]): number {
  const origin = ring[0];
  if (origin === undefined) return 0;
  let twice = 0;
  let previous = origin;
  for (const point of ring.slice(1)) {
    twice += orientation(origin, previous, point);
    previous = point;
  }
  return twice / 2;
}

/** Whether a point lies inside an open ring (even-odd; points on the edge count as either). */
export function insideRing(point: LatticePoint, ring: readonly LatticePoint[]): boolean {
  let inside = false;
  let previous = ring.at(-1);
  for (const corner of ring) {
    if (previous !== undefined && corner[1] > point[1] !== previous[1] > point[1]) {
      const crossing = corner[0] + ((point[1] - corner[1]) * (previous[0] - corner[0])) / (previous[1] - corner[1]);
      if (point[0] < crossing) inside = !inside;
    }
    previous = corner;
  }
  return inside;
}

/** Centre of gravity of an open ring. */
export function centroid(ring: readonly LatticePoint[]): LatticePoint {
  const origin = ring[0] ?? [0, 0];
  let twice = 0;
  let x = 0;
  let y = 0;
  let previous: LatticePoint = origin;
  for (const point of ring.slice(1)) {
    const cross = orientation(origin, previous, point);
    twice += cross;
    x += cross * (previous[0] + point[0] - 2 * origin[0]);
    y += cross * (previous[1] + point[1] - 2 * origin[1]);
    previous = point;
  }
  if (twice === 0) return origin;
  return [origin[0] + x / (3 * twice), origin[1] + y / (3 * twice)];
}
