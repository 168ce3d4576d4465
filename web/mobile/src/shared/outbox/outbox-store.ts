import type { NewEntry, OutboxEntry } from './entry.ts';

/** Where unsent deeds live. Every promise resolves only when the change is durable. */
export interface OutboxStore {
  /** Adding the same id again changes nothing and gives the first entry. */
  add(entry: NewEntry, bytes?: ArrayBuffer): Promise<OutboxEntry>;
  /** All entries of one account, oldest first. */
  list(accountId: string): Promise<OutboxEntry[]>;
  change(id: string, change: (entry: OutboxEntry) => OutboxEntry): Promise<void>;
  /** Removes entries and their bytes together. */
  remove(ids: readonly string[]): Promise<void>;
  bytes(id: string): Promise<ArrayBuffer | undefined>;
}
