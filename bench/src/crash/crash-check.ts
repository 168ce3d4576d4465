import { setTimeout as delay } from 'node:timers/promises';
import { type Database, sql } from '../../../server/src/platform/db/index.ts';
import { countDoubled } from '../figures/ledger-check.ts';
import type { SentSignal } from '../load/sent-signals.ts';

/** Filed cases that nobody was ever given. */
export async function countWithoutTask(db: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from incidents.incidents i where i.t3 is not null
      and not exists (select from dispatch.tasks t where t.incident_id = i.id)`.execute(db);
  return Number(rows[0]?.n);
}

/** Waits until every filed case has a task, or nothing has moved for so long. */
export async function waitForQuiet(db: Database, quietMs: number): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  let movedAt = performance.now();
  while (performance.now() - movedAt < quietMs) {
    const open = await countWithoutTask(db);
    if (open === 0) return;
    if (open < least) {
      least = open;
      movedAt = performance.now();
    }
    await delay(500);
  }
}

export interface CrashLosses {
  /** Acknowledged, but in no drawer, plus filed without a task. */
  lost: number;
  /** One signal that became two cases, one case with two open tasks, or another case than the sender was told. */
  doubled: number;
}

export async function countLosses(db: Database, acknowledged: readonly SentSignal[]): Promise<CrashLosses> {
  const { rows } = await sql<{ id: string; incident_id: string | null }>`
    select id, incident_id from incidents.signals where outcome in ('filed', 'merged', 'suppressed', 'rejected', 'open')`.execute(
    db,
  );
  const recorded = new Map(rows.map((row) => [row.id, row.incident_id ?? undefined]));
  const missing = acknowledged.filter(({ signal }) => !recorded.has(signal.id)).length;
  // All signals are different things: one that was merged is a case that vanished in another, or its own second copy.
  const moved = acknowledged.filter(
    ({ signal, incidentId, outcome }) =>
      recorded.has(signal.id) && (outcome !== 'filed' || recorded.get(signal.id) !== incidentId),
  ).length;
  return { lost: missing + (await countWithoutTask(db)), doubled: moved + (await countDoubled(db)) };
}
