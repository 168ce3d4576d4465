import type { Task } from '@shancheng/contracts';
import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import type { EntriesReceipt } from '@shancheng/contracts/inspection-command';
import type { OutboxEntry, Refusal } from './entry.ts';

export type EntryResult = EntriesReceipt['results'][number];

/** What became of one attempt. `later` means the deed may or may not have arrived: the same id goes again. */
export type Outcome =
  | { kind: 'done'; evidenceId?: string; task?: Task; check?: CheckDetail; results?: readonly EntryResult[] }
  | { kind: 'refused'; refusal: Refusal }
  /** `network`: nothing gets through. `busy`: asked to slow down. `server`: this deed fails there just now. */
  | { kind: 'later'; cause: 'network' | 'busy' | 'server'; error: string; retryAfterMs?: number }
  | { kind: 'login' };

/** Carries one deed to the server, or several entries of one checklist (`batch`, the first being `entry`); never throws. */
export type Transport = (
  entry: OutboxEntry,
  parts: { bytes?: ArrayBuffer; evidenceIds?: string[]; batch?: readonly OutboxEntry[] },
) => Promise<Outcome>;
