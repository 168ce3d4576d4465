import type { CheckAction, CheckStatus, ItemState } from '@shancheng/contracts';
import { FEWEST_OFFICERS } from '@shancheng/law';
import {
  alreadySigned,
  dueInPast,
  findingNotFound,
  findingsDiffer,
  itemsDisputed,
  itemsOpen,
  noAuthority,
  notAllowedNow,
  noticeMissing,
  notLead,
  notOfTeam,
  notPutRight,
  notRatified,
  outsideWindow,
  remoteFirst,
  signedAlready,
  twoOfficers,
} from '../errors.ts';
import { type InspectionPlan, takingPart } from '../plans/inspection-plan.ts';
import { type ArrivalFact, completeSince, type Settlement } from './checklist.ts';

export interface Arrival extends ArrivalFact {
  certificateNo: string;
  distanceMetres: number;
  recorderNo: string;
}

export interface CheckPartyState {
  authorityId: string;
  lead: boolean;
  mode: 'on-site' | 'in-writing';
  matters: readonly string[];
  officerIds: readonly string[];
}

export interface FindingState {
  id: string;
  itemId: string;
  text: string;
  entryId: string;
  answers: readonly { authorityId: string; matterCode: string; basis: { law: string; path: string } }[];
  dueOn: string;
  status: 'open' | 'fed-back' | 'passed' | 'failed';
  feedback: readonly { at: string; by: string; text: string; photoIds: readonly string[] }[];
  rechecks: readonly Recheck[];
}

export interface Recheck {
  at: string;
  by: string;
  passed: boolean;
  mode: 'remote' | 'on-site';
  note: string;
  photoIds: readonly string[];
}

/** The fold of a check’s actions. */
export interface InspectionCheck {
  status: CheckStatus;
  parties: readonly CheckPartyState[];
  geofenceMetres: number;
  countsAgainstCap: boolean;
  /** A complaint or an emergency: may begin before approval and notice. */
  mayBeUrgent: boolean;
  approval?: { by: string; at: string; documentNo: string };
  urgent?: { reason: string; at: string };
  ratified?: { by: string; at: string; documentNo: string };
  notified?: boolean;
  arrivals: readonly Arrival[];
  settled: Readonly<Record<string, Settlement>>;
  findings: readonly FindingState[];
  /** Officers who signed the last document, and what the enterprise did. */
  signedBy: readonly string[];
  subject?: 'signed' | 'refused';
}

/** A check as it is planned, or approved with its plan. */
export function newCheck(plan: InspectionPlan): InspectionCheck {
  return {
    status: 'planned',
    parties: takingPart(plan).map(({ authorityId, lead, matters, officerIds, answer }) => ({
      ...{ authorityId, lead, matters, officerIds },
      mode: answer === 'joins' ? 'on-site' : 'in-writing',
    })),
    geofenceMetres: plan.geofenceMetres,
    countsAgainstCap: plan.kind === 'daily' || plan.kind === 'double-random',
    mayBeUrgent: plan.kind === 'case-driven' || plan.kind === 'special',
    ...(plan.approval ? { approval: plan.approval } : {}),
    ...{ arrivals: [], settled: {}, findings: [], signedBy: [] },
  };
}

/** What may be done in which state: the server’s 409 and the buttons on screen come from this one table. */
export const ALLOWED_CHECK_ACTIONS = {
  planned: ['assign', 'start-urgently', 'cancel'],
  approved: ['assign', 'notify', 'cancel'],
  notified: ['assign', 'arrive', 'cancel'],
  'on-site': ['arrive', 'settle', 'conclude', 'ratify'],
  concluded: ['sign', 'record-refusal', 'reopen', 'ratify'],
  rectifying: ['feed-back', 'recheck', 'close', 'ratify'],
  closed: [],
  cancelled: [],
  merged: [],
} as const satisfies Record<CheckStatus, readonly CheckAction[]>;

export type CheckInput =
  | { action: 'assign'; officerIds: readonly string[] }
  | { action: 'notify' }
  | { action: 'start-urgently'; reason: string }
  | { action: 'ratify'; documentNo: string }
  | { action: 'arrive'; arrival: Omit<Arrival, 'authorityId' | 'officerId'>; inWindow: boolean }
  | { action: 'settle'; itemId: string; entryId: string; among: readonly string[] }
  | {
      action: 'conclude';
      items: readonly ItemState[];
      findings: readonly Omit<FindingState, 'status' | 'feedback' | 'rechecks'>[];
    }
  | { action: 'reopen' }
  | { action: 'sign'; side: 'officer' | 'subject' }
  | { action: 'record-refusal' }
  | { action: 'feed-back'; findingId: string; text: string; photoIds: readonly string[] }
  | { action: 'recheck'; findingId: string; recheck: Omit<Recheck, 'at' | 'by'>; dueOn?: string }
  | { action: 'close' }
  | { action: 'cancel' };

