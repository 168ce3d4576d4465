import type { Task } from '@shancheng/contracts';
import type { OutboxEntry, Refusal } from './entry.ts';

/** What became of one attempt. `later` means the deed may or may not have arrived: the same id goes again. */
export type Outcome =
  | { kind: 'done'; evidenceId?: string; task?: Task }
  | { kind: 'refused'; refusal: Refusal }
  /** `network`: nothing gets through. `busy`: asked to slow down. `server`: this deed fails there just now. */
  | { kind: 'later'; cause: 'network' | 'busy' | 'server'; error: string; retryAfterMs?: number }
  | { kind: 'login' };

/** Carries one deed to the server; never throws. */
export type Transport = (
  entry: OutboxEntry,
  parts: { bytes?: ArrayBuffer; evidenceIds?: string[] },
) => Promise<Outcome>;
