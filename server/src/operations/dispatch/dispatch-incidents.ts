import { randomUUID } from 'node:crypto';
import { findResponsible, type Responsible } from '../../base/directory/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { StoredMessage } from '../../platform/push/index.ts';
import {
  decide,
  findIncidentRows,
  findIncidentsForUpdate,
  type LoadedIncident,
  saveHappenedInTrx,
  systemActor,
} from '../incidents/index.ts';
import { pushTasksInTrx } from './push-tasks.ts';
import { CASE_ENDED, clocksOf } from './task.ts';
import {
  type EarlierTask,
  findEarlierTasks,
  findReworkReasons,
  forgetUnansweredInTrx,
  insertTasksInTrx,
  keepUnansweredInTrx,
  type NewTask,
} from './task-store.ts';

/**
 * Dispatches filed incidents: one responsible person now on duty for each, a task on the phone, one transaction for
 * the whole batch. Harmless when repeated: what is no longer `filed` is left alone.
 * Hot path: about ten statements whatever the number; the push goes out of memory right after the commit.
 */
export async function dispatchFiled(platform: Platform, incidentIds: readonly string[]): Promise<void> {
  const messages = await platform.db.transaction().execute(async (trx) => {
    const loaded = await findIncidentsForUpdate(trx, incidentIds);
    const filed = incidentIds.flatMap((id) => {
      const one = loaded.get(id);
      return one?.incident.status === 'filed' ? [one] : [];
    });
    return assignInTrx(trx, platform, filed);
  });
  platform.push.deliver(messages);
  platform.hints.emit('incidents', incidentIds);
}

export interface Assignment {
  /** The operator’s choice; otherwise the roster decides. */
  chosen?: Responsible;
  by?: { kind: 'person'; id: string; name: string };
  commandId?: string;
  reason?: string;
}

/** Finds somebody for each incident (locked by the caller), writes task and history, and stores the push messages. */
export async function assignInTrx(
  trx: Trx,
  platform: Platform,
  incidents: readonly LoadedIncident[],
  assignment: Assignment = {},
): Promise<StoredMessage[]> {
  if (incidents.length === 0) return [];
  const now = platform.clock.now();
  const ids = incidents.map((one) => one.incident.id);
  const earlier = await findEarlierTasks(trx, ids);
  const people = assignment.chosen
    ? new Map(ids.map((id) => [id, assignment.chosen]))
    : await choosePeople(trx, incidents, earlier, now);
  const lost = incidents.filter((one) => !people.get(one.incident.id));
  await keepForLaterInTrx(trx, platform, lost, assignment.commandId ?? randomUUID());
  const reworked = incidents.filter((one) => one.incident.reworkCount > 0).map((one) => one.incident.id);
  const reasons = await findReworkReasons(trx, reworked);
  const tasks = incidents.flatMap((one) => {
    const { id } = one.incident;
    const responsible = people.get(id);
    return responsible ? [newTask(platform, one, responsible, earlier.get(id)?.length ?? 0, reasons.get(id), now)] : [];
  });
  await saveHappenedInTrx(
    trx,
    incidents.flatMap((loaded) => {
      const responsible = people.get(loaded.incident.id);
      if (!responsible) return [];
      const { by = systemActor, commandId = randomUUID(), reason } = assignment;
      return [
        {
          loaded,
          happened: decide(loaded.incident, {
            action: 'dispatch',
            assigneeId: responsible.personId,
            ...(reason ? { reason } : {}),
          }),
          deed: {
            commandId,
            at: now,
            actor: by,
            assigneeName: responsible.personName,
            facts: { assignee: `${responsible.personName}（${responsible.postName}）`, why: responsible.explanation },
          },
        },
      ];
    }),
  );
  await insertTasksInTrx(trx, tasks);
  await forgetUnansweredInTrx(
    trx,
    tasks.map((task) => task.incidentId),
  );
  return pushTasksInTrx(
    trx,
    platform,
    tasks.map((task) => task.id),
    'task.assigned',
  );
}

/**
 * Nobody at all is on duty: kept, to be tried again. A case whose officer was just taken away is filed again;
 * left “dispatched” it would belong to nobody and never be looked at.
 */
async function keepForLaterInTrx(
  trx: Trx,
  platform: Platform,
  lost: readonly LoadedIncident[],
  commandId: string,
): Promise<void> {
  if (lost.length === 0) return;
  const now = platform.clock.now();
  platform.log.error('Dispatch:NobodyOnDuty', { incidents: lost.length });
  await keepUnansweredInTrx(
    trx,
    lost.map((one) => one.incident.id),
    now,
  );
  const stranded = lost.filter((one) => one.incident.status !== 'filed');
  await saveHappenedInTrx(
    trx,
    stranded.map((loaded) => ({
      loaded,
      happened: decide(loaded.incident, { action: 'return', reason: '无人在岗，持续重试派遣' }),
      deed: { commandId, at: now, actor: systemActor },
    })),
  );
}

function newTask(
  platform: Platform,
  loaded: LoadedIncident,
  responsible: Responsible,
  attempts: number,
  reworkReason: string | undefined,
  now: Date,
): NewTask {
  const { remindSeconds, nextPersonSeconds } = platform.config;
  return {
    id: randomUUID(),
    incidentId: loaded.incident.id,
    responsible,
    attempt: attempts + 1,
    rework: loaded.incident.reworkCount > 0,
    ...(reworkReason ? { reworkReason } : {}),
    assignedAt: now,
    ...clocksOf(now, remindSeconds, nextPersonSeconds),
  };
}

/** Whoever finished, or lost it only because the case was merged away for a while, may get it again. */
function wasPassedOver(task: EarlierTask): boolean {
  return task.status !== 'done' && task.endedReason !== CASE_ENDED;
}

/**
 * Who returned a case or did not answer is passed over; if that leaves nobody, they are asked again rather than
 * letting the case lie. A rework goes back to whoever handled it, if on duty.
 */
async function choosePeople(
  trx: Trx,
  incidents: readonly LoadedIncident[],
  earlier: ReadonlyMap<string, EarlierTask[]>,
  now: Date,
): Promise<Map<string, Responsible | undefined>> {
  const rows = new Map(
    (
      await findIncidentRows(
        trx,
        incidents.map((one) => one.incident.id),
      )
    ).map((row) => [row.id, row]),
  );
  const request = (one: LoadedIncident, excludePersonIds: string[]) => ({
    key: one.incident.id,
    eventType: one.incident.eventType,
    gridCode: rows.get(one.incident.id)?.grid_code ?? null,
    divisionPath: one.path,
    at: now,
    excludePersonIds,
  });
  const passedOver = (one: LoadedIncident) =>
    (earlier.get(one.incident.id) ?? []).flatMap((task) => (wasPassedOver(task) ? [task.personId] : []));
  const found = await findResponsible(
    trx,
    incidents.map((one) => request(one, passedOver(one))),
  );
  const left = incidents.filter((one) => !found.get(one.incident.id) && passedOver(one).length > 0);
  const again =
    left.length > 0
      ? await findResponsible(
          trx,
          left.map((one) => request(one, [])),
        )
      : new Map<string, Responsible>();
  return new Map(incidents.map((one) => [one.incident.id, found.get(one.incident.id) ?? again.get(one.incident.id)]));
}
