import type { CameraConfig, ZoneRule } from '@shancheng/contracts';
import { type Database, sql, type Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';

/** What the door needs of a camera. */
export interface Camera {
  id: string;
  name: string;
  rules: ZoneRule[];
  divisionPath: string;
  synthetic: boolean;
}

const CACHE_MS = 5_000;
const caches = new WeakMap<Database, Map<string, { camera: Camera | undefined; until: number }>>();

/** A registered, enabled camera; kept for five seconds, since every observation asks. */
export async function findCamera(platform: Pick<Platform, 'db' | 'clock'>, id: string): Promise<Camera | undefined> {
  const cache = caches.get(platform.db) ?? new Map<string, { camera: Camera | undefined; until: number }>();
  caches.set(platform.db, cache);
  const now = platform.clock.now().getTime();
  const hit = cache.get(id);
  if (hit && hit.until > now) return hit.camera;
  const row = await platform.db
    .selectFrom('cameras.cameras')
    .select(['id', 'name', 'rules', 'division_path', 'synthetic'])
    .where('id', '=', id)
    .where('enabled', '=', true)
    .executeTakeFirst();
  const camera = row && {
    id: row.id,
    name: row.name,
    rules: row.rules as unknown as ZoneRule[], // validated when the camera was registered
    divisionPath: row.division_path,
    synthetic: row.synthetic,
  };
  if (cache.size > 50_000) cache.clear();
  cache.set(id, { camera, until: now + CACHE_MS });
  return camera;
}

export interface NewCamera extends Omit<CameraConfig, 'signingKey'> {
  divisionPath: string;
  streetCode: string;
  streetName: string;
  synthetic: boolean;
}

/** Registers cameras or replaces their configuration; what they last said of themselves stays. */
export async function putCamerasInTrx(trx: Trx, cameras: readonly NewCamera[]): Promise<void> {
  for (const camera of cameras) {
    const values = {
      name: camera.name,
      stream_url: camera.streamUrl,
      lon: camera.location.lon,
      lat: camera.location.lat,
      division_path: camera.divisionPath,
      street_code: camera.streetCode,
      street_name: camera.streetName,
      ground_control_points: JSON.stringify(camera.groundControlPoints),
      frames_per_second: camera.framesPerSecond,
      model: camera.model,
      rules: JSON.stringify(camera.rules),
      synthetic: camera.synthetic,
    };
    await trx
      .insertInto('cameras.cameras')
      .values({ id: camera.cameraId, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }
}

/** Configurations for a vision worker, with the keys to sign with, within the worker’s scope. */
export async function listCameraConfigs(db: Database, scopes: readonly string[]): Promise<CameraConfig[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    stream_url: string;
    lon: number;
    lat: number;
    ground_control_points: CameraConfig['groundControlPoints'];
    frames_per_second: number;
    model: string;
    rules: ZoneRule[];
    signing_key: string;
  }>`
    select c.id, c.name, c.stream_url, c.lon, c.lat, c.ground_control_points, c.frames_per_second, c.model, c.rules, d.signing_key
    from cameras.cameras c join auth.devices d on d.device_id = c.id and d.enabled
    where c.enabled and c.division_path like any (${scopes.map((scope) => `${scope}%`)}::text[]) order by c.id`.execute(
    db,
  );
  return rows.map((row) => ({
    cameraId: row.id,
    name: row.name,
    streamUrl: row.stream_url,
    signingKey: row.signing_key,
    location: { lon: row.lon, lat: row.lat },
    groundControlPoints: row.ground_control_points,
    framesPerSecond: row.frames_per_second,
    model: row.model,
    rules: row.rules,
  }));
}
