import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { LonLat } from '@shancheng/contracts';
import { createPlaceIndex } from '../../../server/src/base/directory/index.ts';
import { putCamerasInTrx } from '../../../server/src/operations/cameras/index.ts';
import { putApiTokenInTrx, putDeviceKeysInTrx } from '../../../server/src/platform/auth/index.ts';
import { systemClock } from '../../../server/src/platform/clock/clock.ts';
import { type Database, sql } from '../../../server/src/platform/db/index.ts';
import { benchCamera, RtspRelay, readScene, StampedCamera } from '../../../vision/src/simulator/index.ts';
import type { Stops } from '../platform/stops.ts';

export interface ChainCameras {
  ids: string[];
  /** A place on the officer’s beat that no camera sees. */
  elsewhere: LonLat;
  live: StampedCamera[];
  /** For the camera worker. */
  token: string;
}

/** Two cameras see 20 m × 15 m each; farther apart than this nothing of one is taken for the other’s. */
const APART_M = 80;
/** Fewer confirming frames than 60 % and the platform would let a person decide first. */
const TRUSTED = { hits: 2, of: 3 };
const METRES_PER_DEGREE = 111_195;

/** Live stamped cameras on the beat of one officer, registered with the platform; the demo’s own are switched off. */
export async function startChainCameras(
  db: Database,
  count: number,
  login: string,
  stops: Stops,
): Promise<ChainCameras> {
  const relay = await RtspRelay.listen();
  stops.add(() => relay.close());
  const scene = await readScene();
  const live = Array.from({ length: count }, (_, n) => new StampedCamera(scene, { url: relay.urlOf(`camera-${n}`) }));
  for (const camera of live) stops.add(() => camera.stop());
  while (!live.every((_, n) => relay.has(`camera-${n}`))) await delay(50);
  const places = await createPlaceIndex(db, systemClock);
  const [elsewhere, ...locations] = farApart(await gridsOfBeat(db, login), count + 1);
  if (!elsewhere) throw new Error('the beat has no grid');
  const token = randomBytes(32).toString('base64url');
  const configs = locations.map((location, n) => {
    const config = benchCamera({
      cameraId: `5001039900132900000${n}`,
      streamUrl: relay.urlOf(`camera-${n}`),
      signingKey: randomBytes(32).toString('hex'),
      location,
    });
    return { ...config, rules: config.rules.map((rule) => ({ ...rule, confirm: TRUSTED })) };
  });
  await db.transaction().execute(async (trx) => {
    await sql`update cameras.cameras set enabled = false`.execute(trx);
    await putCamerasInTrx(
      trx,
      configs.map((config) => {
        const place = places.locate(config.location);
        if (!place) throw new Error('a bench camera lies outside the district');
        const { path: divisionPath, streetCode, streetName } = place;
        return { ...config, divisionPath, streetCode, streetName, synthetic: true };
      }),
    );
    await putDeviceKeysInTrx(
      trx,
      configs.map(({ cameraId, signingKey }) => ({ deviceId: cameraId, kind: 'camera', signingKey })),
    );
    await putApiTokenInTrx(trx, { name: 'bench', token, permissions: ['camera.read-config'], scopePath: '50/' });
  });
  return { ids: configs.map((config) => config.cameraId), elsewhere, live, token };
}

/** Middles of the unit grids on the officer’s beat, the largest first: a camera’s whole view fits into those. */
async function gridsOfBeat(db: Database, login: string): Promise<LonLat[]> {
  const { rows } = await sql<LonLat>`
    select st_x(g.centre) as lon, st_y(g.centre) as lat
    from auth.accounts a
    join directory.rosters r on r.person_id = a.person_id and r.starts_at <= now() and r.ends_at > now()
    join directory.posts p on p.id = r.post_id
    join directory.duty_grid_cells c on c.duty_grid_id = p.duty_grid_id
    join directory.division_geometries g on g.code = c.grid_code and g.valid_to is null
    where a.login = ${login} order by st_area(g.geom) desc`.execute(db);
  return rows;
}

function farApart(candidates: readonly LonLat[], count: number): LonLat[] {
  const chosen: LonLat[] = [];
  for (const one of candidates) {
    const near = chosen.some(
      (other) => Math.hypot((one.lon - other.lon) * 0.87, one.lat - other.lat) * METRES_PER_DEGREE < APART_M,
    );
    if (!near && chosen.length < count) chosen.push(one);
  }
  if (chosen.length < count) throw new Error(`the beat has no room for ${count} places`);
  return chosen;
}
