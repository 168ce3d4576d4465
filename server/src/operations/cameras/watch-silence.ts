import { sql } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { raiseDeviceAlertInTrx, tellDeviceAlerts } from './device-alerts.ts';

const EVERY_MS = 1_000;

/** Finds cameras that have said nothing for too long and raises their alert. One look; `watchSilence` repeats it. */
export async function findSilentCameras(platform: Platform): Promise<number> {
  const now = platform.clock.now();
  const limit = new Date(now.getTime() - platform.config.heartbeatSilentSeconds * 1000);
  const alerts = await platform.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      update cameras.cameras set state = 'silent', active_rules = '[]'
      where enabled and coalesce(last_seen_at, registered_at) < ${limit} and state <> 'silent' returning id`.execute(
      trx,
    );
    const detail = `no heartbeat for ${platform.config.heartbeatSilentSeconds} s`;
    const raised: string[] = [];
    for (const { id } of rows)
      raised.push(...(await raiseDeviceAlertInTrx(trx, { cameraId: id, kind: 'silent', detail, at: now })));
    return raised;
  });
  await tellDeviceAlerts(platform, alerts);
  return alerts.length;
}

/** Looks every second until stopped; a failing look is logged and the next one comes. */
export function watchSilence(platform: Platform): () => void {
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    findSilentCameras(platform)
      .catch((error: unknown) => platform.log.error('Cameras:WatchFailed', { error: String(error) }))
      .finally(() => {
        looking = false;
      });
  }, EVERY_MS);
  return () => clearInterval(timer);
}
