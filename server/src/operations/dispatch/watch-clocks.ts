import { sql } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { findIncidentsForUpdate } from '../incidents/index.ts';
import { assignInTrx, dispatchFiled } from './dispatch-incidents.ts';
import { pushTasksInTrx, pushWithdrawnInTrx } from './push-tasks.ts';
import { forgetSettledInTrx, withdrawTasksInTrx } from './task-store.ts';

const EVERY_MS = 1_000;
const AT_ONCE = 200;

/** Rings again where nobody has acknowledged for 30 s. */
export async function remindUnacknowledged(platform: Platform): Promise<number> {
  const now = platform.clock.now();
  const messages = await platform.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string; incidentId: string }>`
      update dispatch.tasks set reminders = reminders + 1, remind_at = null where id in (
        select id from dispatch.tasks where status = 'assigned' and remind_at <= ${now}
        order by remind_at limit ${AT_ONCE} for update skip locked)
      returning id, incident_id as "incidentId"`.execute(trx);
    return pushTasksInTrx(trx, platform, rows, 'task.reminded');
  });
  platform.push.deliver(messages);
  return messages.length;
}

/** Gives a task that nobody acknowledged for two minutes to the next person. */
export async function callNextPerson(platform: Platform): Promise<number> {
  const now = platform.clock.now();
  const due = await sql<{ incident_id: string }>`
    select incident_id from dispatch.tasks where status = 'assigned' and next_person_at <= ${now}
    order by next_person_at limit ${AT_ONCE}`.execute(platform.db);
  if (due.rows.length === 0) return 0;
  const ids = due.rows.map((row) => row.incident_id);
  const messages = await platform.db.transaction().execute(async (trx) => {
    // The incident first, then its task: the same order as everywhere, so nobody waits in a circle.
    const incidents = await findIncidentsForUpdate(trx, ids);
    const { rows } = await sql<{ id: string; accountId: string; incidentId: string }>`
      select id, account_id as "accountId", incident_id as "incidentId" from dispatch.tasks
      where incident_id = any (${ids}::uuid[]) and status = 'assigned' and next_person_at <= ${now} for update`.execute(
      trx,
    );
    await withdrawTasksInTrx(
      trx,
      rows.map((row) => row.id),
      'no-answer',
    );
    const gone = await pushWithdrawnInTrx(trx, platform, rows, '超时未接收，已转派');
    const open = rows.flatMap((row) => {
      const loaded = incidents.get(row.incidentId);
      return loaded?.incident.status === 'dispatched' ? [loaded] : [];
    });
    return [...gone, ...(await assignInTrx(trx, platform, open, { reason: '超时未接收，转派下一人' }))];
  });
  platform.push.deliver(messages);
  platform.hints.emit('incidents', ids);
  return ids.length;
}

/** Tries again where nobody at all was on duty. */
export async function retryUnanswered(platform: Platform): Promise<number> {
  const { rows } = await sql<{ incident_id: string }>`
    select incident_id from dispatch.unanswered where retry_at <= ${platform.clock.now()}
    order by retry_at limit ${AT_ONCE}`.execute(platform.db);
  const ids = rows.map((row) => row.incident_id);
  if (ids.length === 0) return 0;
  await dispatchFiled(platform, ids);
  await platform.db.transaction().execute((trx) => forgetSettledInTrx(trx, ids));
  return ids.length;
}

/** All clocks, every second, until stopped. What was due while nobody ran fires at the first look: late, never lost. */
export function watchClocks(platform: Platform): () => Promise<void> {
  let looking: Promise<void> | undefined;
  const look = async () => {
    for (const clock of [remindUnacknowledged, callNextPerson, retryUnanswered]) {
      await clock(platform).catch((error: unknown) =>
        platform.log.error('Dispatch:ClockFailed', { clock: clock.name, error: String(error) }),
      );
    }
  };
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
