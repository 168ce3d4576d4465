import type { TaskReceipts } from '@shancheng/contracts';
import type { Static } from 'typebox';
import type { Actor } from '../../platform/auth/index.ts';
import { sql, type Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { recordReceiptsInTrx } from '../incidents/index.ts';

/** The phone itself says it has these tasks (t5). Others’ tasks and repeats are passed over in silence. */
export async function receiveTasks(
  platform: Platform,
  actor: Actor,
  receipts: Static<typeof TaskReceipts>,
): Promise<void> {
  const { personId } = actor;
  if (!personId) return;
  const incidentIds = await platform.db.transaction().execute((trx) =>
    receiveTasksInTrx(
      trx,
      personId,
      receipts.receipts.map((receipt) => ({ taskId: receipt.taskId, receivedAt: new Date(receipt.receivedAt) })),
      platform.clock.now(),
    ),
  );
  platform.hints.emit('incidents', incidentIds);
}

export async function receiveTasksInTrx(
  trx: Trx,
  personId: string,
  receipts: readonly { taskId: string; receivedAt: Date }[],
  now: Date,
): Promise<string[]> {
  // The incident is locked before its task, as everywhere: a receipt and an acknowledgement come within milliseconds.
  const { rows } = await sql<{ incidentId: string; receivedAt: Date }>`
    with mine as (
      select i.id from incidents.incidents i where i.id in (
        select incident_id from dispatch.tasks
        where id = any (${receipts.map((r) => r.taskId)}::uuid[]) and person_id = ${personId} and received_at is null)
      order by i.id for update
    )
    update dispatch.tasks t set received_at = r.at
    from mine, unnest(${receipts.map((r) => r.taskId)}::uuid[], ${receipts.map((r) => r.receivedAt.toISOString())}::timestamptz[]) as r(id, at)
    where t.id = r.id and t.incident_id = mine.id and t.person_id = ${personId} and t.received_at is null
    returning t.incident_id as "incidentId", r.at as "receivedAt"`.execute(trx);
  if (rows.length > 0) await recordReceiptsInTrx(trx, rows, now);
  return rows.map((row) => row.incidentId);
}
