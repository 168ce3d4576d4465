import { laneOf, nextToSend, type OutboxEntry, type Refusal } from './entry.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { Outcome, Transport } from './transport.ts';

export interface SendResult {
  /** Why sending ended before everything was sent. */
  stoppedBy?: 'network' | 'busy' | 'server' | 'login';
  retryAfterMs?: number;
  sent: number;
}

export interface SendOptions {
  store: OutboxStore;
  transport: Transport;
  accountId: string;
  /** Called before the sent entry leaves the store, so the screen never shows a gap. */
  onDone?: (entry: OutboxEntry, outcome: Extract<Outcome, { kind: 'done' }>) => Promise<void> | void;
  onChange?: () => void;
  /** Resolves when something new was queued while sending is under way. */
  changed?: () => Promise<void>;
  lanesAtOnce?: number;
  now?: () => number;
}

/**
 * Sends what waits, oldest first within a task, some tasks side by side, until nothing is left or the network,
 * the server or the session says stop. The caller holds the lock: never two of these at once on one phone.
 */
export async function sendWaiting(options: SendOptions): Promise<SendResult> {
  const { store, accountId, lanesAtOnce = 3, now = Date.now } = options;
  const closedLanes = new Set<string>();
  const underWay = new Set<Promise<void>>();
  const result: SendResult = { sent: 0 };
  for (;;) {
    const stopped = result.stoppedBy !== undefined && result.stoppedBy !== 'server';
    const entry = stopped ? undefined : nextToSend(await store.list(accountId), closedLanes, now());
    if (entry !== undefined && underWay.size < lanesAtOnce) {
      const lane = laneOf(entry);
      closedLanes.add(lane);
      const attempt: Promise<void> = sendOne(entry, options, result).then((goOn) => {
        if (goOn) closedLanes.delete(lane);
        underWay.delete(attempt);
      });
      underWay.add(attempt);
    } else if (underWay.size === 0) {
      return result;
    } else {
      await Promise.race([...underWay, ...(options.changed ? [options.changed()] : [])]);
    }
  }
}

/** True when the lane may go on with its next deed. */
async function sendOne(entry: OutboxEntry, options: SendOptions, result: SendResult): Promise<boolean> {
  const outcome = await attempt(entry, options);
  const goOn = await settle(entry, outcome, options, result);
  options.onChange?.();
  return goOn;
}

async function attempt(entry: OutboxEntry, { store, transport, accountId }: SendOptions): Promise<Outcome> {
  const { deed } = entry;
  if (deed.kind === 'photo') {
    const bytes = await store.bytes(entry.id);
    return bytes === undefined ? { kind: 'refused', refusal: bytesGone() } : transport(entry, { bytes });
  }
  if (deed.kind === 'duty') return transport(entry, {});
  const all = await store.list(accountId);
  const evidenceIds = deed.uploadIds.flatMap((id) => all.find((photo) => photo.id === id)?.evidenceId ?? []);
  return transport(entry, { evidenceIds });
}

async function settle(entry: OutboxEntry, outcome: Outcome, options: SendOptions, result: SendResult) {
  const { store } = options;
  switch (outcome.kind) {
    case 'done':
      result.sent += 1;
      await options.onDone?.(entry, outcome);
      await keepOrRemove(entry, outcome.evidenceId, store);
      return true;
    case 'refused':
      await store.change(entry.id, (kept) => ({ ...kept, state: 'refused', refusal: outcome.refusal }));
      return true;
    case 'login':
      result.stoppedBy = 'login';
      return false;
    case 'later':
      await store.change(entry.id, (kept) => ({ ...kept, attempts: kept.attempts + 1, lastError: outcome.error }));
      noteStop(result, outcome);
      return false;
  }
}

/** A stop for all (no network) outweighs a stop of one lane (server trouble); a demand for login outweighs both. */
function noteStop(result: SendResult, outcome: Extract<Outcome, { kind: 'later' }>): void {
  if (result.stoppedBy === 'login') return;
  if (result.stoppedBy === undefined || outcome.cause !== 'server') result.stoppedBy = outcome.cause;
  if (outcome.retryAfterMs !== undefined) {
    result.retryAfterMs = Math.max(result.retryAfterMs ?? 0, outcome.retryAfterMs);
  }
}

async function keepOrRemove(entry: OutboxEntry, evidenceId: string | undefined, store: OutboxStore): Promise<void> {
  if (entry.deed.kind === 'photo' && evidenceId !== undefined) {
    await store.change(entry.id, (kept) => ({ ...kept, state: 'sent', evidenceId }));
  } else {
    await store.remove([entry.id, ...(entry.deed.kind === 'command' ? entry.deed.uploadIds : [])]);
  }
}

function bytesGone(): Refusal {
  return {
    status: 0,
    code: 'photo.bytes-gone',
    title: '照片内容已不在本机，请重新拍摄',
    titleEn: 'The picture is no longer on this phone; take it again',
    at: new Date().toISOString(),
  };
}
