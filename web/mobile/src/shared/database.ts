import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OutboxEntry } from './outbox/entry.ts';

/** What the officer has written and photographed for a task but not yet handed in. */
export interface Draft {
  taskId: string;
  accountId: string;
  note: string;
  uploadIds: string[];
}

interface PhoneSchema extends DBSchema {
  entries: { key: number; value: OutboxEntry; indexes: { id: string; account: string } };
  photoBytes: { key: string; value: ArrayBuffer };
  drafts: { key: [string, string]; value: Draft };
  /** Last known answers of the server, for reading without network; `account` is empty for who was here last. */
  snapshots: { key: [string, string]; value: { accountId: string; name: string; value: unknown; savedAt: number } };
}

export type PhoneDatabase = IDBPDatabase<PhoneSchema>;

let opened: Promise<PhoneDatabase> | undefined;

/** The phone's own database, shared by the pages and the service worker. */
export function openPhoneDatabase(): Promise<PhoneDatabase> {
  opened ??= openDB<PhoneSchema>('shancheng-mobile', 1, {
    upgrade(db) {
      const entries = db.createObjectStore('entries', { keyPath: 'seq', autoIncrement: true });
      entries.createIndex('id', 'id', { unique: true });
      entries.createIndex('account', 'accountId');
      db.createObjectStore('photoBytes');
      db.createObjectStore('drafts', { keyPath: ['accountId', 'taskId'] });
      db.createObjectStore('snapshots', { keyPath: ['accountId', 'name'] });
    },
    blocking(_current, _next, event) {
      (event.target as IDBDatabase).close(); // idb's type is Event; the target is always the connection
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}
