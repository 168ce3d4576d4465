import type { IncidentCommand } from '@shancheng/contracts';
import { findDutyPerson } from '../../base/directory/index.ts';
import { type Actor, requirePermission, scopePatterns } from '../../platform/auth/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { StoredMessage } from '../../platform/push/index.ts';
import {
  ALLOWED_ACTIONS,
  actOnIncidentInTrx,
  decide,
  findIncidentForUpdate,
  findIncidentInScope,
  OPEN_STATUSES,
  type OperatorCommand,
  wasDone,
} from '../incidents/index.ts';
import { assignInTrx } from './dispatch-incidents.ts';
import { personNotOnDuty } from './errors.ts';
import { pushWithdrawnInTrx } from './push-tasks.ts';
import { CASE_ENDED } from './task.ts';
import { findOpenTask, withdrawTasksInTrx } from './task-store.ts';

/** Any command of the operator. Dispatching is done here, the rest by the incidents domain in the same transaction. */
export async function actOnIncident(
  platform: Platform,
  actor: Actor,
  incidentId: string,
  command: IncidentCommand,
): Promise<void> {
  const messages = await platform.db.transaction().execute(async (trx) => {
    if (command.action === 'dispatch') return dispatchByHand(trx, platform, actor, incidentId, command);
    const { action } = command;
    const after = await actOnIncidentInTrx(trx, platform, actor, incidentId, {
      ...command,
      action,
    } satisfies OperatorCommand);
    const ended = ['merged', 'void'].includes(after.status);
    return ended ? withdrawOpenTask(trx, platform, incidentId, CASE_ENDED) : [];
  });
  platform.push.deliver(messages);
  platform.hints.emit(
    'incidents',
    [incidentId, command.into, command.from].flatMap((id) => (id ? [id] : [])),
  );
}

async function dispatchByHand(
  trx: Trx,
  platform: Platform,
  actor: Actor,
  incidentId: string,
  command: IncidentCommand,
): Promise<StoredMessage[]> {
  requirePermission(actor, 'incident.dispatch');
  const loaded = await findIncidentInScope(trx, actor, incidentId);
  if (await wasDone(trx, incidentId, command.commandId)) return [];
  const allowed: readonly string[] = ALLOWED_ACTIONS[loaded.incident.status];
  // Refused here, before anything is withdrawn, with the decider’s own words.
  if (!allowed.includes('dispatch')) decide(loaded.incident, { action: 'dispatch', assigneeId: '' });
  const chosen = command.personId
    ? await findDutyPerson(trx, command.personId, platform.clock.now(), scopePatterns(actor))
    : undefined;
  if (command.personId && !chosen) throw personNotOnDuty();
  const withdrawn = await withdrawOpenTask(trx, platform, incidentId, '已改派');
  const assigned = await assignInTrx(trx, platform, [loaded], {
    ...(chosen ? { chosen } : {}),
    by: { kind: 'person', id: actor.id, name: actor.displayName },
    commandId: command.commandId,
    ...(command.reason ? { reason: command.reason } : {}),
  });
  return [...withdrawn, ...assigned];
}

/**
 * The case has ended: nobody need work on it any longer. The word may come late, when the case is open again (a merge
 * undone) and somebody new has it; then it says nothing.
 */
export async function withdrawEnded(platform: Platform, incidentId: string): Promise<void> {
  const messages = await platform.db.transaction().execute(async (trx) => {
    const loaded = await findIncidentForUpdate(trx, incidentId);
    if (!loaded || OPEN_STATUSES.includes(loaded.incident.status)) return [];
    return withdrawOpenTask(trx, platform, incidentId, CASE_ENDED);
  });
  platform.push.deliver(messages);
}

/** Takes back the task that is still open on an incident, and stops the phone. */
async function withdrawOpenTask(
  trx: Trx,
  platform: Platform,
  incidentId: string,
  reason: string,
): Promise<StoredMessage[]> {
  const task = await findOpenTask(trx, incidentId);
  if (!task) return [];
  await withdrawTasksInTrx(trx, [task.id], reason);
  return pushWithdrawnInTrx(trx, platform, [{ id: task.id, accountId: task.account_id, incidentId }], reason);
}
