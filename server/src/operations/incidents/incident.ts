import type { IncidentAction, IncidentStatus } from '@shancheng/contracts';
import { cannotMerge, handlerMayNotCheck, notAllowedNow, reasonRequired } from './errors.ts';

/** The fold of an incident’s actions. A status has only the fields that mean something in it. */
interface Known {
  id: string;
  eventType: string;
  reworkCount: number;
  /** Who handled it last: may not check it. */
  handlerId?: string;
}
interface Assigned extends Known {
  assigneeId: string;
}
export type Incident =
  | (Known & {
      status:
        | 'reported'
        | 'verifying'
        | 'accepted'
        | 'filed'
        | 'feedback'
        | 'checking'
        | 'closed'
        | 'rejected'
        | 'void';
    })
  | (Assigned & { status: 'dispatched' | 'acknowledged' | 'handling' })
  | (Known & { status: 'merged'; mergedInto: string; before: MergeableStatus; beforeAssigneeId?: string });

/** States from which a case may be merged into another. */
export type MergeableStatus = 'reported' | 'verifying' | 'accepted' | 'filed' | 'dispatched';

/** What may be done in which state: the server’s 409 and the buttons on screen come from this one table. */
export const ALLOWED_ACTIONS = {
  reported: ['verify', 'accept', 'reject', 'merge', 'note'],
  verifying: ['accept', 'reject', 'merge', 'note'],
  accepted: ['file', 'reject', 'merge', 'note'],
  filed: ['dispatch', 'merge', 'void', 'note'],
  dispatched: ['dispatch', 'acknowledge', 'return', 'merge', 'void', 'note'],
  acknowledged: ['dispatch', 'arrive', 'feedback', 'return', 'void', 'note'],
  handling: ['dispatch', 'feedback', 'return', 'void', 'note'],
  feedback: ['check', 'pass', 'rework', 'void', 'note'],
  checking: ['pass', 'rework', 'void', 'note'],
  closed: ['note'],
  rejected: ['note'],
  merged: ['unmerge', 'note'],
  void: ['note'],
} as const satisfies Record<IncidentStatus, readonly IncidentAction[]>;

/** In these states a case still wants something; a duplicate is attached to it rather than opened anew. */
export const OPEN_STATUSES = (Object.keys(ALLOWED_ACTIONS) as IncidentStatus[]).filter(
  (status) => !['closed', 'rejected', 'merged', 'void'].includes(status),
);

export type IncidentCommandInput =
  | { action: 'verify' | 'accept' | 'file' | 'note'; reason?: string }
  | { action: 'reject' | 'void' | 'return'; reason?: string }
  | { action: 'dispatch'; assigneeId: string; reason?: string }
  | { action: 'acknowledge' | 'arrive'; personId: string }
  | { action: 'feedback'; personId: string; note?: string }
  | { action: 'check' | 'pass'; personId?: string; reason?: string }
  | { action: 'rework'; personId?: string; reason?: string }
  | { action: 'merge'; into: string; reason?: string }
  | { action: 'unmerge'; reason?: string };

/** One thing that happened: a row of the history. `incident` is the state after it. */
export interface Happened {
  action: IncidentAction;
  reason?: string;
  incident: Incident;
}

/**
 * Decides one command: the new history rows, or a refusal (409 with what is allowed now, 422 without a needed reason,
 * 403 when the handler would check his own work). Pure: time and persons come with the command.
 */
export function decide(incident: Incident, command: IncidentCommandInput): Happened[] {
  const allowed: readonly IncidentAction[] = ALLOWED_ACTIONS[incident.status];
  if (!allowed.includes(command.action)) throw notAllowedNow(command.action, incident.status, allowed);
  const reason = 'reason' in command ? command.reason?.trim() || undefined : undefined;
  if (NEEDS_REASON.has(command.action) && reason === undefined) throw reasonRequired();
  const next = evolve(incident, command);
  const happened: Happened[] = [{ action: command.action, ...(reason ? { reason } : {}), incident: next }];
  // Accepting is the human decision; filing follows from it by rule (“system shift lead”), in the same breath.
  if (command.action === 'accept')
    happened.push({ action: 'file', incident: { ...next, status: 'filed' } as Incident });
  return happened;
}

const NEEDS_REASON: ReadonlySet<IncidentAction> = new Set([
  'reject',
  'void',
  'return',
  'rework',
  'merge',
  'unmerge',
  'note',
]);

function evolve(incident: Incident, command: IncidentCommandInput): Incident {
  const known = knownOf(incident);
  switch (command.action) {
    case 'note':
      return incident;
    case 'verify':
      return { ...known, status: 'verifying' };
    case 'accept':
      return { ...known, status: 'accepted' };
    case 'file':
    case 'return':
      return { ...known, status: 'filed' };
    case 'reject':
      return { ...known, status: 'rejected' };
    case 'void':
      return { ...known, status: 'void' };
    case 'dispatch':
      return { ...known, status: 'dispatched', assigneeId: command.assigneeId };
    case 'acknowledge':
      return { ...known, status: 'acknowledged', assigneeId: command.personId };
    case 'arrive':
      return { ...known, status: 'handling', assigneeId: command.personId };
    case 'feedback':
      return { ...known, status: 'feedback', handlerId: command.personId };
    case 'check':
      refuseHandler(known, command.personId);
      return { ...known, status: 'checking' };
    case 'pass':
      refuseHandler(known, command.personId);
      return { ...known, status: 'closed' };
    case 'rework':
      refuseHandler(known, command.personId);
      return { ...known, status: 'filed', reworkCount: known.reworkCount + 1 };
    case 'merge':
      return merged(incident, known, command.into);
    case 'unmerge':
      return unmerged(incident, known);
    default:
      return command satisfies never;
  }
}

function merged(incident: Incident, known: Known, into: string): Incident {
  if (into === incident.id) throw cannotMerge('不能并入自身', 'A case cannot be merged into itself');
  return {
    ...known,
    status: 'merged',
    mergedInto: into,
    before: incident.status as MergeableStatus, // ALLOWED_ACTIONS lets only these states merge
    ...('assigneeId' in incident ? { beforeAssigneeId: incident.assigneeId } : {}),
  };
}

/** Back to where it was; a dispatched one is filed again, since its task was withdrawn with the merge. */
function unmerged(incident: Incident, known: Known): Incident {
  const before = incident.status === 'merged' ? incident.before : 'filed';
  return { ...known, status: before === 'dispatched' ? 'filed' : before };
}

function refuseHandler(known: Known, checkerId: string | undefined): void {
  if (checkerId !== undefined && checkerId === known.handlerId) throw handlerMayNotCheck();
}

function knownOf(incident: Incident): Known {
  return {
    id: incident.id,
    eventType: incident.eventType,
    reworkCount: incident.reworkCount,
    ...(incident.handlerId !== undefined ? { handlerId: incident.handlerId } : {}),
  };
}