export interface CheckActing {
  /** The authority the person acts for, and the certificate, if the account has them. */
  authorityId: string | undefined;
  officerId: string | undefined;
  by: string;
  at: string;
  today: string;
}

/**
 * Decides one command: the check after it, or a refusal. Certificates, codes, places and step-ups are asked by the caller;
 * this knows the order of things and whose part each is. Pure.
 */
export function decideCheck(check: InspectionCheck, input: CheckInput, acting: CheckActing): InspectionCheck {
  const allowed: readonly CheckAction[] = ALLOWED_CHECK_ACTIONS[check.status];
  if (!allowed.includes(input.action)) {
    if (input.action === 'arrive' && check.status === 'approved') throw noticeMissing();
    throw notAllowedNow(check.status, allowed);
  }
  requireRole(check, input.action, acting);
  switch (input.action) {
    case 'assign':
      return { ...check, parties: withTeam(check, input.officerIds, acting.authorityId) };
    case 'notify':
      return { ...check, status: 'notified', notified: true };
    case 'start-urgently':
      if (!check.mayBeUrgent)
        throw notAllowedNow(
          check.status,
          allowed.filter((one) => one !== 'start-urgently'),
        );
      return { ...check, status: 'notified', urgent: { reason: input.reason, at: acting.at } };
    case 'ratify':
      return { ...check, ratified: { by: acting.by, at: acting.at, documentNo: input.documentNo } };
    case 'arrive':
      return arrived(check, input, acting);
    case 'settle':
      return {
        ...check,
        settled: { ...check.settled, [input.itemId]: { entryId: input.entryId, among: input.among } },
      };
    case 'conclude':
      return concluded(check, input, acting.today);
    case 'reopen':
      if (check.signedBy.length > 0 || check.subject) throw alreadySigned();
      return { ...check, status: 'on-site', findings: [] };
    case 'sign':
      return signed(check, input.side, acting.officerId);
    case 'record-refusal':
      if (check.subject) throw signedAlready();
      return afterSignature({ ...check, subject: 'refused' });
    case 'feed-back':
      return withFinding(check, input.findingId, (finding) => ({
        ...{ ...finding, status: 'fed-back' },
        feedback: [...finding.feedback, { at: acting.at, by: acting.by, text: input.text, photoIds: input.photoIds }],
      }));
    case 'recheck':
      return withFinding(check, input.findingId, (finding) => rechecked(finding, input, acting));
    case 'close':
      if (check.findings.some(({ status }) => status !== 'passed')) throw notPutRight();
      if (check.urgent && !check.ratified) throw notRatified();
      return { ...check, status: 'closed' };
    case 'cancel':
      return { ...check, status: 'cancelled' };
    default:
      return input satisfies never;
  }
}

const DESK_ACTIONS: readonly CheckAction[] = ['notify', 'start-urgently', 'ratify', 'cancel'];
const LEAD_ACTIONS: readonly CheckAction[] = ['settle', 'conclude', 'reopen', 'close', 'record-refusal'];

/** Who may take a step at all: the desk of the lead, an officer of the team, the leading officer, or the enterprise. */
function requireRole(check: InspectionCheck, action: CheckAction, { authorityId, officerId }: CheckActing): void {
  // Fed back by the enterprise, whose account the caller has compared.
  if (action === 'feed-back') return;
  const party = check.parties.find((one) => one.authorityId === authorityId);
  if (!party) throw noAuthority();
  if (action === 'assign') return;
  if (DESK_ACTIONS.includes(action)) {
    if (!party.lead) throw notLead();
    return;
  }
  if (officerId === undefined || !party.officerIds.includes(officerId)) throw notOfTeam();
  if (LEAD_ACTIONS.includes(action) && !party.lead) throw notLead();
}

function withTeam(
  check: InspectionCheck,
  officerIds: readonly string[],
  authorityId: string | undefined,
): CheckPartyState[] {
  if (new Set(officerIds).size < FEWEST_OFFICERS) throw twoOfficers(authorityId ?? '');
  return check.parties.map((party) =>
    party.authorityId === authorityId ? { ...party, officerIds: [...officerIds] } : party,
  );
}

