import { openPhoneDatabase } from '../database.ts';
import type { OutboxEntry } from './entry.ts';
import type { OutboxStore } from './outbox-store.ts';

/** `strict`: on the disk before we say “saved”, since a phone may lose power the next second. */
const DURABLE = { durability: 'strict' } as const;

/** Unsent deeds in IndexedDB; the sequence number comes from the database, so tabs agree on the order. */
export function createIdbOutboxStore(): OutboxStore {
  return {
    async add(entry, bytes) {
      const db = await openPhoneDatabase();
      const trx = db.transaction(['entries', 'photoBytes'], 'readwrite', DURABLE);
      const entries = trx.objectStore('entries');
      const known = await entries.index('id').get(entry.id);
      if (known !== undefined) {
        await trx.done;
        return known;
      }
      const fresh = { ...entry, attempts: 0, state: 'waiting' as const };
      const seq = await entries.add(fresh as OutboxEntry); // the key generator fills in `seq`
      if (bytes !== undefined) await trx.objectStore('photoBytes').put(bytes, entry.id);
      await trx.done;
      return { ...fresh, seq };
    },
    async list(accountId) {
      const db = await openPhoneDatabase();
      const entries = await db.getAllFromIndex('entries', 'account', accountId);
      return entries.sort((a, b) => a.seq - b.seq);
    },
    async change(id, change) {
      const db = await openPhoneDatabase();
      const trx = db.transaction('entries', 'readwrite', DURABLE);
      const entry = await trx.store.index('id').get(id);
      if (entry !== undefined) await trx.store.put(change(entry));
      await trx.done;
    },
    async remove(ids) {
      const db = await openPhoneDatabase();
      const trx = db.transaction(['entries', 'photoBytes'], 'readwrite', DURABLE);
      const entries = trx.objectStore('entries');
      for (const id of ids) {
        const seq = await entries.index('id').getKey(id);
        if (seq !== undefined) await entries.delete(seq);
        await trx.objectStore('photoBytes').delete(id);
      }
      await trx.done;
    },
    async bytes(id) {
      const db = await openPhoneDatabase();
      return db.get('photoBytes', id);
    },
  };
}
