import type { Task, TaskCommand } from '@shancheng/contracts';
import { type Actor, requirePermission } from '../../platform/auth/index.ts';
import { sql, type Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  applyInTrx,
  attachEvidenceInTrx,
  decide,
  findIncidentForUpdate,
  type IncidentCommandInput,
  incidentFeedbackGiven,
} from '../incidents/index.ts';
import { taskNotFound } from './errors.ts';
import { receiveTasksInTrx } from './receive-tasks.ts';
import { decideTask } from './task.ts';
import { getTask } from './task-queries.ts';
import type { TaskStatus } from './task-status.ts';

/** One deed of an officer on his own task; a retry (same commandId) changes nothing and answers the same. */
export async function actOnTask(platform: Platform, actor: Actor, taskId: string, command: TaskCommand): Promise<Task> {
  requirePermission(actor, 'task.own');
  const { personId } = actor;
  if (!personId) throw taskNotFound();
  const { incidentId, task } = await platform.db.transaction().execute(async (trx) => {
    const incident = await doInTrx(trx, platform, actor, personId, taskId, command);
    return { incidentId: incident, task: await getTask(trx, personId, taskId) };
  });
  platform.hints.emit('incidents', [incidentId]);
  return task;
}

async function doInTrx(
  trx: Trx,
  platform: Platform,
  actor: Actor,
  personId: string,
  taskId: string,
  command: TaskCommand,
): Promise<string> {
  const now = platform.clock.now();
  const found = await trx
    .selectFrom('dispatch.tasks')
    .select('incident_id')
    .where('id', '=', taskId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!found) throw taskNotFound();
  const incidentId = found.incident_id;
  const loaded = await findIncidentForUpdate(trx, incidentId);
  if (!loaded) throw taskNotFound();
  const done =
    await sql`select 1 from dispatch.task_commands where task_id = ${taskId} and command_id = ${command.commandId}`.execute(
      trx,
    );
  if (done.rows.length > 0) return incidentId;
  const row = await trx
    .selectFrom('dispatch.tasks')
    .select(['status', 'assigned_at', 'received_at'])
    .where('id', '=', taskId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const photos = command.evidenceIds ?? [];
  const status = decideTask(row.status as TaskStatus, { ...command, photos: photos.length }); // the table checks the status
  const at = believable(new Date(command.at), row.assigned_at, now);
  if (!row.received_at) await receiveTasksInTrx(trx, [{ taskId, personId, receivedAt: now }], now);
  await saveTask(trx, taskId, status, command, at);
  await attachEvidenceInTrx(trx, actor.id, incidentId, photos);
  const happened = decide(loaded.incident, incidentCommandOf(command, personId));
  const facts = {
    phoneAt: command.at,
    position: command.position ?? null,
    evidenceIds: photos,
    ...(command.note ? { note: command.note } : {}),
  };
  await applyInTrx(trx, platform, loaded, happened, {
    commandId: command.commandId,
    at: now,
    actor: { kind: 'person', id: actor.id, name: actor.displayName },
    facts,
  });
  if (command.action === 'feedback') await platform.events.publishInTrx(trx, incidentFeedbackGiven, { incidentId });
  return incidentId;
}

/** The phone’s time of a deed done offline, where it can be true; otherwise ours. */
function believable(phone: Date, assignedAt: Date, now: Date): Date {
  return phone >= assignedAt && phone <= now ? phone : now;
}

async function saveTask(trx: Trx, taskId: string, status: TaskStatus, command: TaskCommand, at: Date): Promise<void> {
  await trx
    .insertInto('dispatch.task_commands')
    .values({ task_id: taskId, command_id: command.commandId, at })
    .execute();
  await trx
    .updateTable('dispatch.tasks')
    .set({
      status,
      remind_at: null,
      next_person_at: null,
      ...(status === 'acknowledged' ? { acknowledged_at: at } : {}),
      ...(status === 'handling' ? { arrived_at: at } : {}),
      ...(status === 'done' ? { done_at: at } : {}),
      ...(status === 'returned' ? { ended_reason: command.note ?? '' } : {}),
    })
    .where('id', '=', taskId)
    .execute();
}

function incidentCommandOf(command: TaskCommand, personId: string): IncidentCommandInput {
  if (command.action === 'return') return { action: 'return', reason: command.note ?? '' };
  return { action: command.action, personId };
}
