import { randomUUID } from 'node:crypto';
import { chooseResponsible, type DutyBoard, type Responsible, readBoardFor } from '../../base/directory/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { StoredMessage } from '../../platform/push/index.ts';
import {
  decide,
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
 * Hot path: five round trips whatever the number; the push goes out of memory right after the commit.
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
  const [earlier, board, reasons] = await Promise.all([
    findEarlierTasks(trx, ids),
    assignment.chosen ? undefined : readBoardFor(trx, incidents.map(placeOf(now))),
    findReworkReasons(
      trx,
      incidents.flatMap((one) => (one.incident.reworkCount > 0 ? [one.incident.id] : [])),
    ),
  ]);
  const assigned: Assigned[] = [];
  const lost: LoadedIncident[] = [];
  for (const loaded of incidents) {
    const before = earlier.get(loaded.incident.id) ?? [];
    const responsible = assignment.chosen ?? (board && choosePerson(board, loaded, before, now));
    if (!responsible) lost.push(loaded);
    else assigned.push({ loaded, responsible, attempts: before.length, reason: reasons.get(loaded.incident.id) });
  }
  await keepForLaterInTrx(trx, platform, lost, assignment.commandId ?? randomUUID());
  return saveAssignedInTrx(trx, platform, assigned, assignment, now);
}

interface Assigned {
  loaded: LoadedIncident;
  responsible: Responsible;
  /** How many tasks it had before. */
  attempts: number;
  /** Why it was sent back, in the checker’s words. */
  reason: string | undefined;
}

async function saveAssignedInTrx(
  trx: Trx,
  platform: Platform,
  assigned: readonly Assigned[],
  { by, commandId, reason }: Assignment,
  now: Date,
): Promise<StoredMessage[]> {
  if (assigned.length === 0) return [];
  const tasks = assigned.map((one) => newTask(platform, one, now));
  const changes = assigned.map(({ loaded, responsible }) => ({
    loaded,
    happened: decide(loaded.incident, {
      action: 'dispatch',
      assigneeId: responsible.personId,
      ...(reason ? { reason } : {}),
    }),
    deed: {
      commandId: commandId ?? randomUUID(),
      at: now,
      actor: by ?? systemActor,
      assigneeName: responsible.personName,
      facts: { assignee: `${responsible.personName}（${responsible.postName}）`, why: responsible.explanation },
    },
  }));
  const [, , , messages] = await Promise.all([
    saveHappenedInTrx(trx, changes),
    insertTasksInTrx(trx, tasks),
    forgetUnansweredInTrx(
      trx,
      tasks.map((task) => task.incidentId),
    ),
    pushTasksInTrx(trx, platform, tasks, 'task.assigned'),
  ]);
  return messages;
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

function newTask(platform: Platform, { loaded, responsible, attempts, reason }: Assigned, now: Date): NewTask {
  const { remindSeconds, nextPersonSeconds } = platform.config;
  return {
    id: randomUUID(),
    incidentId: loaded.incident.id,
    responsible,
    attempt: attempts + 1,
    rework: loaded.incident.reworkCount > 0,
    ...(reason ? { reworkReason: reason } : {}),
    assignedAt: now,
    ...clocksOf(now, remindSeconds, nextPersonSeconds),
  };
}

const placeOf =
  (at: Date) =>
  ({ gridCode, path }: LoadedIncident) => ({ gridCode, divisionPath: path, at });

/** Whoever finished, or lost it only because the case was merged away for a while, may get it again. */
function wasPassedOver(task: EarlierTask): boolean {
  return task.status !== 'done' && task.endedReason !== CASE_ENDED;
}

/**
 * Who returned a case or did not answer is passed over; if that leaves nobody, they are asked again rather than
 * letting the case lie. A rework goes back to whoever handled it, if on duty.
 */
function choosePerson(
  board: DutyBoard,
  loaded: LoadedIncident,
  earlier: readonly EarlierTask[],
  now: Date,
): Responsible | undefined {
  const request = { eventType: loaded.incident.eventType, ...placeOf(now)(loaded) };
  const excludePersonIds = earlier.flatMap((task) => (wasPassedOver(task) ? [task.personId] : []));
  return chooseResponsible(board, { ...request, excludePersonIds }) ?? chooseResponsible(board, request);
}
