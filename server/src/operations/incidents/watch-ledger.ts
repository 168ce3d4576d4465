import type { Ledger } from '@shancheng/contracts';
import type { Platform } from '../../platform/platform.ts';
import { auditLedger, foldLedgerMoves, readLedger } from './ledger.ts';

const EVERY_MS = 30_000;
/** Every so many checks, and the first, walks all signals. */
const AUDIT_EVERY = 120;

/** Checks the conservation ledger at start (after every crash) and twice a minute; an imbalance is an error in the log. */
export function watchLedger(platform: Platform): () => Promise<void> {
  const { db, clock, log, metrics } = platform;
  let checks = 0;
  let checking: Promise<void> | undefined;
  const check = async () => {
    const audit = checks++ % AUDIT_EVERY === 0;
    await foldLedgerMoves(db);
    note(await (audit ? auditLedger : readLedger)(db, clock.now()));
  };
  const note = (ledger: Ledger) => {
    metrics.ledger.set({ term: 'in' }, ledger.received);
    for (const term of ['filed', 'merged', 'suppressed', 'rejected', 'open'] as const)
      metrics.ledger.set({ term }, ledger[term]);
    metrics.ledgerBalanced.set(ledger.balanced ? 1 : 0);
    if (!ledger.balanced) log.error('Ledger:Unbalanced', { problems: ledger.problems });
  };
  const look = () => {
    checking ??= check()
      .catch((error: unknown) => log.error('Ledger:CheckFailed', { error: String(error) }))
      .finally(() => {
        checking = undefined;
      });
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await checking;
  };
}
