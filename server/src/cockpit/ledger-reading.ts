import type { Ledger } from '@shancheng/contracts';
import { readLedger } from '../operations/incidents/index.ts';
import type { Platform } from '../platform/platform.ts';

/** The ledger on the wall is at most this much older than the other figures. */
const FRESH_MS = 5_000;

/**
 * The conservation ledger, read at most once in five seconds however many walls ask: it walks all signals ever received.
 * Whoever asks gets the last reading at once, and a newer one is fetched meanwhile; its as-of time says which it is.
 */
export function createLedgerReading(platform: Pick<Platform, 'db' | 'clock' | 'log'>): () => Promise<Ledger> {
  let last: Ledger | undefined;
  let reading: Promise<Ledger> | undefined;
  const read = () => {
    reading ??= readLedger(platform.db, platform.clock.now())
      .then((ledger) => {
        last = ledger;
        return ledger;
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  return async () => {
    if (last === undefined) return await read();
    const age = platform.clock.now().getTime() - Date.parse(last.asOf);
    if (age >= FRESH_MS)
      read().catch((error: unknown) => platform.log.warn('Cockpit:LedgerNotRead', { error: String(error) }));
    return last;
  };
}
