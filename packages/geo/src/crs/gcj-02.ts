const RADIUS = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
const TURN = (Math.PI * 3000) / 180;

type Place = [lon: number, lat: number];

/**
 * GCJ-02 degrees of a place in EPSG:4490 degrees: the shift that Chinese web maps show (300 to 700 m). The formula was
 * never published; this is the one everybody found by measuring.
 */
export function toGcj02(lon: number, lat: number): Place {
  const [east, north] = shift(lon, lat);
  return [lon + east, lat + north];
}

/** EPSG:4490 degrees of a place in GCJ-02 degrees; there and back is exact to a micrometre. */
export function fromGcj02(lon: number, lat: number): Place {
  return undo(toGcj02, lon, lat);
}

/** BD-09 degrees (Baidu) of a place in EPSG:4490 degrees. */
export function toBd09(lon: number, lat: number): Place {
  const [x, y] = toGcj02(lon, lat);
  const radius = Math.hypot(x, y) + 0.00002 * Math.sin(y * TURN);
  const angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * TURN);
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}

/** EPSG:4490 degrees of a place in BD-09 degrees; there and back is exact to a micrometre. */
export function fromBd09(lon: number, lat: number): Place {
  return undo(toBd09, lon, lat);
}

/** The shift changes by some parts in a thousand over its own length, so each round gains two digits and more. */
function undo(forward: (lon: number, lat: number) => Place, lon: number, lat: number): Place {
  let place: Place = [lon, lat];
  for (let round = 0; round < 20; round++) {
    const [x, y] = forward(...place);
    place = [place[0] + lon - x, place[1] + lat - y];
    if (Math.abs(lon - x) + Math.abs(lat - y) < 1e-13) break;
  }
  return place;
}

function shift(lon: number, lat: number): Place {
  const [x, y] = [lon - 105, lat - 35];
  const root = Math.sqrt(Math.abs(x));
  const wave = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3);
  const eastward =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    wave +
    waves(x, [20, 40, 150, 300], [1, 1 / 3, 1 / 12, 1 / 30]);
  const northward =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    wave +
    waves(y, [20, 40, 160, 320], [1, 1 / 3, 1 / 12, 1 / 30]);
  const phi = (lat * Math.PI) / 180;
  const magic = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) ** 2;
  const meridian = ((RADIUS * (1 - ECCENTRICITY_SQUARED)) / magic ** 1.5) * (Math.PI / 180);
  const parallel = (RADIUS / Math.sqrt(magic)) * Math.cos(phi) * (Math.PI / 180);
  return [eastward / parallel, northward / meridian];
}

function waves(at: number, heights: readonly number[], rates: readonly number[]): number {
  return heights.reduce((sum, height, n) => sum + (height * Math.sin(at * Math.PI * (rates[n] ?? 0)) * 2) / 3, 0);
}
