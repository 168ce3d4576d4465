import type { IncidentCommand } from '@shancheng/contracts';
import { appendAuditInTrx } from '../../platform/audit/index.ts';
import { type Actor, inScope, requirePermission } from '../../platform/auth/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { requestRelookInTrx } from '../cameras/index.ts';
import { cannotMerge, incidentNotFound, reasonRequired, targetRequired } from './errors.ts';
import { incidentEnded } from './events.ts';
import { followFilingInTrx } from './file-incident.ts';
import { decide, type Happened, type Incident, type IncidentCommandInput, OPEN_STATUSES } from './incident.ts';
import {
  type Deed,
  findIncidentForUpdate,
  findIncidentsForUpdate,
  findMergedInto,
  type LoadedIncident,
  moveSignalsInTrx,
  saveHappenedInTrx,
  wasDone,
} from './incident-store.ts';
import { intakeOf } from './intake-service.ts';
import { mergePicturesInTrx, unmergePicturesInTrx } from './merge-pictures.ts';
import { detachSignalInTrx, mergeSignalsInTrx, unmergeSignalsInTrx } from './merge-signals.ts';

/** Which permission each of the operator’s actions asks for; `dispatch` is the dispatch domain’s. */
const PERMISSIONS = {
  verify: 'incident.verify',
  accept: 'incident.accept',
  reject: 'incident.reject',
  file: 'incident.file',
  check: 'incident.check',
  pass: 'incident.check',
  rework: 'incident.check',
  merge: 'incident.merge',
  unmerge: 'incident.merge',
  void: 'incident.void',
  note: 'incident.note',
} as const;

type OperatorAction = keyof typeof PERMISSIONS;
export type OperatorCommand = IncidentCommand & { action: OperatorAction };

/** One command of an operator on one incident, in the caller’s transaction. Returns the incident after it. */
export async function actOnIncidentInTrx(
  trx: Trx,
  platform: Platform,
  actor: Actor,
  incidentId: string,
  command: OperatorCommand,
): Promise<Incident> {
  requirePermission(actor, PERMISSIONS[command.action]);
  // All that this command may touch is locked in one go and one order, so that two operators never wait in a circle.
  const survivor = command.action === 'unmerge' ? await findMergedInto(trx, incidentId) : undefined;
  await findIncidentsForUpdate(
    trx,
    [incidentId, command.into, command.from, survivor].flatMap((id) => id ?? []),
  );
  const loaded = await findIncidentInScope(trx, actor, incidentId);
  if (await wasDone(trx, incidentId, command.commandId)) return loaded.incident;
  const deed: Deed = {
    commandId: command.commandId,
    at: platform.clock.now(),
    actor: { kind: 'person', id: actor.id, name: actor.displayName },
  };
  if (command.action === 'unmerge' && loaded.incident.status !== 'merged')
    return takeApart(trx, platform, actor, loaded, command, deed);
  if (command.action === 'merge') await mergeInto(trx, actor, loaded, command, deed);
  if (command.action === 'unmerge') {
    await unmergeSignalsInTrx(trx, incidentId);
    await unmergePicturesInTrx(trx, incidentId);
  }
  const happened = decide(loaded.incident, inputOf(command, actor));
  return applyInTrx(trx, platform, loaded, happened, deed);
}

/** The locked incident, or 404 when it is not there or not in the actor’s scope. */
export async function findIncidentInScope(
  trx: Trx,
  actor: Pick<Actor, 'scopes'>,
  incidentId: string,
): Promise<LoadedIncident> {
  const loaded = await findIncidentForUpdate(trx, incidentId);
  if (!loaded || !inScope(actor, loaded.path)) throw incidentNotFound();
  return loaded;
}

function inputOf(command: OperatorCommand, actor: Actor): IncidentCommandInput {
  const reason = command.reason === undefined ? {} : { reason: command.reason };
  switch (command.action) {
    case 'merge':
      if (!command.into) throw targetRequired();
      return { action: 'merge', into: command.into, ...reason };
    case 'check':
    case 'pass':
    case 'rework':
      return { action: command.action, ...(actor.personId ? { personId: actor.personId } : {}), ...reason };
    default:
      return { action: command.action, ...reason };
  }
}

