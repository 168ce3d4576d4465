import { sql, type Trx } from '../db/index.ts';
import type { StoredAuditEntry } from './audit-entry.ts';

export interface AuditBlock {
  readonly block: number;
  readonly sealed_day: string;
  readonly prev_hash: Buffer;
  readonly last_hash: Buffer;
  readonly last_position: number;
  readonly seqs: number[];
  readonly hashes: Buffer;
}

/** False when another process is sealing right now; the lock ends with the transaction. */
export async function tryLockSealerInTrx(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('platform.audit')) as locked`.execute(trx);
  return rows[0]?.locked === true;
}

export async function listUnsealedEntriesInTrx(trx: Trx, limit: number): Promise<StoredAuditEntry[]> {
  const { rows } = await sql<StoredAuditEntry>`
    select ${entryColumns} from platform.audit_unsealed join platform.audit_entries e using (seq)
    order by seq limit ${limit}`.execute(trx);
  return rows;
}

export async function listEntriesInTrx(trx: Trx, seqs: readonly number[]): Promise<StoredAuditEntry[]> {
  const { rows } = await sql<StoredAuditEntry>`
    select ${entryColumns} from platform.audit_entries e where seq = any(${seqs}::bigint[])`.execute(trx);
  return rows;
}

/** Microseconds, because a Date would hide a change below a millisecond. */
const entryColumns = sql`
  seq, (extract(epoch from e.at) * 1000000)::bigint as "atMicroseconds", actor, action, subject, facts`;

export async function findLastBlockInTrx(trx: Trx): Promise<AuditBlock | undefined> {
  const { rows } = await sql<AuditBlock>`
    select * from platform.audit_blocks order by block desc limit 1`.execute(trx);
  return rows[0];
}

export async function findNextBlockInTrx(trx: Trx, after: number): Promise<AuditBlock | undefined> {
  const { rows } = await sql<AuditBlock>`
    select * from platform.audit_blocks where block > ${after} order by block limit 1`.execute(trx);
  return rows[0];
}

export async function saveBlockInTrx(trx: Trx, block: AuditBlock, sealedAt: Date): Promise<void> {
  await sql`
    with sealed as (delete from platform.audit_unsealed where seq = any(${block.seqs}::bigint[]))
    insert into platform.audit_blocks (block, sealed_at, sealed_day, prev_hash, last_hash, last_position, seqs, hashes)
    values (${block.block}, ${sealedAt}, ${block.sealed_day}, ${block.prev_hash}, ${block.last_hash},
      ${block.last_position}, ${block.seqs}::bigint[], ${block.hashes})`.execute(trx);
}

/** The last block of a day that is over becomes that day's root. */
export async function saveRootInTrx(trx: Trx, block: AuditBlock): Promise<void> {
  await sql`
    insert into platform.audit_roots (day, block, last_position, hash)
    values (${block.sealed_day}, ${block.block}, ${block.last_position}, ${block.last_hash})
    on conflict (day) do nothing`.execute(trx);
}
