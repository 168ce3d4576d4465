import type { ConflictCommand, ConflictState } from '@shancheng/contracts';
import { dueAt, getCalendar } from '../../../base/catalogue/index.ts';
import { appendAuditInTrx } from '../../../platform/audit/index.ts';
import { type Actor, requirePermission } from '../../../platform/auth/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { conflictSightOf, isVisible } from '../conflicts/visible-conflicts.ts';
import { conflictNotFound, detailsMissing } from '../errors.ts';
import { conflictAssigned } from '../events.ts';
import { applyDecisionInTrx, keptSideInTrx } from './apply-decision.ts';
import { type Parties, readParties } from './parties.ts';
import {
  ALLOWED_CONFLICT_ACTIONS,
  DETECTED,
  decideReconciliation,
  isOverdue,
  type Reconciliation,
  type ReconciliationCommand,
} from './reconciliation.ts';

/** Which permission each step asks for: who reconciles, who speaks for an authority, who decides. */
export const PERMISSIONS = {
  assign: 'plan.reconcile',
  propose: 'plan.reconcile',
  'give-opinion': 'plan.opinion',
  'call-conference': 'plan.reconcile',
  decide: 'plan.decide',
  patch: 'plan.reconcile',
  close: 'plan.reconcile',
  exempt: 'plan.decide',
  reopen: 'plan.decide',
} as const;

/** One step of the reconciliation of a conflict; a retry (same commandId) changes nothing and answers the same. */
export async function actOnConflict(
  platform: Platform,
  actor: Actor,
  conflictId: string,
  command: ConflictCommand,
): Promise<ConflictState> {
  requirePermission(actor, PERMISSIONS[command.action]);
  return platform.db.transaction().execute(async (trx) => {
    const { actions, ...facts } = await lockConflictInTrx(trx, actor, conflictId);
    const before = actions.at(-1)?.state ?? DETECTED;
    if (actions.some((action) => action.commandId === command.commandId))
      return stateOf(conflictId, before, platform.clock.now());
    const at = platform.clock.now();
    const input = inputOf(command, actor, facts);
    if (input.action === 'patch' && command.changes) {
      const right = await keptSideInTrx(trx, conflictId, command.changes);
      if (right) input.right = right;
    }
    if (input.action === 'propose') input.opinionDueAt = (await opinionDueInTrx(trx, at)).toISOString();
    const after = decideReconciliation(before, input);
    await Promise.all([
      sql`
        insert into plans.conflict_actions (conflict_id, seq, command_id, action, at, actor_id, actor_name, facts, state)
        values (${conflictId}, ${actions.length + 1}, ${command.commandId}, ${command.action}, ${at}, ${actor.id}, ${actor.displayName},
          ${JSON.stringify(factsOf(command))}::jsonb, ${JSON.stringify(after)}::jsonb)`.execute(trx),
      sql`update plans.conflicts set status = ${after.status} where id = ${conflictId}`.execute(trx),
      appendAuditInTrx(trx, {
        at,
        actor: `person:${actor.id}`,
        action: `conflict.${command.action}`,
        subject: `conflict:${conflictId}`,
        facts: { from: before.status, to: after.status, documentNo: after.documentNo ?? null },
      }),
    ]);
    if (command.changes && command.action === 'patch')
      await applyDecisionInTrx(
        trx,
        platform,
        actor,
        { conflictId, documentNo: after.documentNo ?? '' },
        command.changes,
      );
    if (after.status === 'assigned')
      await platform.events.publishInTrx(trx, conflictAssigned, { conflictId, authorities: [...after.authorities] });
    return stateOf(conflictId, after, at);
  });
}

const OPINION_TIME = { limitValue: 10, limitUnit: 'working-day' } as const;

async function opinionDueInTrx(trx: Trx, from: Date): Promise<Date> {
  return dueAt(OPINION_TIME, from, await getCalendar(trx));
}

interface Facts {
  gone: boolean;
  parties: Parties;
}

interface Locked extends Facts {
  actions: { commandId: string; state: Reconciliation }[];
}

/** One the actor may not see is not found. */
async function lockConflictInTrx(trx: Trx, actor: Actor, conflictId: string): Promise<Locked> {
  const [found, done, parties] = await Promise.all([
    sql<{ gone: boolean }>`
      select gone_at is not null as gone from plans.conflicts c
      where id = ${conflictId} and ${isVisible(conflictSightOf(actor))} for update`.execute(trx),
    sql<{ commandId: string; state: Reconciliation }>`
      select command_id as "commandId", state from plans.conflict_actions where conflict_id = ${conflictId} order by seq`.execute(
      trx,
    ),
    readParties(trx, actor, conflictId),
  ]);
  const row = found.rows[0];
  if (!row) throw conflictNotFound();
  return { ...row, parties, actions: done.rows };
}

function inputOf(command: ConflictCommand, actor: Actor, { gone, parties }: Facts): ReconciliationCommand {
  const { action, authorities, proposal, authority, agrees, documentNo, reason } = command;
  switch (action) {
    case 'assign': {
      const [one, other] = authorities ?? [];
      if (!one || !other) throw detailsMissing();
      return { action, authorities: [one, other], sides: parties.sides, planning: parties.planning };
    }
    case 'propose':
      if (!proposal) throw detailsMissing();
      return { action, proposal };
    case 'give-opinion':
      if (!authority || agrees === undefined) throw detailsMissing();
      return { action, authority, agrees, by: actor.id, own: parties.own };
    case 'decide':
      return { action, ...(documentNo ? { documentNo } : {}) };
    case 'close':
      return { action, gone };
    case 'exempt':
    case 'reopen':
      return { action, ...(reason ? { reason } : {}) };
    default:
      return { action };
  }
}

function factsOf({ commandId: _id, action: _action, ...facts }: ConflictCommand): Record<string, unknown> {
  return facts;
}

/** What everybody may know of the state of a reconciliation. */
export function stateOf(conflictId: string, reconciliation: Reconciliation, now: Date): ConflictState {
  const { opinions, ...state } = reconciliation;
  return {
    conflictId,
    ...state,
    authorities: [...state.authorities],
    opinions: opinions.map(({ authority, agrees }) => ({ authority, agrees })),
    overdue: isOverdue(reconciliation, now),
    allowed: [...ALLOWED_CONFLICT_ACTIONS[state.status]],
  };
}