function arrived(
  check: InspectionCheck,
  { arrival, inWindow }: Extract<CheckInput, { action: 'arrive' }>,
  { authorityId = '', officerId = '' }: CheckActing,
): InspectionCheck {
  if (!inWindow) throw outsideWindow();
  const others = check.arrivals.filter((one) => one.officerId !== officerId);
  const first = check.arrivals.find((one) => one.officerId === officerId);
  // Scanned twice: the first time counts.
  const mine = first && first.at <= arrival.at ? first : { ...arrival, authorityId, officerId };
  return { ...check, status: 'on-site', arrivals: [...others, mine] };
}

function concluded(
  check: InspectionCheck,
  { items, findings }: Extract<CheckInput, { action: 'conclude' }>,
  today: string,
): InspectionCheck {
  const complete = completeSince(check.arrivals);
  const there = new Set(check.arrivals.map((one) => one.authorityId));
  for (const authorityId of there) if (!complete.has(authorityId)) throw twoOfficers(authorityId);
  const count = (state: ItemState['state']) => items.filter((item) => item.state === state).length;
  if (count('open') > 0) throw itemsOpen(count('open'));
  if (count('disputed') > 0) throw itemsDisputed(count('disputed'));
  const wrong = items.filter(({ compliant }) => compliant === false).map(({ itemId }) => itemId);
  const named = findings.map(({ itemId }) => itemId);
  if (wrong.length !== named.length || new Set([...wrong, ...named]).size !== wrong.length) throw findingsDiffer();
  if (findings.some(({ dueOn }) => dueOn <= today)) throw dueInPast();
  return {
    ...{ ...check, status: 'concluded' },
    findings: findings.map((finding) => ({ ...finding, status: 'open', feedback: [], rechecks: [] })),
  };
}

function signed(check: InspectionCheck, side: 'officer' | 'subject', officerId = ''): InspectionCheck {
  if (side === 'subject') {
    if (check.subject) throw signedAlready();
    return afterSignature({ ...check, subject: 'signed' });
  }
  if (check.signedBy.includes(officerId)) throw signedAlready();
  if (!check.arrivals.some((one) => one.officerId === officerId)) throw notOfTeam();
  return afterSignature({ ...check, signedBy: [...check.signedBy, officerId] });
}

/** The enterprise signs by itself, at its own entrance. */
export function signForSubject(check: InspectionCheck): InspectionCheck {
  if (check.status !== 'concluded') throw notAllowedNow(check.status, ALLOWED_CHECK_ACTIONS[check.status]);
  return signed(check, 'subject');
}

/** Two officers of each agency that came, and the enterprise or its refusal: then the document is complete. */
function afterSignature(check: InspectionCheck): InspectionCheck {
  const agencies = [...new Set(check.arrivals.map(({ authorityId }) => authorityId))];
  const enough = agencies.every((authorityId) => {
    const officers = check.arrivals.filter(
      (one) => one.authorityId === authorityId && check.signedBy.includes(one.officerId),
    );
    return officers.length >= FEWEST_OFFICERS;
  });
  if (!enough || !check.subject) return check;
  const settled = check.findings.length === 0 && (!check.urgent || check.ratified !== undefined);
  return { ...check, status: settled ? 'closed' : 'rectifying' };
}

function withFinding(
  check: InspectionCheck,
  id: string,
  change: (finding: FindingState) => FindingState,
): InspectionCheck {
  const found = check.findings.find((finding) => finding.id === id);
  if (!found) throw findingNotFound();
  if (found.status === 'passed') throw notAllowedNow(found.status, []);
  return { ...check, findings: check.findings.map((finding) => (finding === found ? change(finding) : finding)) };
}

/** Remotely first: on site only after a remote one failed, or when nothing was fed back in time (domain.md §4.5). */
function rechecked(
  finding: FindingState,
  { recheck, dueOn }: Extract<CheckInput, { action: 'recheck' }>,
  { at, by, today }: CheckActing,
): FindingState {
  const failedRemotely = finding.rechecks.some(({ mode, passed }) => mode === 'remote' && !passed);
  const overdue = finding.status !== 'fed-back' && today > finding.dueOn;
  if (recheck.mode === 'on-site' && !failedRemotely && !overdue) throw remoteFirst();
  if (dueOn !== undefined && dueOn <= today) throw dueInPast();
  return {
    ...{ ...finding, status: recheck.passed ? 'passed' : 'failed' },
    ...(dueOn && !recheck.passed ? { dueOn } : {}),
    rechecks: [...finding.rechecks, { ...recheck, at, by }],
  };
}
