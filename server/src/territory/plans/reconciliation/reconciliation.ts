import type { ConflictAction, ConflictStatus, ReconciliationProposal } from '@shancheng/contracts';
import {
  actionNotAllowedNow,
  documentRequired,
  foreignAuthority,
  foreignDecision,
  notAParty,
  notYourAuthority,
  oneVoiceEach,
  opinionsMissing,
  reasonRequired,
  sameAuthority,
  stillThere,
} from '../errors.ts';

export interface Opinion {
  authority: string;
  agrees: boolean;
  /** Account that gave it: one person speaks for one authority only. */
  by: string;
}

/** The fold of a conflict’s actions (domain.md §3.5). */
export interface Reconciliation {
  status: ConflictStatus;
  /** The two that have to agree; from `assign` on. */
  authorities: readonly string[];
  proposal?: ReconciliationProposal;
  opinions: readonly Opinion[];
  documentNo?: string;
  /** By when both have to speak: ten working days after the proposal (domain.md §3.5). */
  opinionDueAt?: string;
}

export const DETECTED: Reconciliation = { status: 'detected', authorities: [], opinions: [] };

/** What may be done in which state: the server’s 409 and the buttons on screen come from this one table. */
export const ALLOWED_CONFLICT_ACTIONS = {
  detected: ['assign', 'exempt'],
  assigned: ['propose', 'assign', 'exempt'],
  proposed: ['give-opinion', 'propose', 'exempt'],
  opinion: ['give-opinion', 'call-conference', 'decide', 'propose', 'exempt'],
  conference: ['decide', 'propose', 'exempt'],
  decided: ['patch'],
  patched: ['close', 'reopen'],
  closed: ['reopen'],
  exempt: ['reopen'],
} as const satisfies Record<ConflictStatus, readonly ConflictAction[]>;

export type ReconciliationCommand =
  | { action: 'assign'; authorities: readonly [string, string]; sides: readonly string[]; planning: readonly string[] }
  | { action: 'propose'; proposal: ReconciliationProposal; opinionDueAt?: string }
  | { action: 'give-opinion'; authority: string; agrees: boolean; by: string; own: string | undefined }
  | { action: 'call-conference' }
  | { action: 'decide'; documentNo?: string }
  | { action: 'patch'; right?: 'a' | 'b' }
  | { action: 'close'; gone: boolean }
  | { action: 'exempt'; reason?: string }
  | { action: 'reopen'; reason?: string };

/**
 * Decides one command: the state after it, or a refusal. A decision needs both opinions, and a conference where they
 * differ; it carries a document number; and a case closes only when recomputation no longer finds the conflict. Pure.
 */
export function decideReconciliation(state: Reconciliation, command: ReconciliationCommand): Reconciliation {
  const allowed: readonly ConflictAction[] = ALLOWED_CONFLICT_ACTIONS[state.status];
  if (!allowed.includes(command.action)) throw actionNotAllowedNow(state.status, allowed);
  switch (command.action) {
    case 'assign':
      return assign(command);
    case 'propose':
      // Another proposal wants new opinions.
      return {
        ...{ status: 'proposed', authorities: state.authorities, proposal: command.proposal, opinions: [] },
        ...(command.opinionDueAt ? { opinionDueAt: command.opinionDueAt } : {}),
      };
    case 'give-opinion':
      return { ...state, status: 'opinion', opinions: withOpinion(state, command) };
    case 'call-conference':
      requireOpinions(state);
      return { ...state, status: 'conference' };
    case 'decide':
      return decided(state, command.documentNo);
    case 'patch':
      requireDecided(state, command.right);
      return { ...state, status: 'patched' };
    case 'close':
      if (!command.gone) throw stillThere();
      return { ...state, status: 'closed' };
    case 'exempt':
      requireReason(command.reason);
      return { ...state, status: 'exempt' };
    case 'reopen':
      requireReason(command.reason);
      return DETECTED;
    default:
      return command satisfies never;
  }
}

/** Whether somebody still has to speak although the time for it is over. */
export function isOverdue({ status, opinionDueAt, authorities, opinions }: Reconciliation, now: Date): boolean {
  const waits = status === 'proposed' || (status === 'opinion' && opinions.length < authorities.length);
  return waits && opinionDueAt !== undefined && opinionDueAt < now.toISOString();
}

type Assignment = Extract<ReconciliationCommand, { action: 'assign' }>;

/** Both sides; where one authority made both plans, or there is one plan only, another that has a plan joins it. */
function assign({ authorities, sides, planning }: Assignment): Reconciliation {
  if (authorities[0] === authorities[1]) throw sameAuthority();
  const missing = sides.some((side) => !authorities.includes(side));
  const known = sides.length < authorities.length ? [...sides, ...planning] : sides;
  if (missing || authorities.some((authority) => !known.includes(authority))) throw notAParty();
  return { status: 'assigned', authorities, opinions: [] };
}

type Said = Extract<ReconciliationCommand, { action: 'give-opinion' }>;

function withOpinion(state: Reconciliation, { authority, agrees, by, own }: Said): readonly Opinion[] {
  if (!state.authorities.includes(authority)) throw foreignAuthority();
  if (authority !== own) throw notYourAuthority();
  const others = state.opinions.filter((opinion) => opinion.authority !== authority);
  if (others.some((opinion) => opinion.by === by)) throw oneVoiceEach();
  return [...others, { authority, agrees, by }];
}

function decided(state: Reconciliation, documentNo: string | undefined): Reconciliation {
  requireOpinions(state);
  const differ = state.opinions.some((opinion) => !opinion.agrees);
  if (differ && state.status !== 'conference') throw opinionsMissing();
  const number = documentNo?.trim();
  if (!number) throw documentRequired();
  return { ...state, status: 'decided', documentNo: number };
}

/** Where the decision is that one plan holds, the other has to follow it and not the reverse. */
function requireDecided({ proposal }: Reconciliation, right: 'a' | 'b' | undefined): void {
  const holds = proposal === 'follow-a' ? 'a' : proposal === 'follow-b' ? 'b' : undefined;
  if (holds !== undefined && right !== undefined && right !== holds) throw foreignDecision();
}

function requireOpinions({ authorities, opinions }: Reconciliation): void {
  if (opinions.length < authorities.length) throw opinionsMissing();
}

function requireReason(reason: string | undefined): void {
  if (!reason?.trim()) throw reasonRequired();
}
