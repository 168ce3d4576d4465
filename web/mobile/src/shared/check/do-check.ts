import type { NewEntry } from '@shancheng/contracts/inspection-command';
import { newId } from '../new-id.ts';
import type { CheckCommandDeed, CheckPhotoDeed, OfflineCheckCommand } from '../outbox/deed.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { downscale } from '../photo/downscale.ts';
import { recentPosition } from '../position/position.ts';
import { deedInstant } from '../server-clock.ts';

type Without<C, K extends PropertyKey> = C extends unknown ? Omit<C, K> : never;
export type CheckStep = Without<OfflineCheckCommand, 'commandId'>;

/** Writes down a step of an inspection and starts sending. A refused scan is done anew in its old place (`redoId`). */
export async function stepCheck(outbox: Outbox, checkId: string, step: CheckStep, redoId?: string): Promise<void> {
  const commandId = redoId ?? newId();
  const command: OfflineCheckCommand = { ...step, commandId };
  const deed: CheckCommandDeed = { kind: 'check-command', checkId, command };
  if (redoId === undefined) await outbox.add(commandId, deed);
  else await outbox.redo(redoId, deed);
}

/** Writes down what was seen at an item. */
export async function noteEntry(
  outbox: Outbox,
  checkId: string,
  entry: Omit<NewEntry, 'id' | 'notedAt'>,
): Promise<void> {
  const id = newId();
  await outbox.add(id, { kind: 'check-entry', checkId, entry: { ...entry, id, notedAt: deedInstant() } });
}

/** Keeps a picture on the phone and starts sending it; its id. */
export async function takePicture(outbox: Outbox, checkId: string, file: File): Promise<string> {
  const bytes = await downscale(file);
  const id = newId();
  const position = recentPosition();
  const deed: CheckPhotoDeed = { kind: 'check-photo', checkId, mediaType: 'image/jpeg', capturedAt: deedInstant() };
  await outbox.add(id, position ? { ...deed, position } : deed, bytes);
  return id;
}
