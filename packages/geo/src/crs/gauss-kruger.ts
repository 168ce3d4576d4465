/** Ellipsoid of CGCS2000 (GB 22021): semi-major axis in metres and flattening. */
const CGCS2000 = { a: 6_378_137, f: 1 / 298.257222101 };
const DEGREE = Math.PI / 180;

/** A transverse Mercator projection of CGCS2000: degrees ↔ metres. */
export interface GaussKruger {
  /** Easting and northing in metres of a place in EPSG:4490 degrees. */
  forward(lon: number, lat: number): [east: number, north: number];
  /** EPSG:4490 degrees of an easting and northing in metres. */
  inverse(east: number, north: number): [lon: number, lat: number];
}

export interface GaussKrugerOptions {
  /** Degrees, e.g. 108 for EPSG:4545. */
  centralMeridian: number;
  /** Metres; 500,000 without a zone prefix, 35,500,000 in zone 35. */
  falseEasting?: number;
}

/** Central meridian of a 3° zone of CGCS2000 without prefix, EPSG:4534 (75° E) to 4554 (135° E). RangeError for others. */
export function meridianOfSrid(srid: number): number {
  if (!Number.isInteger(srid) || srid < 4534 || srid > 4554) throw new RangeError(`no 3° zone of CGCS2000: ${srid}`);
  return 75 + 3 * (srid - 4534);
}

/**
 * The 3° and 6° Gauss-Krüger zones of CGCS2000. Krüger’s series to the sixth order of the third flattening (Karney 2011,
 * “Transverse Mercator with an accuracy of a few nanometers”, eqs. 35 and 36): exact to a micrometre within 6° of the
 * central meridian, the same as PROJ.
 */
export function createGaussKruger({ centralMeridian, falseEasting = 500_000 }: GaussKrugerOptions): GaussKruger {
  const { radius, alpha, beta, e } = series;
  return {
    forward(lon, lat) {
      const phi = lat * DEGREE;
      const lambda = (lon - centralMeridian) * DEGREE;
      const sin = Math.sin(phi);
      // Conformal latitude.
      const t = Math.sinh(Math.atanh(sin) - e * Math.atanh(e * sin));
      const cos = Math.cos(lambda);
      const xi = Math.atan2(t, cos);
      const eta = Math.asinh(Math.sin(lambda) / Math.hypot(t, cos));
      let north = xi;
      let east = eta;
      for (let j = 0; j < alpha.length; j++) {
        const k = 2 * (j + 1);
        const factor = alpha[j] as number; // j < alpha.length
        north += factor * Math.sin(k * xi) * Math.cosh(k * eta);
        east += factor * Math.cos(k * xi) * Math.sinh(k * eta);
      }
      return [falseEasting + radius * east, radius * north];
    },
    inverse(east, north) {
      const xi = north / radius;
      const eta = (east - falseEasting) / radius;
      let x = xi;
      let y = eta;
      for (let j = 0; j < beta.length; j++) {
        const k = 2 * (j + 1);
        const factor = beta[j] as number; // j < beta.length
        x -= factor * Math.sin(k * xi) * Math.cosh(k * eta);
        y -= factor * Math.cos(k * xi) * Math.sinh(k * eta);
      }
      const conformal = Math.sin(x) / Math.hypot(Math.sinh(y), Math.cos(x));
      const lon = centralMeridian + Math.atan2(Math.sinh(y), Math.cos(x)) / DEGREE;
      return [lon, Math.atan(geographicTangent(conformal, e)) / DEGREE];
    },
  };
}

/** tan φ from the tangent of the conformal latitude, by Newton’s method (Karney 2011, eqs. 19 to 21). */
function geographicTangent(conformal: number, e: number): number {
  let t = conformal;
  for (let round = 0; round < 5; round++) {
    const root = Math.sqrt(1 + t * t);
    const sigma = Math.sinh(e * Math.atanh((e * t) / root));
    const here = t * Math.sqrt(1 + sigma * sigma) - sigma * root;
    const step = ((conformal - here) * (1 + (1 - e * e) * t * t)) / ((1 - e * e) * root * Math.sqrt(1 + here * here));
    t += step;
    if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(t))) break;
  }
  return t;
}

const series = krugerSeries(CGCS2000.a, CGCS2000.f);

function krugerSeries(a: number, f: number) {
  const n = f / (2 - f);
  const n2 = n * n;
  const n3 = n2 * n;
  const n4 = n3 * n;
  const n5 = n4 * n;
  const n6 = n5 * n;
  return {
    e: Math.sqrt(f * (2 - f)),
    radius: (a / (1 + n)) * (1 + n2 / 4 + n4 / 64 + n6 / 256),
    alpha: [
      n / 2 - (2 / 3) * n2 + (5 / 16) * n3 + (41 / 180) * n4 - (127 / 288) * n5 + (7891 / 37_800) * n6,
      (13 / 48) * n2 - (3 / 5) * n3 + (557 / 1440) * n4 + (281 / 630) * n5 - (1_983_433 / 1_935_360) * n6,
      (61 / 240) * n3 - (103 / 140) * n4 + (15_061 / 26_880) * n5 + (167_603 / 181_440) * n6,
      (49_561 / 161_280) * n4 - (179 / 168) * n5 + (6_601_661 / 7_257_600) * n6,
      (34_729 / 80_640) * n5 - (3_418_889 / 1_995_840) * n6,
      (212_378_941 / 319_334_400) * n6,
    ],
    beta: [
      n / 2 - (2 / 3) * n2 + (37 / 96) * n3 - (1 / 360) * n4 - (81 / 512) * n5 + (96_199 / 604_800) * n6,
      (1 / 48) * n2 + (1 / 15) * n3 - (437 / 1440) * n4 + (46 / 105) * n5 - (1_118_711 / 3_870_720) * n6,
      (17 / 480) * n3 - (37 / 840) * n4 - (209 / 4480) * n5 + (5569 / 90_720) * n6,
      (4397 / 161_280) * n4 - (11 / 504) * n5 - (830_251 / 7_257_600) * n6,
      (4583 / 161_280) * n5 - (108_847 / 3_991_680) * n6,
      (20_648_693 / 638_668_800) * n6,
    ],
  };
}
