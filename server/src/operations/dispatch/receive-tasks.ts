import type { TaskReceipts } from '@shancheng/contracts';
import type { Static } from 'typebox';
import type { Actor } from '../../platform/auth/index.ts';
import { type Batches, createBatches, sql, type Trx } from '../../platform/db/index.ts';
import { unavailable } from '../../platform/errors/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { recordReceiptsInTrx } from '../incidents/index.ts';

export interface Receipt {
  taskId: string;
  personId: string;
  receivedAt: Date;
}

const services = new WeakMap<Platform, Batches<readonly Receipt[], undefined>>();

/** The receipts of all phones of this process, written together: hundreds of phones cost a few transactions a second. */
function receiptsOf(platform: Platform): Batches<readonly Receipt[], undefined> {
  const known = services.get(platform);
  if (known) return known;
  const service = createBatches<readonly Receipt[], undefined>({
    atOnce: 200,
    atMostWaiting: 5_000,
    full: () => unavailable('task.receipts-full', '系统繁忙，请稍后重试', 'Busy, try again', { retryAfterSeconds: 1 }),
    run: async (groups) => {
      const receipts = groups.flat();
      const incidentIds = await platform.db
        .transaction()
        .execute((trx) => receiveTasksInTrx(trx, receipts, platform.clock.now()));
      platform.hints.emit('incidents', incidentIds);
      return groups.map(() => undefined);
    },
  });
  services.set(platform, service);
  return service;
}

/** The phone itself says it has these tasks (t5). Others’ tasks and repeats are passed over in silence. */
export async function receiveTasks(
  platform: Platform,
  { personId }: Actor,
  { receipts }: Static<typeof TaskReceipts>,
): Promise<void> {
  if (!personId || receipts.length === 0) return;
  await receiptsOf(platform).submit(
    receipts.map(({ taskId, receivedAt }) => ({ taskId, personId, receivedAt: new Date(receivedAt) })),
  );
}

export async function receiveTasksInTrx(trx: Trx, receipts: readonly Receipt[], now: Date): Promise<string[]> {
  // The incident is locked before its task, as everywhere: a receipt and an acknowledgement come within milliseconds.
  const { rows } = await sql<{ incidentId: string; receivedAt: Date }>`
    with said as (
      select * from unnest(${receipts.map((r) => r.taskId)}::uuid[], ${receipts.map((r) => r.personId)}::uuid[],
        ${receipts.map((r) => r.receivedAt.toISOString())}::timestamptz[]) as r(id, person_id, at)
    ), mine as (
      select i.id from incidents.incidents i where i.id in (
        select t.incident_id from said join dispatch.tasks t on t.id = said.id and t.person_id = said.person_id
        where t.received_at is null)
      order by i.id for no key update
    )
    update dispatch.tasks t set received_at = said.at
    from mine, said
    where t.id = said.id and t.person_id = said.person_id and t.incident_id = mine.id and t.received_at is null
    returning t.incident_id as "incidentId", said.at as "receivedAt"`.execute(trx);
  if (rows.length > 0) await recordReceiptsInTrx(trx, rows, now);
  return rows.map((row) => row.incidentId);
}
