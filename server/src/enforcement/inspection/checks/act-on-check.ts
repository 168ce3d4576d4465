import type { CheckAction, CheckCommand } from '@shancheng/contracts';
import { type Actor, inScope, requirePermission } from '../../../platform/auth/index.ts';
import { localDay } from '../../../platform/clock/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { requireAssignment } from '../../powers/index.ts';
import { signInTrx } from '../documents/sign-document.ts';
import { checkNotFound, notCertified, unlistedItem } from '../errors.ts';
import { findWho, type Officer, type Who } from '../who.ts';
import { readArrival, requireCertificate, requirePlausible } from './arrive.ts';
import { type CheckStep, listEntryFacts, lockCheckInTrx, type StoredCheck } from './check-store.ts';
import { itemStates } from './checklist.ts';
import { type CheckActing, type CheckInput, decideCheck, type FindingState } from './inspection-check.ts';
import { saveStepInTrx } from './save-step.ts';

/** Which permission each step asks for: the desk, the head, or an officer on the spot. `feed-back` is the enterprise’s. */
export const CHECK_PERMISSIONS = {
  assign: 'inspection.plan',
  notify: 'inspection.plan',
  'start-urgently': 'inspection.approve',
  ratify: 'inspection.approve',
  cancel: 'inspection.plan',
  arrive: 'inspection.carry-out',
  settle: 'inspection.carry-out',
  conclude: 'inspection.carry-out',
  reopen: 'inspection.carry-out',
  sign: 'inspection.carry-out',
  'record-refusal': 'inspection.carry-out',
  recheck: 'inspection.carry-out',
  close: 'inspection.carry-out',
} as const satisfies Record<Exclude<CheckAction, 'feed-back'>, string>;

/** One step of a check by an official; a retry (same commandId) changes nothing. */
export async function actOnCheck(
  platform: Platform,
  actor: Actor,
  checkId: string,
  command: CheckCommand,
): Promise<void> {
  requirePermission(actor, CHECK_PERMISSIONS[command.action]);
  const who = await findWho(platform.db, actor);
  await platform.db.transaction().execute(async (trx) => {
    const stored = await lockCheckInTrx(trx, checkId, command.commandId);
    requireSight(stored, who, actor);
    if (stored.done) return;
    const at = platform.clock.now();
    const today = localDay(at, platform.config.timeZone);
    const acting: CheckActing = {
      ...{ authorityId: who.authorityId, officerId: who.officer?.id, by: actor.displayName },
      ...{ at: at.toISOString(), today },
    };
    const input = await inputOf(platform, trx, stored, who, command, today);
    const after = decideCheck(stored.check, input, acting);
    if (CHECK_PERMISSIONS[command.action] === 'inspection.carry-out' && command.action !== 'arrive')
      await requireCertificate(trx, stored, requireOfficer(who), today);
    await signIfAsked(trx, actor, who, stored, command, at);
    const { commandId: _, action, ...facts } = command;
    const certificateNo = who.officer?.certificateNo;
    const step: CheckStep = {
      commandId: command.commandId,
      action,
      at,
      actor,
      authorityId: who.authorityId,
      certificateNo,
      facts: withoutStroke(facts),
    };
    await saveStepInTrx(platform, trx, { stored, after, today, officer: who.officer }, step);
  });
}

/** One that neither its authority nor its scope lets the person see is not found. */
export function requireSight({ check, divisionPath }: StoredCheck, { authorityId }: Who, actor: Actor): void {
  const takesPart = check.parties.some((party) => party.authorityId === authorityId);
  if (!takesPart && !inScope(actor, divisionPath)) throw checkNotFound();
}

function requireOfficer({ officer }: Who): Officer {
  if (!officer) throw notCertified();
  return officer;
}

/** The drawn line is kept with the signature, not once more with the action. */
function withoutStroke(facts: object): object {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'stroke'));
}

