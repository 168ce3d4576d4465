import { type Deed, isPhoto, opensVisit, photosOf } from './deed.ts';

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
  /** `late`: the server has it, but too late to count by itself; it stays until the officer has read so. */
  state: 'waiting' | 'refused' | 'sent' | 'late';
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
export function laneOf({ deed }: Pick<OutboxEntry, 'deed'>): string {
  if (deed.kind === 'duty') return 'duty';
  return 'checkId' in deed ? deed.checkId : deed.taskId;
}

/**
 * What holds a deed until the officer has decided: a refused picture it names, or the refused beginning of the visit,
 * before which nothing of that visit counts.
 */
export function heldBy(entry: OutboxEntry, all: readonly OutboxEntry[]): 'photo' | 'visit' | undefined {
  const { deed } = entry;
  if (deed.kind === 'duty') return undefined;
  const refused = all.filter((other) => other.state === 'refused');
  const ofVisit = (other: OutboxEntry) =>
    other.seq < entry.seq && opensVisit(other.deed) && laneOf(other) === laneOf(entry);
  if (!opensVisit(deed) && refused.some(ofVisit)) return 'visit';
  return refused.some((other) => photosOf(deed).includes(other.id)) ? 'photo' : undefined;
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
    if (entry.state !== 'waiting' || heads.has(lane) || closedLanes.has(lane)) continue;
    if (!standsAside(entry, all)) heads.set(lane, entry);
  }
  const ready = [...heads.values()].filter((entry) => !heldBy(entry, all) && !isUndoable(entry, now));
  return ready.find(({ deed }) => !isPhoto(deed)) ?? ready[0];
}

/** An entry of a checklist is a fact of its own: held for its picture, it does not keep back the others. */
function standsAside(entry: OutboxEntry, all: readonly OutboxEntry[]): boolean {
  return entry.deed.kind === 'check-entry' && heldBy(entry, all) === 'photo';
}

const MOST_AT_ONCE = 50;

/** The entries of a checklist that go in one request with this one: those that follow it with nothing in between. */
export function batchOf(head: OutboxEntry, all: readonly OutboxEntry[]): OutboxEntry[] {
  const behind = all.filter(
    (entry) => entry.state === 'waiting' && laneOf(entry) === laneOf(head) && !standsAside(entry, all),
  );
  const end = behind.findIndex(({ deed }) => deed.kind !== 'check-entry');
  return behind.slice(0, Math.min(end === -1 ? behind.length : end, MOST_AT_ONCE));
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
  const named = new Set(all.flatMap(({ deed }) => photosOf(deed)));
  return all.filter(
    ({ id, deed, state, savedAt }) =>
      isPhoto(deed) &&
      state === 'sent' &&
      !named.has(id) &&
      !(deed.kind === 'photo' && openTaskIds.has(deed.taskId)) &&
      now - Date.parse(savedAt) > DAY_MS,
  );
}

/** What the officer should know about: waiting, refused or too late, not pictures already there. */
export function isUnsent(entry: OutboxEntry): boolean {
  return entry.state !== 'sent';
}

/** How many deeds the server does not have yet, and how many came there too late. */
export function countUnsent(entries: readonly OutboxEntry[]): { waiting: number; refused: number; late: number } {
  const count = (state: OutboxEntry['state']) => entries.filter((entry) => entry.state === state).length;
  return { waiting: count('waiting'), refused: count('refused'), late: count('late') };
}
