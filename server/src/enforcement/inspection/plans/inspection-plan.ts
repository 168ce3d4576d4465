import type {
  DrawRule,
  InspectionKind,
  InspectionParty,
  InspectionPlanAction,
  InspectionPlanStatus,
} from '@shancheng/contracts';
import { FEWEST_OFFICERS } from '@shancheng/law';
import {
  alreadyDrawn,
  alreadyInvited,
  answersMissing,
  drawMissing,
  noAuthority,
  notAllowedNow,
  notLead,
  notPromised,
  reasonMissing,
  twoOfficers,
} from '../errors.ts';

export interface PlanDecision {
  by: string;
  at: string;
}

/** The fold of a plan’s actions (domain.md §4.5). */
export interface InspectionPlan {
  status: InspectionPlanStatus;
  kind: InspectionKind;
  authorityId: string;
  themeId?: string;
  parties: readonly PlanPartyState[];
  subjectIds: readonly string[];
  officersPerAgency: number;
  geofenceMetres: number;
  drawRule?: DrawRule;
  draw?: 'promised' | 'drawn';
  override?: PlanDecision & { reason: string };
  approval?: PlanDecision & { documentNo: string };
  cancelled?: PlanDecision & { reason: string };
}

export interface PlanPartyState extends InspectionParty {
  /** Its own planned checks that this visit takes in. */
  absorb: readonly string[];
}

/** What may be done in which state: the server’s 409 and the buttons on screen come from this one table. */
export const ALLOWED_PLAN_ACTIONS = {
  draft: ['invite', 'assign', 'commit-draw', 'draw', 'override', 'approve', 'cancel'],
  inviting: ['invite', 'answer', 'assign', 'override', 'approve', 'cancel'],
  approved: ['cancel'],
  cancelled: [],
} as const satisfies Record<InspectionPlanStatus, readonly InspectionPlanAction[]>;

export interface Asked {
  authorityId: string;
  matters: string[];
  absorb: readonly string[];
}

export type PlanInput =
  | { action: 'invite'; parties: readonly Asked[]; answerDueOn: string }
  | { action: 'answer'; answer: 'joins' | 'in-writing' | 'declines'; officerIds: readonly string[]; reason?: string }
  | { action: 'assign'; officerIds: readonly string[] }
  | { action: 'commit-draw' }
  | { action: 'draw'; subjectIds: readonly string[]; officerIds: readonly string[] }
  | { action: 'override'; reason: string }
  | { action: 'approve'; documentNo: string }
  | { action: 'cancel'; reason: string };

export interface PlanActing {
  /** The authority the person acts for. */
  authorityId: string | undefined;
  by: string;
  at: string;
  today: string;
}

/**
 * Decides one command: the plan after it, or a refusal. What the databases say against it (powers, certificates, caps) is
 * asked before it is approved, by the caller. Pure.
 */
export function decidePlan(plan: InspectionPlan, input: PlanInput, acting: PlanActing): InspectionPlan {
  const allowed: readonly InspectionPlanAction[] = ALLOWED_PLAN_ACTIONS[plan.status];
  if (!allowed.includes(input.action)) throw notAllowedNow(plan.status, allowed);
  requireVoice(plan, input.action, acting.authorityId);
  const decision = { by: acting.by, at: acting.at };
  switch (input.action) {
    case 'invite':
      return {
        ...plan,
        status: 'inviting',
        parties: [...plan.parties, ...input.parties.map(asked(plan, input.answerDueOn))],
      };
    case 'answer':
      return { ...plan, parties: answered(plan, input, acting.authorityId) };
    case 'assign':
      return { ...plan, parties: assigned(plan, input.officerIds, acting.authorityId) };
    case 'commit-draw':
      if (plan.drawRule === undefined || plan.draw) throw alreadyDrawn();
      return { ...plan, draw: 'promised' };
    case 'draw':
      if (plan.draw === 'drawn') throw alreadyDrawn();
      if (plan.draw !== 'promised') throw notPromised();
      return {
        ...{ ...plan, draw: 'drawn', subjectIds: input.subjectIds },
        parties: assigned(plan, input.officerIds, plan.authorityId),
      };
    case 'override':
      return { ...plan, override: { ...decision, reason: input.reason } };
    case 'approve':
      return approved(plan, { ...decision, documentNo: input.documentNo.trim() }, acting.today);
    case 'cancel':
      return { ...plan, status: 'cancelled', cancelled: { ...decision, reason: input.reason } };
    default:
      return input satisfies never;
  }
}

