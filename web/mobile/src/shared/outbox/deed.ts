import type { LonLat, TaskCommand } from '@shancheng/contracts';
import type { CheckCommand, NewEntry as NewChecklistEntry } from '@shancheng/contracts/inspection-command';

/** What the officer did to a task; the pictures are named by their upload ids until the server has given evidence ids. */
export interface CommandDeed {
  kind: 'command';
  taskId: string;
  command: Omit<TaskCommand, 'evidenceIds'>;
  uploadIds: string[];
}

type MediaType = 'image/jpeg' | 'image/png' | 'image/webp';

/** A picture taken for a task. Its bytes lie beside the entry in the store, not in it. */
export interface PhotoDeed {
  kind: 'photo';
  taskId: string;
  mediaType: MediaType;
  capturedAt: string;
  position?: LonLat;
}

/** Going on or off duty. */
export interface DutyDeed {
  kind: 'duty';
  onDuty: boolean;
  at: string;
  position?: LonLat;
}

/** The steps of an inspection that can be taken without network; the others need it and say so. */
export type OfflineCheckCommand = Extract<CheckCommand, { action: 'arrive' | 'start-urgently' | 'settle' | 'recheck' }>;

/** A step of an inspection. */
export interface CheckCommandDeed {
  kind: 'check-command';
  checkId: string;
  command: OfflineCheckCommand;
}

/** What the officer wrote down at an item of the checklist. */
export interface CheckEntryDeed {
  kind: 'check-entry';
  checkId: string;
  entry: NewChecklistEntry;
}

/** A picture taken on an inspection. The phone has chosen its id, so nothing waits for an answer to name it. */
export interface CheckPhotoDeed {
  kind: 'check-photo';
  checkId: string;
  mediaType: MediaType;
  capturedAt: string;
  position?: LonLat;
}

export type Deed = CommandDeed | PhotoDeed | DutyDeed | CheckCommandDeed | CheckEntryDeed | CheckPhotoDeed;

/** True for what carries bytes and may take a minute on a weak signal. */
export function isPhoto(deed: Deed): deed is PhotoDeed | CheckPhotoDeed {
  return deed.kind === 'photo' || deed.kind === 'check-photo';
}

/** Ids of the pictures a deed names. */
export function photosOf(deed: Deed): readonly string[] {
  if (deed.kind === 'command') return deed.uploadIds;
  if (deed.kind === 'check-entry') return deed.entry.photoIds ?? [];
  if (deed.kind === 'check-command' && deed.command.action === 'recheck') return deed.command.photoIds ?? [];
  return [];
}

/** The same deed without one of its pictures. */
export function withoutPhoto(deed: Deed, id: string): Deed {
  const left = photosOf(deed).filter((photoId) => photoId !== id);
  if (deed.kind === 'command') return { ...deed, uploadIds: left };
  if (deed.kind === 'check-entry') return { ...deed, entry: { ...deed.entry, photoIds: left } };
  if (deed.kind === 'check-command' && deed.command.action === 'recheck') {
    return { ...deed, command: { ...deed.command, photoIds: left } };
  }
  return deed;
}

/** Without it nothing the officer does at the place counts. */
export function opensVisit(deed: Deed): boolean {
  return (
    deed.kind === 'check-command' && (deed.command.action === 'arrive' || deed.command.action === 'start-urgently')
  );
}
