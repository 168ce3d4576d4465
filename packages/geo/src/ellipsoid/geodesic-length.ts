import type { Position } from '../network/line-length.ts';

/** CGCS2000 (GB 22021): semi-major axis in metres and flattening. */
const A = 6_378_137;
const F = 1 / 298.257222101;
const B = A * (1 - F);
const DEGREE = Math.PI / 180;
/** Radians; a ten-millionth of a metre on the ground. */
const CLOSE_ENOUGH = 1e-14;
/** Between points that are not nearly antipodal four rounds do. */
const MOST_ROUNDS = 100;

/**
 * Length in metres of a line whose steps are geodesics on the ellipsoid CGCS2000; EPSG:4490 degrees, longitude first.
 * Vincenty’s inverse formula (Survey Review 176, 1975): within 1e-6 of GeographicLib for any step up to some thousand
 * kilometres. NaN where a step joins two nearly antipodal points, for which the formula has no answer.
 */
export function lineLength(line: readonly Position[]): number {
  let sum = 0;
  line.forEach((to, n) => {
    const from = line[n - 1];
    if (from) sum += geodesicLength(from, to);
  });
  return sum;
}

function geodesicLength([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const ends = { u1: reduced(lat1), u2: reduced(lat2), lambda: (lon2 - lon1) * DEGREE };
  let omega = ends.lambda;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const arc = arcOf(ends, omega);
    if (arc.sinSigma === 0) return 0;
    const next = ends.lambda + stretch(arc);
    if (Math.abs(next - omega) < CLOSE_ENOUGH) return metresOf(arc);
    omega = next;
  }
  return Number.NaN;
}

interface Ends {
  /** Reduced latitudes, radians. */
  u1: number;
  u2: number;
  /** Difference of longitude, radians. */
  lambda: number;
}

/** The great circle between both ends on the sphere of reduced latitudes. */
function arcOf({ u1, u2 }: Ends, omega: number) {
  const across = Math.cos(u2) * Math.sin(omega);
  const along = Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(omega);
  const sinSigma = Math.hypot(across, along);
  const cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(omega);
  const sinAlpha = sinSigma === 0 ? 0 : (Math.cos(u1) * Math.cos(u2) * Math.sin(omega)) / sinSigma;
  const cos2Alpha = 1 - sinAlpha * sinAlpha;
  // along the equator the middle of the arc does not matter
  const cos2Middle = cos2Alpha === 0 ? 0 : cosSigma - (2 * Math.sin(u1) * Math.sin(u2)) / cos2Alpha;
  return { sinSigma, cosSigma, sigma: Math.atan2(sinSigma, cosSigma), sinAlpha, cos2Alpha, cos2Middle };
}

type Arc = ReturnType<typeof arcOf>;

/** By how much the longitude on the sphere exceeds that on the ellipsoid. */
function stretch({ sinSigma, cosSigma, sigma, sinAlpha, cos2Alpha, cos2Middle }: Arc): number {
  const c = (F / 16) * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
  const inner = cos2Middle + c * cosSigma * (2 * cos2Middle ** 2 - 1);
  return (1 - c) * F * sinAlpha * (sigma + c * sinSigma * inner);
}

function metresOf({ sinSigma, cosSigma, sigma, cos2Alpha, cos2Middle }: Arc): number {
  const u2 = cos2Alpha * ((A * A) / (B * B) - 1);
  const k1 = 1 + (u2 / 16_384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const k2 = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  const inner =
    cosSigma * (2 * cos2Middle ** 2 - 1) - (k2 / 6) * cos2Middle * (4 * sinSigma ** 2 - 3) * (4 * cos2Middle ** 2 - 3);
  return B * k1 * (sigma - k2 * sinSigma * (cos2Middle + (k2 / 4) * inner));
}

function reduced(lat: number): number {
  return Math.atan((1 - F) * Math.tan(lat * DEGREE));
}
