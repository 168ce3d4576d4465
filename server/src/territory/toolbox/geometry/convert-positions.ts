import type { ConvertQuery, CoordinateSystem } from '@shancheng/contracts';
import { createGaussKruger, fromBd09, fromGcj02, toBd09, toGcj02 } from '@shancheng/geo';
import { outsideSystem } from './errors.ts';

type Pair = [number, number];

/** A way between a system and EPSG:4490 degrees; undefined where the system does not reach. */
interface System {
  toDegrees(x: number, y: number): Pair | undefined;
  fromDegrees(lon: number, lat: number): Pair | undefined;
}

/** Degrees from the central meridian within which a zone is exact (and a little more than its neighbours need). */
const ZONE_REACH = 6;

function zone(centralMeridian: number, prefix = 0): System {
  const falseEasting = prefix * 1_000_000 + 500_000;
  const projection = createGaussKruger({ centralMeridian, falseEasting });
  const within = (lon: number, lat: number) => Math.abs(lon - centralMeridian) <= ZONE_REACH && Math.abs(lat) <= 84;
  return {
    toDegrees(east, north) {
      // A prefixed easting in a system without prefix, or the reverse, lies thousands of kilometres away.
      if (Math.abs(east - falseEasting) > 700_000 || Math.abs(north) > 9_400_000) return undefined;
      const [lon, lat] = projection.inverse(east, north);
      return within(lon, lat) ? [lon, lat] : undefined;
    },
    fromDegrees: (lon, lat) => (within(lon, lat) ? projection.forward(lon, lat) : undefined),
  };
}

const DEGREE = Math.PI / 180;
const MERCATOR_RADIUS = 6_378_137;
const MERCATOR_EDGE = Math.PI * MERCATOR_RADIUS;

/** EPSG:3857: the sphere of web maps, to ±85.06°. */
const webMercator: System = {
  toDegrees(x, y) {
    if (Math.abs(x) > MERCATOR_EDGE || Math.abs(y) > MERCATOR_EDGE) return undefined;
    return [x / MERCATOR_RADIUS / DEGREE, Math.atan(Math.sinh(y / MERCATOR_RADIUS)) / DEGREE];
  },
  fromDegrees(lon, lat) {
    if (Math.abs(lat) > 85.06) return undefined;
    return [lon * DEGREE * MERCATOR_RADIUS, Math.asinh(Math.tan(lat * DEGREE)) * MERCATOR_RADIUS];
  },
};

const degrees: System = {
  toDegrees: (lon, lat) => (Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined),
  fromDegrees: (lon, lat) => [lon, lat],
};

type Shift = (lon: number, lat: number) => Pair;

/** Maps for the public are shifted within China only. */
function shifted(from: Shift, to: Shift): System {
  const within = (lon: number, lat: number) => lon >= 72 && lon <= 138 && lat >= 0.8 && lat <= 56;
  return {
    toDegrees: (lon, lat) => (within(lon, lat) ? from(lon, lat) : undefined),
    fromDegrees: (lon, lat) => (within(lon, lat) ? to(lon, lat) : undefined),
  };
}

/** domain.md §3.4: EPSG:4544–4546 without, 4523–4525 with the number of the zone before the easting. */
const SYSTEMS: Record<CoordinateSystem, System> = {
  'EPSG:4490': degrees,
  'EPSG:4544': zone(105),
  'EPSG:4545': zone(108),
  'EPSG:4546': zone(111),
  'EPSG:4523': zone(105, 35),
  'EPSG:4524': zone(108, 36),
  'EPSG:4525': zone(111, 37),
  'EPSG:3857': webMercator,
  'GCJ-02': shifted(fromGcj02, toGcj02),
  'BD-09': shifted(fromBd09, toBd09),
};

/** Positions in another system; refuses those outside of either, naming the first. */
export function convertPositions({ from, to, positions }: ConvertQuery): Pair[] {
  return positions.map(([x = Number.NaN, y = Number.NaN], index) => {
    const place = SYSTEMS[from].toDegrees(x, y);
    const converted = place && SYSTEMS[to].fromDegrees(...place);
    if (converted === undefined) throw outsideSystem(index);
    return converted;
  });
}
