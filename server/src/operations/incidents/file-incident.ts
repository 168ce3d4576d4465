import { appendAuditEntriesInTrx } from '../../platform/audit/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { incidentsFiled } from './events.ts';
import { decide } from './incident.ts';
import { findIncidentsForUpdate, moveSignalsInTrx, saveHappenedInTrx, setDueInTrx } from './incident-store.ts';
import type { Signal } from './signal.ts';

/** The rule that files without a person: domain.md §1.5 calls it the system’s shift lead. */
export const autoFiling = { kind: 'system', id: 'auto-filing', name: '系统值班长' } as const;

/** What follows from filing: the signals’ drawer, the closing limit, and the word that somebody is needed. */
export async function followFilingInTrx(
  trx: Trx,
  platform: Platform,
  incidentId: string,
  dueAt: Date | undefined,
): Promise<void> {
  await moveSignalsInTrx(trx, incidentId, 'filed');
  await setDueInTrx(trx, incidentId, dueAt);
  await platform.events.publishInTrx(trx, incidentsFiled, { incidentIds: [incidentId] });
}

/** Files cases that waited for a person, because a later sight of the same thing leaves no doubt. */
export async function fileCorroboratedInTrx(
  trx: Trx,
  platform: Platform,
  sights: readonly { incidentId: string; signal: Signal }[],
): Promise<void> {
  if (sights.length === 0) return;
  const first = new Map(sights.toReversed().map((sight) => [sight.incidentId, sight.signal]));
  const waiting = await findIncidentsForUpdate(trx, [...first.keys()]);
  const at = platform.clock.now();
  for (const [incidentId, signal] of first) {
    const loaded = waiting.get(incidentId);
    // A person may have decided since the duplicate was looked up.
    if (loaded?.incident.status !== 'verifying' && loaded?.incident.status !== 'reported') continue;
    const reason = `再次发现，复核达标：${signal.sourceName}`;
    const happened = decide(loaded.incident, { action: 'accept', reason });
    await saveHappenedInTrx(trx, [{ loaded, happened, deed: { commandId: signal.id, at, actor: autoFiling } }]);
    await followFilingInTrx(trx, platform, incidentId, signal.dueAt);
    await appendAuditEntriesInTrx(trx, [
      {
        at,
        actor: `system:${autoFiling.id}`,
        action: 'incident.accept',
        subject: `incident:${loaded.code}`,
        facts: { from: loaded.incident.status, to: 'filed', signal: signal.id },
      },
    ]);
  }
}
