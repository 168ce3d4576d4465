import { sql, type Trx } from '../db/index.ts';
import { type AuditEntry, storableText } from './audit-entry.ts';

/** Appends one entry inside the transaction of the decision: both are saved or neither. */
export function appendAuditInTrx(trx: Trx, entry: AuditEntry): Promise<void> {
  return appendAuditEntriesInTrx(trx, [entry]);
}

/**
 * Appends many entries in one statement, in their order.
 *
 * Chaining here would make every decision of the district wait for the one before it to commit, since each hash needs
 * the hash before. So a decision only stores its entry and queues its number, which waits for nobody; the sealer
 * chains the queue a moment later. An entry that is neither sealed nor queued was not written here, and shows.
 */
export async function appendAuditEntriesInTrx(trx: Trx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    with appended as (
      insert into platform.audit_entries (at, actor, action, subject, facts)
      select * from unnest(
        ${entries.map((entry) => entry.at.toISOString())}::timestamptz[],
        ${entries.map((entry) => storableText(entry.actor))}::text[],
        ${entries.map((entry) => storableText(entry.action))}::text[],
        ${entries.map((entry) => storableText(entry.subject))}::text[],
        ${entries.map((entry) => JSON.stringify(entry.facts, storable))}::jsonb[]
      )
      returning seq
    )
    insert into platform.audit_unsealed (seq) select seq from appended`.execute(trx);
}

function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value;
}