async function signIfAsked(
  trx: Trx,
  actor: Actor,
  who: Who,
  stored: StoredCheck,
  command: CheckCommand,
  at: Date,
): Promise<void> {
  if (command.action === 'sign') {
    const { documentId, digest, side, stroke, signerName, signerRole } = command;
    const signer = { ...(signerName ? { signerName } : {}), ...(signerRole ? { signerRole } : {}) };
    await signInTrx(
      trx,
      actor,
      requireOfficer(who),
      { checkId: stored.id, documentId, digest, side, stroke, ...signer },
      at,
    );
  }
  if (command.action === 'record-refusal') {
    const { documentId, digest, reason } = command;
    await signInTrx(
      trx,
      actor,
      requireOfficer(who),
      { checkId: stored.id, documentId, digest, side: 'refused', reason },
      at,
    );
  }
}

async function inputOf(
  platform: Platform,
  trx: Trx,
  stored: StoredCheck,
  who: Who,
  command: CheckCommand,
  today: string,
): Promise<CheckInput> {
  switch (command.action) {
    case 'arrive':
      return readArrival(platform, trx, stored, requireOfficer(who), command);
    case 'assign':
      await requireTeam(trx, stored, who, command.officerIds, today);
      return command;
    case 'settle': {
      const entries = (await listEntryFacts(trx, stored.id)).filter(({ itemId }) => itemId === command.itemId);
      if (!entries.some(({ id }) => id === command.entryId)) throw unlistedItem();
      return { ...command, among: entries.map(({ id }) => id) };
    }
    case 'conclude':
      requirePlausible(platform.clock.now(), command.at);
      return concludeInput(stored, await listEntryFacts(trx, stored.id), command.findings);
    case 'recheck': {
      const { findingId, passed, mode, note, photoIds = [], dueOn } = command;
      return { action: 'recheck', findingId, recheck: { passed, mode, note, photoIds }, ...(dueOn ? { dueOn } : {}) };
    }
    default:
      return command;
  }
}

/** Another team: every certificate against every matter of the party, at both ends of the window. */
async function requireTeam(
  trx: Trx,
  stored: StoredCheck,
  { authorityId = '' }: Who,
  officerIds: readonly string[],
  today: string,
): Promise<void> {
  const party = stored.check.parties.find((one) => one.authorityId === authorityId);
  const { rows } = await sql<{ code: string; domain: string }>`
    select code, domain from powers.matters where code = any (${party?.matters ?? []}::text[])`.execute(trx);
  const first = stored.windowFrom > today ? stored.windowFrom : today;
  for (const { code, domain } of rows)
    for (const on of new Set([first, stored.windowTo]))
      await requireAssignment(trx, {
        ...{
          authorityId,
          matterCode: code,
          power: 'inspection',
          placePath: stored.divisionPath,
          domain,
          officerIds,
          on,
        },
      });
}

/** The questions of the agencies that came, where each stands, and the findings tied to the entries they rest on. */
export function concludeInput(
  { checklist, check }: StoredCheck,
  entries: Parameters<typeof itemStates>[1],
  findings: readonly { itemId: string; text: string; dueOn: string }[],
): Extract<CheckInput, { action: 'conclude' }> {
  const came = new Set(check.arrivals.map(({ authorityId }) => authorityId));
  const asked = checklist
    .map((item) => ({ ...item, answers: item.answers.filter(({ authorityId }) => came.has(authorityId)) }))
    .filter(({ answers }) => answers.length > 0);
  const items = itemStates(asked, entries, check.arrivals, check.settled);
  return {
    ...{ action: 'conclude', items },
    findings: findings.map(
      ({ itemId, text, dueOn }, index): Omit<FindingState, 'status' | 'feedback' | 'rechecks'> => ({
        ...{ id: `f${index + 1}`, itemId, text: text.trim(), dueOn },
        entryId: items.find((item) => item.itemId === itemId)?.entryId ?? '',
        answers: (asked.find(({ id }) => id === itemId)?.answers ?? []).map(({ authorityId, matterCode, basis }) => ({
          authorityId,
          matterCode,
          basis,
        })),
      }),
    ),
  };
}
