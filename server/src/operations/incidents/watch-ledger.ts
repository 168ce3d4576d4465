import type { Platform } from '../../platform/platform.ts';
import { readLedger } from './ledger.ts';

const EVERY_MS = 30_000;

/** Checks the conservation ledger at start (after every crash) and twice a minute; an imbalance is an error in the log. */
export function watchLedger(platform: Platform): () => void {
  const check = async () => {
    const ledger = await readLedger(platform.db, platform.clock.now());
    const { metrics } = platform;
    metrics.ledger.set({ term: 'in' }, ledger.received);
    for (const term of ['filed', 'merged', 'suppressed', 'rejected', 'open'] as const)
      metrics.ledger.set({ term }, ledger[term]);
    metrics.ledgerBalanced.set(ledger.balanced ? 1 : 0);
    if (!ledger.balanced) platform.log.error('Ledger:Unbalanced', { problems: ledger.problems });
  };
  const look = () =>
    check().catch((error: unknown) => platform.log.error('Ledger:CheckFailed', { error: String(error) }));
  void look();
  const timer = setInterval(look, EVERY_MS);
  return () => clearInterval(timer);
}
