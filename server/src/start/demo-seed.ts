import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CameraConfigList } from '@shancheng/contracts';
import { Value } from 'typebox/value';
import { seedCatalogue } from '../base/catalogue/index.ts';
import { createPlaceIndex, seedDirectory } from '../base/directory/index.ts';
import { seedPowers } from '../enforcement/powers/index.ts';
import { putCamerasInTrx } from '../operations/cameras/index.ts';
import { createAccountsInTrx, putApiTokenInTrx, putDeviceKeysInTrx } from '../platform/auth/index.ts';
import { sql } from '../platform/db/index.ts';
import type { Platform } from '../platform/platform.ts';
import { seedPlans } from '../territory/plans/index.ts';
import { seedToolbox } from '../territory/toolbox/index.ts';
import { seedEnforcement } from './enforcement-seed.ts';

/** Everybody in the synthetic district signs in with this; there is nothing real behind it. */
export const DEMO_PASSWORD = 'shancheng-demo';

const CAMERAS = new URL('../../../vision/demo/cameras.json', import.meta.url);

/** Those who reconcile the plans: the planning bureau and the authorities of two other plans; all invented. */
const PLANNERS = [
  { login: 'planner', displayName: '规划员（合成）', orgName: '区规划自然资源局（合成）' },
  { login: 'forestry', displayName: '林业员（合成）', orgName: '区林业局（合成）' },
  { login: 'industry', displayName: '经信员（合成）', orgName: '区经信委（合成）' },
] as const;
/** Who keeps the four databases of enforcement; invented too. */
const LEGAL_CLERK = {
  login: 'lawclerk',
  displayName: '法制员（合成）',
  orgName: '区司法局（合成）',
  grants: [{ role: 'legal-clerk', scopePath: '50/500103/', scopeName: '渝中区' }],
};
const PLANNING = { role: 'planner', scopePath: '50/500103/', scopeName: '渝中区' };

export interface DemoOptions {
  /** Base of the demo cameras’ streams, e.g. `rtsp://127.0.0.1:8554`. */
  rtspBase: string;
  officersPerBeat?: number;
}

/** Seeds the synthetic district: places, people, accounts, cameras, an approved night market. Harmless when repeated. */
export async function seedDemo(platform: Platform, options: DemoOptions): Promise<void> {
  const now = platform.clock.now();
  await platform.db.transaction().execute(async (trx) => {
    await seedCatalogue(trx, now);
    await seedPlans(trx);
    await seedToolbox(trx);
    const people = await seedDirectory(trx, {
      now,
      ...(options.officersPerBeat ? { officersPerBeat: options.officersPerBeat } : {}),
    });
    await createAccountsInTrx(
      trx,
      people.map((person) => ({
        login: person.login,
        displayName: person.displayName,
        orgName: person.orgName,
        personId: person.personId,
        password: DEMO_PASSWORD,
        grants: [{ role: person.role, scopePath: person.scopePath, scopeName: person.scopeName, orgId: person.orgId }],
      })),
    );
    await createAccountsInTrx(
      trx,
      PLANNERS.map((planner) => ({ ...planner, password: DEMO_PASSWORD, grants: [PLANNING] })),
    );
    await createAccountsInTrx(trx, [{ ...LEGAL_CLERK, password: DEMO_PASSWORD }]);
    await seedPowers(trx, now);
    await sql`
      insert into incidents.permits (id, name, document_no, event_types, area, schedule, valid_from, valid_to, synthetic)
      values ('00000000-0000-4000-8000-000000000001', '较场口夜市（合成许可）', '渝中城管许〔合成〕001号', array['0501', '0504', '0510'],
        st_setsrid(st_geomfromtext('POLYGON((106.5742 29.5536, 106.5766 29.5536, 106.5766 29.5554, 106.5742 29.5554, 106.5742 29.5536))'), 4490),
        '[{"days":[1,2,3,4,5,6,7],"from":"18:00","to":"02:00"}]', '2025-01-01', '2030-01-01', true)
      on conflict (id) do nothing`.execute(trx);
  });
  await seedEnforcement(platform, DEMO_PASSWORD);
  await seedCameras(platform, options.rtspBase);
}

async function seedCameras(platform: Platform, rtspBase: string): Promise<void> {
  // The file carries no keys: each installation makes its own.
  const { cameras } = Value.Parse(CameraConfigList, JSON.parse(await readFile(CAMERAS, 'utf8')));
  const places = await createPlaceIndex(platform.db, platform.clock);
  await platform.db.transaction().execute(async (trx) => {
    const rows = cameras.map((camera, index) => {
      const place = places.locate(camera.location);
      if (!place) throw new Error(`demo camera ${camera.cameraId} lies outside the district`);
      return {
        ...camera,
        streamUrl: `${rtspBase}/camera-${index + 1}`,
        divisionPath: place.path,
        streetCode: place.streetCode,
        streetName: place.streetName,
        synthetic: true,
      };
    });
    await putCamerasInTrx(trx, rows);
    const known = await trx.selectFrom('auth.devices').select('device_id').execute();
    const missing = cameras.filter((camera) => !known.some((device) => device.device_id === camera.cameraId));
    await putDeviceKeysInTrx(
      trx,
      missing.map((camera) => ({
        deviceId: camera.cameraId,
        kind: 'camera',
        signingKey: randomBytes(32).toString('hex'),
      })),
    );
  });
}

/** A token for the camera worker beside the server, made anew at each start and handed over by environment only. */
export async function issueVisionToken(platform: Platform): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await platform.db
    .transaction()
    .execute((trx) =>
      putApiTokenInTrx(trx, { name: 'vision', token, permissions: ['camera.read-config'], scopePath: '50/' }),
    );
  return token;
}

/** Makes the folder of the camera worker’s queue. */
export async function visionDirectory(dataDir: string): Promise<string> {
  const directory = join(dataDir, 'vision');
  await mkdir(directory, { recursive: true });
  return directory;
}
