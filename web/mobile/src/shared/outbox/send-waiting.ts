import { isPhoto, photosOf } from './deed.ts';
import { batchOf, laneOf, nextToSend, type OutboxEntry, type Refusal } from './entry.ts';
import type { OutboxStore } from './outbox-store.ts';
import { type Run, type SendOptions, type SendResult, sendLater } from './sending.ts';
import { settleBatch } from './settle-batch.ts';
import type { Outcome } from './transport.ts';

/**
 * Sends what waits, oldest first within a task, some tasks side by side, until nothing is left or the network,
 * the server or the session says stop. The caller holds the lock: never two of these at once on one phone.
 */
export async function sendWaiting(options: SendOptions): Promise<SendResult> {
  const { store, accountId, lanesAtOnce = 3, now = Date.now } = options;
  const closedLanes = new Set<string>();
  const underWay = new Set<Promise<void>>();
  const result: SendResult = { sent: 0 };
  const run: Run = { ...options, result, singly: new Set() };
  for (;;) {
    const stopped = result.stoppedBy !== undefined && result.stoppedBy !== 'server';
    const entry = stopped ? undefined : nextToSend(await store.list(accountId), closedLanes, now());
    if (entry !== undefined && underWay.size < lanesAtOnce) {
      const lane = laneOf(entry);
      closedLanes.add(lane);
      const attempt: Promise<void> = sendOne(entry, run).then((goOn) => {
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
async function sendOne(entry: OutboxEntry, run: Run): Promise<boolean> {
  const goOn = entry.deed.kind === 'check-entry' ? await sendBatch(entry, run) : await sendAlone(entry, run);
  run.onChange?.();
  return goOn;
}

async function sendBatch(head: OutboxEntry, run: Run): Promise<boolean> {
  const together = batchOf(head, await run.store.list(run.accountId));
  const batch = run.singly.has(laneOf(head)) ? [head] : together;
  return settleBatch(batch, await run.transport(head, { batch }), run);
}

async function sendAlone(entry: OutboxEntry, run: Run): Promise<boolean> {
  return settle(entry, await attempt(entry, run), run);
}

async function attempt(entry: OutboxEntry, { store, transport, accountId }: SendOptions): Promise<Outcome> {
  const { deed } = entry;
  if (isPhoto(deed)) {
    const bytes = await store.bytes(entry.id);
    return bytes === undefined ? { kind: 'refused', refusal: bytesGone() } : transport(entry, { bytes });
  }
  if (deed.kind !== 'command') return transport(entry, {});
  const all = await store.list(accountId);
  const evidenceIds = deed.uploadIds.flatMap((id) => all.find((photo) => photo.id === id)?.evidenceId ?? []);
  return transport(entry, { evidenceIds });
}

async function settle(entry: OutboxEntry, outcome: Outcome, run: Run): Promise<boolean> {
  const { store, result } = run;
  switch (outcome.kind) {
    case 'done':
      result.sent += 1;
      await run.onDone?.(entry, outcome);
      await keepOrRemove(entry, outcome.evidenceId, store);
      return true;
    case 'refused':
      await store.change(entry.id, (kept) => ({ ...kept, state: 'refused', refusal: outcome.refusal }));
      return true;
    case 'login':
      result.stoppedBy = 'login';
      return false;
    case 'later':
      await sendLater([entry], outcome, run);
      return false;
  }
}

async function keepOrRemove(entry: OutboxEntry, evidenceId: string | undefined, store: OutboxStore): Promise<void> {
  const { deed, id } = entry;
  if (deed.kind === 'check-photo') await store.change(id, (kept) => ({ ...kept, state: 'sent' }));
  else if (deed.kind === 'photo' && evidenceId !== undefined) {
    await store.change(id, (kept) => ({ ...kept, state: 'sent', evidenceId }));
  } else {
    await store.remove([id, ...photosOf(deed)]);
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