/** A supervisor lifts an obstacle from outside; a department speaks for itself; everything else is for the one that leads. */
function requireVoice(plan: InspectionPlan, action: InspectionPlanAction, authorityId: string | undefined): void {
  if (action === 'override') return;
  const party = plan.parties.find((one) => one.authorityId === authorityId);
  if (!party) throw noAuthority();
  if (action === 'answer' && party.lead) throw notLead();
  if (action !== 'answer' && action !== 'assign' && !party.lead) throw notLead();
}

const asked =
  ({ parties }: InspectionPlan, answerDueOn: string) =>
  ({ authorityId, matters, absorb }: Asked): PlanPartyState => {
    if (parties.some((one) => one.authorityId === authorityId)) throw alreadyInvited();
    return { authorityId, lead: false, matters, absorb, answer: 'pending', answerDueOn, officerIds: [] };
  };

function answered(
  plan: InspectionPlan,
  { answer, officerIds, reason }: Extract<PlanInput, { action: 'answer' }>,
  authorityId: string | undefined,
): PlanPartyState[] {
  if (answer === 'declines' && !reason?.trim()) throw reasonMissing();
  if (answer === 'joins') requireEnough(plan, officerIds, authorityId);
  return plan.parties.map((party) => {
    if (party.authorityId !== authorityId) return party;
    const { reason: _, ...rest } = party;
    const said = reason?.trim() ? { reason: reason.trim() } : {};
    return { ...rest, ...said, answer, officerIds: answer === 'joins' ? [...officerIds] : [] };
  });
}

function assigned(
  plan: InspectionPlan,
  officerIds: readonly string[],
  authorityId: string | undefined,
): PlanPartyState[] {
  requireEnough(plan, officerIds, authorityId);
  return plan.parties.map((party) =>
    party.authorityId === authorityId ? { ...party, officerIds: [...officerIds] } : party,
  );
}

function requireEnough(
  { officersPerAgency }: InspectionPlan,
  officerIds: readonly string[],
  authorityId: string | undefined,
): void {
  if (new Set(officerIds).size < Math.max(FEWEST_OFFICERS, officersPerAgency)) throw twoOfficers(authorityId ?? '');
}

/** Silence after the last day counts as not coming: nobody can hold up a plan, and nobody is sent without having said so. */
function approved(
  plan: InspectionPlan,
  approval: PlanDecision & { documentNo: string },
  today: string,
): InspectionPlan {
  if (plan.drawRule && plan.draw !== 'drawn') throw drawMissing();
  const waits = ({ answer, answerDueOn }: PlanPartyState) => answer === 'pending' && (answerDueOn ?? today) >= today;
  if (plan.parties.some(waits)) throw answersMissing();
  for (const party of plan.parties)
    if (party.answer === 'joins') requireEnough(plan, party.officerIds, party.authorityId);
  const parties = plan.parties.map((party) =>
    party.answer === 'pending' ? { ...party, answer: 'declines' as const, absorb: [] } : party,
  );
  return { ...plan, status: 'approved', parties, approval };
}

/** Those who come or are asked in writing. */
export function takingPart({ parties }: Pick<InspectionPlan, 'parties'>): PlanPartyState[] {
  return parties.filter(({ answer }) => answer === 'joins' || answer === 'in-writing');
}

/** Daily and drawn checks count against the yearly cap; special ones and those after a complaint have their own ground. */
export function countsAgainstCap(kind: InspectionKind): boolean {
  return kind === 'daily' || kind === 'double-random';
}
