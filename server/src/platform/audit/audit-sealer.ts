import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/index.ts';
import { sql } from '../db/index.ts';
import type { Logger } from '../log/log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { type SealOptions, sealAudit } from './seal-audit.ts';

export interface AuditSealerOptions extends SealOptions {
  readonly db: Database;
  readonly log: Logger;
  readonly metrics?: Metrics;
  /** Pause between looks when nothing waits; default 500 ms. */
  readonly pauseMs?: number;
}

/** Seals in the background until stopped; `stop` seals what still waits and then returns. */
export function startAuditSealer(options: AuditSealerOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = sealUntilStopped(options, stopping.signal);
  return {
    stop: () => {
      stopping.abort();
      return loop;
    },
  };
}

async function sealUntilStopped(options: AuditSealerOptions, stopping: AbortSignal): Promise<void> {
  for (;;) {
    const last = stopping.aborted;
    const sealed = await sealOnce(options);
    if (last && sealed === 0) return;
    if (sealed === 0) await sleep(options.pauseMs ?? 500, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** A database that is away must not end the sealer: the entries wait, and the lag shows. */
async function sealOnce(options: AuditSealerOptions): Promise<number> {
  try {
    const sealed = await sealAudit(options.db, options);
    if (options.metrics !== undefined) options.metrics.auditUnsealed.set(await countUnsealed(options.db));
    return sealed;
  } catch (error) {
    options.log.error('Audit:SealFailed', { error });
    return 0;
  }
}

async function countUnsealed(db: Database): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from platform.audit_unsealed`.execute(db);
  return rows[0]?.waiting ?? 0;
}
