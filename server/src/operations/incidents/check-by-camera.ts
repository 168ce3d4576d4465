import type { EventName } from '../../platform/events/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { cameraRelooked } from '../cameras/index.ts';
import { applyInTrx } from './act-on-incident.ts';
import { decide, type IncidentCommandInput } from './incident.ts';
import { type Deed, findIncidentForUpdate, newCommandId, systemActor, wasDone } from './incident-store.ts';
import { insertPicturesInTrx } from './signal-store.ts';

type Payload<E> = E extends EventName<infer P> ? P : never;

/** A share of frames at or below which the matter is gone, and at or above which it is still there; between, a person looks. */
const GONE = 0.25;
const STILL_THERE = 0.5;

/** Feedback on a camera’s case: the camera checks first. Cases without a camera wait for a person. */
export async function beginCameraCheck(platform: Platform, incidentId: string): Promise<void> {
  await platform.db.transaction().execute(async (trx) => {
    const loaded = await findIncidentForUpdate(trx, incidentId);
    if (!loaded?.cameraId || !loaded.ruleId || loaded.incident.status !== 'feedback') return;
    const deed: Deed = { commandId: newCommandId(), at: platform.clock.now(), actor: systemActor };
    await applyInTrx(trx, platform, loaded, decide(loaded.incident, { action: 'check' }), deed);
  });
  platform.hints.emit('incidents', [incidentId]);
}

/** What a second look means for a case being checked: gone → closed, still there → rework, unclear → left to a person. */
export function verdictOf(hits: number, of: number): IncidentCommandInput | undefined {
  const share = hits / of;
  const seen = `摄像机复看：${of} 帧中 ${hits} 帧仍存在`;
  if (share <= GONE) return { action: 'pass', reason: seen };
  if (share >= STILL_THERE) return { action: 'rework', reason: seen };
  return undefined;
}

/** Takes a second look as evidence and acts on it. Harmless when repeated. */
export async function checkByRelook(platform: Platform, look: Payload<typeof cameraRelooked>): Promise<void> {
  await platform.db.transaction().execute(async (trx) => {
    const loaded = await findIncidentForUpdate(trx, look.incidentId);
    if (loaded?.incident.status !== 'checking' || (await wasDone(trx, look.incidentId, look.relookId))) return;
    const at = platform.clock.now();
    if (look.picture) {
      const picture = {
        ...look.picture,
        id: look.relookId,
        kind: 'relook' as const,
        mediaType: 'image/jpeg',
        capturedAt: new Date(look.capturedAt),
        source: look.cameraName,
        objects: [],
      };
      await insertPicturesInTrx(trx, [{ picture, incidentId: look.incidentId, at }]);
    }
    const command = verdictOf(look.hits, look.of) ?? {
      action: 'note',
      reason: `摄像机复看不明确：${look.of} 帧中 ${look.hits} 帧`,
    };
    const facts = look.picture ? { evidenceIds: [look.relookId] } : {};
    const actor = { kind: 'device', id: look.cameraId, name: look.cameraName } as const;
    await applyInTrx(trx, platform, loaded, decide(loaded.incident, command), {
      commandId: look.relookId,
      at,
      actor,
      facts,
    });
  });
  platform.hints.emit('incidents', [look.incidentId]);
}
