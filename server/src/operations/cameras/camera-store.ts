import type { CameraConfig, ZoneRule } from '@shancheng/contracts';
import { type Actor, scopePatterns } from '../../platform/auth/index.ts';
import { createShortCache, type Database, sql, type Trx } from '../../platform/db/index.ts';
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
type FindCamera = (id: string) => Promise<Camera | undefined>;
const finders = new WeakMap<Database, FindCamera>();

/** A registered, enabled camera; kept for five seconds, since every observation asks. */
export function findCamera(platform: Pick<Platform, 'db' | 'clock'>, id: string): Promise<Camera | undefined> {
  const find = finders.get(platform.db) ?? createCameraFinder(platform);
  finders.set(platform.db, find);
  return find(id);
}

function createCameraFinder({ db, clock }: Pick<Platform, 'db' | 'clock'>): FindCamera {
  return createShortCache<Camera>({
    clock,
    keepMs: CACHE_MS,
    load: async (ids) => {
      const { rows } = await sql<Camera>`
        select id, name, rules, division_path as "divisionPath", synthetic from cameras.cameras
        where id = any (${ids}::text[]) and enabled`.execute(db);
      return new Map(rows.map((camera) => [camera.id, camera]));
    },
  }).find;
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
export async function listCameraConfigs(db: Database, actor: Pick<Actor, 'scopes'>): Promise<CameraConfig[]> {
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
    where c.enabled and c.division_path like any (${scopePatterns(actor)}::text[]) order by c.id`.execute(db);
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
