import { randomUUID } from 'node:crypto';
import type { DeviceAlert } from '@shancheng/contracts';
import { type Actor, inScope, scopePatterns } from '../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';

interface AlertRow {
  id: string;
  camera_id: string;
  name: string;
  kind: DeviceAlert['kind'];
  detail: string;
  raised_at: Date;
  cleared_at: Date | null;
  division_path: string;
}

/** Raises an alert unless one is open for the camera already; a changed reason replaces the open one’s. Returns what changed. */
export async function raiseDeviceAlertInTrx(
  trx: Trx,
  alert: { cameraId: string; kind: DeviceAlert['kind']; detail: string; at: Date },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into cameras.device_alerts as a (id, camera_id, kind, detail, raised_at)
    values (${randomUUID()}, ${alert.cameraId}, ${alert.kind}, ${alert.detail}, ${alert.at})
    on conflict (camera_id) where cleared_at is null do update set kind = excluded.kind, detail = excluded.detail
      where a.kind <> excluded.kind
    returning id`.execute(trx);
  return rows.map((row) => row.id);
}

export async function clearDeviceAlertInTrx(trx: Trx, cameraId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update cameras.device_alerts set cleared_at = ${at} where camera_id = ${cameraId} and cleared_at is null
    returning id`.execute(trx);
  return rows.map((row) => row.id);
}

/** Newest first, in scope: the open ones and those of the last day. */
export async function listDeviceAlerts(db: Database, actor: Pick<Actor, 'scopes'>, now: Date): Promise<DeviceAlert[]> {
  const { rows } = await sql<AlertRow>`
    select a.id, a.camera_id, c.name, a.kind, a.detail, a.raised_at, a.cleared_at, c.division_path
    from cameras.device_alerts a join cameras.cameras c on c.id = a.camera_id
    where c.division_path like any (${scopePatterns(actor)}::text[])
      and (a.cleared_at is null or a.raised_at > ${new Date(now.getTime() - 86_400_000)})
    order by a.cleared_at is not null, a.raised_at desc limit 200`.execute(db);
  return rows.map(alertOf);
}

/** Logs and tells connected screens of raised and cleared alerts; after the commit. */
export async function tellDeviceAlerts(platform: Platform, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<AlertRow>`
    select a.id, a.camera_id, c.name, a.kind, a.detail, a.raised_at, a.cleared_at, c.division_path
    from cameras.device_alerts a join cameras.cameras c on c.id = a.camera_id where a.id = any (${ids}::uuid[])`.execute(
    platform.db,
  );
  for (const row of rows) {
    if (!row.cleared_at) platform.log.warn('Cameras:Alert', { camera: row.camera_id, kind: row.kind });
    platform.push.broadcast('device.alert', (actor) =>
      actor.permissions.has('device-alert.view') && inScope(actor, row.division_path) ? alertOf(row) : undefined,
    );
  }
}

function alertOf(row: AlertRow): DeviceAlert {
  return {
    id: row.id,
    cameraId: row.camera_id,
    cameraName: row.name,
    kind: row.kind,
    detail: row.detail,
    raisedAt: row.raised_at.toISOString(),
    ...(row.cleared_at ? { clearedAt: row.cleared_at.toISOString() } : {}),
  };
}
