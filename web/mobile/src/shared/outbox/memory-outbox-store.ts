import type { NewEntry, OutboxEntry } from './entry.ts';
import type { OutboxStore } from './outbox-store.ts';

/** The store without a browser: for tests, and where IndexedDB is shut off (then nothing survives a restart). */
export function createMemoryOutboxStore(): OutboxStore {
  const entries = new Map<string, OutboxEntry>();
  const bytesOf = new Map<string, ArrayBuffer>();
  let lastSeq = 0;
  return {
    async add(entry: NewEntry, bytes) {
      const known = entries.get(entry.id);
      if (known !== undefined) return known;
      lastSeq += 1;
      const added: OutboxEntry = { ...entry, seq: lastSeq, attempts: 0, state: 'waiting' };
      entries.set(entry.id, added);
      if (bytes !== undefined) bytesOf.set(entry.id, bytes);
      return added;
    },
    async list(accountId) {
      return [...entries.values()].filter((entry) => entry.accountId === accountId).sort((a, b) => a.seq - b.seq);
    },
    async change(id, change) {
      const entry = entries.get(id);
      if (entry !== undefined) entries.set(id, change(entry));
    },
    async remove(ids) {
      for (const id of ids) {
        entries.delete(id);
        bytesOf.delete(id);
      }
    },
    async bytes(id) {
      return bytesOf.get(id);
    },
  };
}
