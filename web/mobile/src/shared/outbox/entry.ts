import type { LonLat, TaskCommand } from '@shancheng/contracts';

/** What the officer did to a task; the pictures are named by their upload ids until the server has given evidence ids. */
export interface CommandDeed {
  kind: 'command';
  taskId: string;
  command: Omit<TaskCommand, 'evidenceIds'>;
  uploadIds: string[];
}

/** A picture taken for a task. Its bytes lie beside the entry in the store, not in it. */
export interface PhotoDeed {
  kind: 'photo';
  taskId: string;
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
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

export type Deed = CommandDeed | PhotoDeed | DutyDeed;

/** The server's words when it said no; `local` where the phone itself cannot send it (the picture's bytes are gone). */
export interface Refusal {
  status: number;
  code: string;
  title: string;
  titleEn: string;
  detail?: string;
  detailEn?: string;
  at: string;
}

/**
 * One deed waiting to be sent. `id` is the command id or upload id, chosen once: sending it twice is harmless.
 * A photo that has been sent stays (state `sent`, with its evidence id) until the command that names it is sent too.
 */
export interface OutboxEntry {
  seq: number;
  id: string;
  accountId: string;
  savedAt: string;
  attempts: number;
  lastError?: string;
  state: 'waiting' | 'refused' | 'sent';
  /** Phone time in ms until which the officer may take the deed back; it is saved already but not sent before. */
  undoUntil?: number;
  refusal?: Refusal;
  evidenceId?: string;
  deed: Deed;
}

export type NewEntry = Omit<OutboxEntry, 'seq' | 'attempts' | 'state'>;

const DAY_MS = 86_400_000;

/** How long a deed that ends a task can be taken back. */
export const UNDO_MS = 5_000;

/** True while the officer may still take the deed back. A phone clock set back must not hold it for longer. */
export function isUndoable({ state, undoUntil }: OutboxEntry, now: number): boolean {
  if (state !== 'waiting' || undoUntil === undefined) return false;
  return undoUntil > now && undoUntil - now <= UNDO_MS;
}

/** Deeds of one lane keep their order; lanes do not wait for each other. */
export function laneOf(entry: Pick<OutboxEntry, 'deed'>): string {
  return entry.deed.kind === 'duty' ? 'duty' : entry.deed.taskId;
}

/** True while a refused picture holds the command that names it: the officer decides first. */
export function isHeld(entry: OutboxEntry, all: readonly OutboxEntry[]): boolean {
  const { deed } = entry;
  if (deed.kind !== 'command') return false;
  return all.some((other) => other.state === 'refused' && deed.uploadIds.includes(other.id));
}

/**
 * The next entry to send: the oldest waiting one of each lane that is neither busy nor stopped nor still to be undone,
 * and among those words before pictures, since a picture may take a minute on a weak signal.
 */
export function nextToSend(
  all: readonly OutboxEntry[],
  closedLanes: ReadonlySet<string>,
  now: number,
): OutboxEntry | undefined {
  const heads = new Map<string, OutboxEntry>();
  for (const entry of all) {
    const lane = laneOf(entry);
    if (entry.state === 'waiting' && !heads.has(lane) && !closedLanes.has(lane)) heads.set(lane, entry);
  }
  const ready = [...heads.values()].filter((entry) => !isHeld(entry, all) && !isUndoable(entry, now));
  return ready.find((entry) => entry.deed.kind !== 'photo') ?? ready[0];
}

/**
 * Pictures that were sent for a draft nobody will hand in any more: their task left the officer a day ago or longer.
 * The server has them; here they only take room.
 */
export function leftoverPhotos(
  all: readonly OutboxEntry[],
  openTaskIds: ReadonlySet<string>,
  now: number,
): OutboxEntry[] {
  const named = new Set(all.flatMap(({ deed }) => (deed.kind === 'command' ? deed.uploadIds : [])));
  return all.filter(
    ({ id, deed, state, savedAt }) =>
      deed.kind === 'photo' &&
      state === 'sent' &&
      !named.has(id) &&
      !openTaskIds.has(deed.taskId) &&
      now - Date.parse(savedAt) > DAY_MS,
  );
}

/** What the officer should know is not with the server yet: waiting or refused, not pictures already there. */
export function isUnsent(entry: OutboxEntry): boolean {
  return entry.state !== 'sent';
}
