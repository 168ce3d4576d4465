import type { CameraRelook } from '@shancheng/contracts';
import { sql, type Trx } from '../../platform/db/index.ts';
import { conflict, unprocessable } from '../../platform/errors/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { cameraRelooked } from './events.ts';

/** Asks a camera to look again; it hears of it in the answer to its next heartbeat (≤ 5 s). */
export async function requestRelookInTrx(
  trx: Trx,
  relook: { incidentId: string; cameraId: string; ruleId: string; at: Date },
): Promise<void> {
  await sql`
    insert into cameras.relooks (incident_id, camera_id, rule_id, requested_at)
    select ${relook.incidentId}::uuid, id, ${relook.ruleId}, ${relook.at} from cameras.cameras where id = ${relook.cameraId} and enabled
    on conflict (incident_id) do update set requested_at = excluded.requested_at, answered_at = null`.execute(trx);
}

/** More confirming frames than frames looked at is no share: 422. */
export function checkShare({ hits, of }: { hits: number; of: number }): void {
  if (hits <= of) return;
  throw unprocessable('camera.impossible-share', '命中帧数多于总帧数', 'More frames confirm it than were looked at');
}

/** Takes what the camera saw, once; whoever asked decides what it means. */
export async function takeRelook(
  platform: Platform,
  cameraId: string,
  relook: CameraRelook,
  picture: { sha256: string; sm3: string; bytes: number } | undefined,
): Promise<void> {
  checkShare(relook);
  await platform.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ name: string }>`
      update cameras.relooks r set answered_at = ${platform.clock.now()} from cameras.cameras c
      where r.incident_id = ${relook.incidentId} and r.camera_id = ${cameraId} and r.rule_id = ${relook.ruleId} and c.id = r.camera_id and r.answered_at is null
      returning c.name`.execute(trx);
    const row = rows[0];
    if (!row) throw conflict('camera.relook-not-asked', '没有待答复的复看请求', 'No second look is being waited for');
    await platform.events.publishInTrx(trx, cameraRelooked, {
      incidentId: relook.incidentId,
      cameraId,
      cameraName: row.name,
      capturedAt: relook.capturedAt,
      hits: relook.hits,
      of: relook.of,
      relookId: relook.relookId,
      ...(picture ? { picture } : {}),
    });
  });
}