/** Saves what was decided together with all that follows from it: ledger, relook, audit, announcements. */
export async function applyInTrx(
  trx: Trx,
  platform: Platform,
  loaded: LoadedIncident,
  happened: readonly Happened[],
  deed: Deed,
): Promise<Incident> {
  await saveHappenedInTrx(trx, [{ loaded, happened, deed }]);
  const before = loaded.incident.status;
  const after = happened.at(-1)?.incident ?? loaded.incident;
  if (after.status !== before) await follow(trx, platform, loaded, after, deed.at);
  await appendAuditInTrx(trx, {
    at: deed.at,
    actor: `${deed.actor.kind}:${deed.actor.id}`,
    action: `incident.${happened[0]?.action ?? 'note'}`,
    subject: `incident:${loaded.code}`,
    facts: { from: before, to: after.status },
  });
  return after;
}

async function follow(trx: Trx, platform: Platform, loaded: LoadedIncident, after: Incident, at: Date): Promise<void> {
  const incidentId = after.id;
  switch (after.status) {
    case 'filed':
      return followFilingInTrx(
        trx,
        platform,
        incidentId,
        (await intakeOf(platform).knowledge()).dueAtOf(after.eventType, at),
      );
    case 'rejected':
      await moveSignalsInTrx(trx, incidentId, 'rejected');
      await platform.events.publishInTrx(trx, incidentEnded, { incidentId, status: after.status });
      return;
    case 'merged':
    case 'void':
    case 'closed':
      await platform.events.publishInTrx(trx, incidentEnded, { incidentId, status: after.status });
      return;
    case 'checking':
      if (loaded.cameraId && loaded.ruleId) {
        await requestRelookInTrx(trx, { incidentId, cameraId: loaded.cameraId, ruleId: loaded.ruleId, at });
      }
      return;
    default:
  }
}

async function mergeInto(
  trx: Trx,
  actor: Actor,
  loaded: LoadedIncident,
  command: OperatorCommand,
  deed: Deed,
): Promise<void> {
  if (!command.into) throw targetRequired();
  const target = await findIncidentInScope(trx, actor, command.into);
  if (!OPEN_STATUSES.includes(target.incident.status))
    throw cannotMerge('目标案件已办结或作废', 'The other case is no longer open');
  if (target.incident.eventType !== loaded.incident.eventType)
    throw cannotMerge('事件类型不同，不能并案', 'The event types differ');
  const reason = command.reason?.trim();
  const absorbed = {
    action: 'note',
    ...(reason ? { reason: `并入 ${loaded.code}：${reason}` } : {}),
    incident: target.incident,
  } as const;
  if (loaded.incident.id !== command.into && reason) {
    await saveHappenedInTrx(trx, [
      { loaded: target, happened: [absorbed], deed: { ...deed, facts: { absorbed: loaded.code } } },
    ]);
    await mergeSignalsInTrx(trx, loaded.incident.id, command.into, reason);
    await mergePicturesInTrx(trx, loaded.incident.id, command.into);
  }
}

/** Undo on the receiving side: an incident merged here comes back, or one attached signal becomes a case of its own. */
async function takeApart(
  trx: Trx,
  platform: Platform,
  actor: Actor,
  target: LoadedIncident,
  command: OperatorCommand,
  deed: Deed,
): Promise<Incident> {
  if (!command.reason?.trim()) throw reasonRequired();
  if (command.from) {
    const { incident } = await findIncidentInScope(trx, actor, command.from);
    if (await wasDone(trx, command.from, command.commandId)) return target.incident;
    if (incident.status !== 'merged' || incident.mergedInto !== target.incident.id)
      throw cannotMerge('该案件并未并入本案', 'That case is not merged into this one');
    await actOnIncidentInTrx(trx, platform, actor, command.from, { ...command, action: 'unmerge' });
    return target.incident;
  }
  if (!command.signalId) throw targetRequired();
  await detachSignalInTrx(trx, platform, target, command.signalId, {
    ...deed,
    ...(command.reason ? { facts: { reason: command.reason } } : {}),
  });
  return target.incident;
}
