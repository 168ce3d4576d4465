import type { OutboxEntry } from '../outbox/entry.ts';
import type { Outcome } from '../outbox/transport.ts';
import { deedInstant } from '../server-clock.ts';
import { keepSnapshot, readSnapshot } from '../snapshot/snapshot.ts';
import { type ReadCheck, withEntry } from './check-cache.ts';

type Done = Extract<Outcome, { kind: 'done' }>;

/** An inspection after a deed of this phone has reached the server; undefined when the deed says nothing about it. */
export function afterSending(read: ReadCheck | undefined, { deed }: OutboxEntry, done: Done): ReadCheck | undefined {
  if (done.check) return { value: done.check, asOf: deedInstant(), kept: false };
  if (deed.kind !== 'check-entry' || !read) return undefined;
  return { ...read, value: withEntry(read.value, deed, done.results?.[0]?.result === 'late') };
}

/** For the service worker: what it sent while the app was closed is in the copy kept on the phone. */
export async function noteSentOnPhone(entry: OutboxEntry, done: Done): Promise<void> {
  if (!('checkId' in entry.deed)) return;
  const name = `check.${entry.deed.checkId}`;
  const kept = (await readSnapshot(entry.accountId, name)) as ReadCheck | undefined; // written by us only
  const after = afterSending(kept, entry, done);
  if (after) await keepSnapshot(entry.accountId, name, after);
}
