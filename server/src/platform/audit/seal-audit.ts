import { type Clock, localDay } from '../clock/index.ts';
import type { Database, Trx } from '../db/index.ts';
import { chainHash, firstHash } from './audit-entry.ts';
import {
  findLastBlockInTrx,
  listUnsealedEntriesInTrx,
  saveBlockInTrx,
  saveRootInTrx,
  tryLockSealerInTrx,
} from './audit-store.ts';

export interface SealOptions {
  readonly clock: Clock;
  /** IANA zone whose midnight ends a day of the audit log. */
  readonly timeZone: string;
  /** Entries per block; default 2,000. */
  readonly blockSize?: number;
}

/**
 * Chains the entries that wait, at most one block, and returns how many. Any number of processes may call it: one
 * seals, the others return 0. The chain's order is the order of sealing, so gaps that rolled-back decisions leave in
 * the numbers, and decisions that commit late, need no care.
 */
export function sealAudit(db: Database, options: SealOptions): Promise<number> {
  return db.transaction().execute(async (trx) => ((await tryLockSealerInTrx(trx)) ? sealBlockInTrx(trx, options) : 0));
}

async function sealBlockInTrx(trx: Trx, options: SealOptions): Promise<number> {
  const entries = await listUnsealedEntriesInTrx(trx, options.blockSize ?? 2000);
  if (entries.length === 0) return 0;
  const last = await findLastBlockInTrx(trx);
  const sealedAt = options.clock.now();
  const sealedDay = localDay(sealedAt, options.timeZone);
  if (last !== undefined && last.sealed_day !== sealedDay) await saveRootInTrx(trx, last);
  const prevHash = last?.last_hash ?? firstHash;
  let hash: Buffer = prevHash;
  const hashes = entries.map((entry) => {
    hash = chainHash(hash, entry);
    return hash;
  });
  const block = {
    block: (last?.block ?? 0) + 1,
    sealed_day: sealedDay,
    prev_hash: prevHash,
    last_hash: hash,
    last_position: (last?.last_position ?? 0) + entries.length,
    seqs: entries.map((entry) => entry.seq),
    hashes: Buffer.concat(hashes),
  };
  await saveBlockInTrx(trx, block, sealedAt);
  return entries.length;
}
