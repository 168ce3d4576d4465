import type { Actor } from '../../../platform/auth/index.ts';
import { localDay } from '../../../platform/clock/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { signInTrx } from '../documents/sign-document.ts';
import { checkNotFound, photoNotFound } from '../errors.ts';
import { lockCheckInTrx, type StoredCheck } from './check-store.ts';
import { decideCheck, signForSubject as signCheck } from './inspection-check.ts';
import { saveStepInTrx } from './save-step.ts';

export interface SubjectFeedback {
  commandId: string;
  findingId: string;
  text: string;
  photoIds?: string[];
}

/** The enterprise says how it put a finding right; 404 for a check of somebody else. A retry changes nothing. */
export async function feedBack(
  platform: Platform,
  actor: Actor,
  checkId: string,
  feedback: SubjectFeedback,
): Promise<void> {
  await platform.db.transaction().execute(async (trx) => {
    const stored = await lockOwnCheckInTrx(trx, actor, checkId, feedback.commandId);
    if (stored.done) return;
    const { findingId, text, photoIds = [] } = feedback;
    await requireOwnPhotos(trx, actor, checkId, photoIds);
    const at = platform.clock.now();
    const today = localDay(at, platform.config.timeZone);
    const acting = { authorityId: undefined, officerId: undefined, by: actor.displayName, at: at.toISOString(), today };
    const after = decideCheck(stored.check, { action: 'feed-back', findingId, text: text.trim(), photoIds }, acting);
    await saveStepInTrx(
      platform,
      trx,
      { stored, after, today },
      {
        ...{
          commandId: feedback.commandId,
          action: 'feed-back',
          at,
          actor,
          authorityId: undefined,
          certificateNo: undefined,
        },
        facts: { findingId, text, photoIds },
      },
    );
  });
}

export interface SubjectSignature {
  commandId: string;
  documentId: string;
  digest: string;
  stroke: string;
  signerName: string;
  signerRole: string;
}

/** The enterprise signs at its own entrance, after proving who it is for this very document. */
export async function signForSubject(
  platform: Platform,
  actor: Actor,
  checkId: string,
  signature: SubjectSignature,
): Promise<void> {
  await platform.db.transaction().execute(async (trx) => {
    const stored = await lockOwnCheckInTrx(trx, actor, checkId, signature.commandId);
    if (stored.done) return;
    const at = platform.clock.now();
    const today = localDay(at, platform.config.timeZone);
    const after = signCheck(stored.check);
    const { commandId, stroke, ...facts } = signature;
    await signInTrx(trx, actor, undefined, { checkId, side: 'subject', stroke, ...facts }, at);
    await saveStepInTrx(
      platform,
      trx,
      { stored, after, today },
      {
        ...{ commandId, action: 'sign', at, actor, authorityId: undefined, certificateNo: undefined, facts },
      },
    );
  });
}

async function lockOwnCheckInTrx(
  trx: Trx,
  actor: Actor,
  checkId: string,
  commandId: string,
): Promise<StoredCheck & { done: boolean }> {
  const stored = await lockCheckInTrx(trx, checkId, commandId);
  const { rows } = await sql`
    select from powers.subjects where id = ${stored.subjectId} and account_id = ${actor.accountId ?? null}::uuid`.execute(
    trx,
  );
  if (rows.length === 0) throw checkNotFound();
  return stored;
}

async function requireOwnPhotos(trx: Trx, actor: Actor, checkId: string, photoIds: readonly string[]): Promise<void> {
  const { rows } = await sql`
    select from inspection.photos where check_id = ${checkId} and account_id = ${actor.id} and id = any (${photoIds}::uuid[])`.execute(
    trx,
  );
  if (rows.length !== new Set(photoIds).size) throw photoNotFound();
}
