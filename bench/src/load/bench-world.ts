import { randomBytes } from 'node:crypto';
import { createPlaceIndex } from '../../../server/src/base/directory/index.ts';
import { type NewCamera, putCamerasInTrx } from '../../../server/src/operations/cameras/index.ts';
import { putDeviceKeysInTrx } from '../../../server/src/platform/auth/index.ts';
import { systemClock } from '../../../server/src/platform/clock/clock.ts';
import { type Database, sql } from '../../../server/src/platform/db/index.ts';
import type { PlanSize } from './signal-plan.ts';

export interface BenchCamera {
  id: string;
  key: Buffer;
}

/** Cameras, places and event types that signals are made of. */
export interface BenchWorld {
  size: PlanSize;
  cameras: BenchCamera[];
  points: { lon: number; lat: number }[];
  eventTypes: string[];
}

const RULES_PER_CAMERA = 64;
/** Metres between neighbouring points: beyond the 20 m within which two signals are one case. */
const SPACING_M = 30;
const METRES_PER_DEGREE = 111_195;
const BOX = { west: 106.47, east: 106.6, south: 29.52, north: 29.58 };
const MIDDLE_LATITUDE = (29.55 * Math.PI) / 180;
/** The demo’s approved night market; what happens inside it is no incident. */
const MARKET = { west: 106.5742, east: 106.5766, south: 29.5536, north: 29.5554 };
/** Rubbish always waits for a person, so a signal of it is not trusted. */
const NOT_TRUSTED = ['0102'];

/** Registers enough cameras with rules and keys for so many different signals. All of it is synthetic. */
export async function makeBenchWorld(db: Database, signals: number): Promise<BenchWorld> {
  const places = await createPlaceIndex(db, systemClock);
  const points = [...latticePoints()].filter((point) => places.locate(point));
  const types = await sql<{ code: string }>`select code from catalogue.event_types order by code`.execute(db);
  const eventTypes = types.rows.map((row) => row.code).filter((code) => !NOT_TRUSTED.includes(code));
  const count = Math.ceil(signals / RULES_PER_CAMERA);
  const cameras = Array.from({ length: count }, (_, n) => ({
    id: `500103990013${String(n).padStart(8, '0')}`,
    key: randomBytes(32),
  }));
  const rows = cameras.map((camera, n): NewCamera => {
    const location = points[(n * 17) % points.length];
    const place = location && places.locate(location);
    if (!location || !place) throw new Error('no place in the district');
    return cameraRow(camera.id, location, eventTypes, place);
  });
  await db.transaction().execute(async (trx) => {
    await putCamerasInTrx(trx, rows);
    await putDeviceKeysInTrx(
      trx,
      cameras.map(({ id, key }) => ({ deviceId: id, kind: 'camera', signingKey: key.toString('hex') })),
    );
  });
  const size = { cameras: count, rulesPerCamera: RULES_PER_CAMERA, eventTypes: eventTypes.length };
  return { size: { ...size, points: points.length }, cameras, points, eventTypes };
}

function* latticePoints(): Generator<{ lon: number; lat: number }> {
  const north = SPACING_M / METRES_PER_DEGREE;
  const east = north / Math.cos(MIDDLE_LATITUDE);
  for (let lat = BOX.south; lat < BOX.north; lat += north) {
    for (let lon = BOX.west; lon < BOX.east; lon += east) {
      const inMarket = lon > MARKET.west && lon < MARKET.east && lat > MARKET.south && lat < MARKET.north;
      if (!inMarket) yield { lon: Number(lon.toFixed(7)), lat: Number(lat.toFixed(7)) };
    }
  }
}

function cameraRow(
  cameraId: string,
  location: { lon: number; lat: number },
  eventTypes: readonly string[],
  place: { path: string; streetCode: string; streetName: string },
): NewCamera {
  return {
    cameraId,
    name: `压测摄像机（合成）${cameraId.slice(-4)}`,
    streamUrl: 'rtsp://127.0.0.1/none',
    location,
    groundControlPoints: [],
    framesPerSecond: 2,
    model: 'none',
    rules: Array.from({ length: RULES_PER_CAMERA }, (_, rule) => ({
      id: `bench-${rule}`,
      name: '压测规则（合成）',
      kind: 'dwell' as const,
      eventType: eventTypes[rule % eventTypes.length] ?? '0501',
      polygon: [],
      classes: ['person'],
      minScore: 0.4,
      minCount: 1,
      dwellSeconds: 1,
      confirm: { hits: 2, of: 3 },
      cooldownSeconds: 4,
    })),
    divisionPath: place.path,
    streetCode: place.streetCode,
    streetName: place.streetName,
    synthetic: true,
  };
}
