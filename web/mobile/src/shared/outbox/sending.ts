import type { OutboxEntry } from './entry.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { Outcome, Transport } from './transport.ts';

export interface SendResult {
  /** Why sending ended before everything was sent. */
  stoppedBy?: 'network' | 'busy' | 'server' | 'login';
  retryAfterMs?: number;
  sent: number;
}

export interface SendOptions {
  store: OutboxStore;
  transport: Transport;
  accountId: string;
  /** Called before the sent entry leaves the store, so the screen never shows a gap. */
  onDone?: (entry: OutboxEntry, outcome: Extract<Outcome, { kind: 'done' }>) => Promise<void> | void;
  onChange?: () => void;
  /** Resolves when something new was queued while sending is under way. */
  changed?: () => Promise<void>;
  lanesAtOnce?: number;
  now?: () => number;
}

/** One sending, from the first deed to the last. */
export interface Run extends SendOptions {
  result: SendResult;
  /** Lanes whose batch was refused as a whole: there each entry goes by itself. */
  singly: Set<string>;
}

/** The same ids go again later. */
export async function sendLater(
  entries: readonly OutboxEntry[],
  outcome: Extract<Outcome, { kind: 'later' }>,
  { store, result }: Run,
): Promise<void> {
  for (const { id } of entries) {
    await store.change(id, (kept) => ({ ...kept, attempts: kept.attempts + 1, lastError: outcome.error }));
  }
  noteStop(result, outcome);
}

/** A stop for all (no network) outweighs a stop of one lane (server trouble); a demand for login outweighs both. */
function noteStop(result: SendResult, outcome: Extract<Outcome, { kind: 'later' }>): void {
  if (result.stoppedBy === 'login') return;
  if (result.stoppedBy === undefined || outcome.cause !== 'server') result.stoppedBy = outcome.cause;
  if (outcome.retryAfterMs !== undefined) {
    result.retryAfterMs = Math.max(result.retryAfterMs ?? 0, outcome.retryAfterMs);
  }
}
