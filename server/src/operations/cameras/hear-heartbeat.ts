import type { CameraHeartbeat, CameraHeartbeatAnswer } from '@shancheng/contracts';
import { sql, type Trx } from '../../platform/db/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { clearDeviceAlertInTrx, raiseDeviceAlertInTrx, tellDeviceAlerts } from './device-alerts.ts';

/** Takes a camera’s sign of life: its state becomes the camera’s, a bad one an alert, a good one clears it. */
export async function hearHeartbeat(
  platform: Platform,
  cameraId: string,
  heartbeat: CameraHeartbeat,
): Promise<CameraHeartbeatAnswer> {
  const now = platform.clock.now();
  const { relooks, alerts } = await platform.db.transaction().execute(async (trx) => {
    const { numAffectedRows } = await sql`
      update cameras.cameras set state = ${heartbeat.state}, state_detail = ${heartbeat.detail ?? null}, last_seen_at = ${now},
        measured_fps = ${heartbeat.framesPerSecond}, active_rules = ${JSON.stringify(heartbeat.rules)}::jsonb
      where id = ${cameraId} and enabled`.execute(trx);
    if (!numAffectedRows) throw notFound('camera.not-found', '未登记的摄像机', 'This camera is not registered');
    const changed = await judgeState(trx, cameraId, heartbeat, now);
    const waiting = await trx
      .selectFrom('cameras.relooks')
      .select(['incident_id', 'rule_id'])
      .where('camera_id', '=', cameraId)
      .where('answered_at', 'is', null)
      .limit(20)
      .execute();
    return { relooks: waiting, alerts: changed };
  });
  await tellDeviceAlerts(platform, alerts);
  return { relooks: relooks.map((row) => ({ incidentId: row.incident_id, ruleId: row.rule_id })) };
}

function judgeState(trx: Trx, cameraId: string, heartbeat: CameraHeartbeat, at: Date): Promise<string[]> {
  const { state } = heartbeat;
  if (state === 'live') return clearDeviceAlertInTrx(trx, cameraId, at);
  return raiseDeviceAlertInTrx(trx, { cameraId, kind: state, detail: heartbeat.detail ?? state, at });
}
