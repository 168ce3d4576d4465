import { randomUUID } from 'node:crypto';
import { type Actor, consumeStepUpInTrx } from '../../../platform/auth/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import { digestDiffers, documentNotFound, signerMissing } from '../errors.ts';
import type { Officer } from '../who.ts';

export interface Signing {
  checkId: string;
  documentId: string;
  /** Of the document that was on screen. */
  digest: string;
  side: 'officer' | 'subject' | 'refused';
  stroke?: string;
  signerName?: string;
  signerRole?: string;
  reason?: string;
}

/**
 * Writes down a signature on the very document that was on screen. Whoever signs has just proved to be himself for this
 * digest, once (`consumeStepUpInTrx`): a signature that was copied or sent again proves nothing. On an officer’s phone the
 * officer vouches for the one who signs there.
 */
export async function signInTrx(
  trx: Trx,
  actor: Actor,
  officer: Officer | undefined,
  signing: Signing,
  at: Date,
): Promise<void> {
  const { rows } = await sql<{ sm3: string }>`
    select sm3 from inspection.documents where id = ${signing.documentId} and check_id = ${signing.checkId}
      and kind <> 'inspection-notice' and withdrawn_at is null`.execute(trx);
  if (!rows[0]) throw documentNotFound();
  if (rows[0].sm3 !== signing.digest) throw digestDiffers();
  const bySubject = signing.side === 'subject';
  if (bySubject && !(signing.signerName?.trim() && signing.signerRole?.trim())) throw signerMissing();
  const { method } = await consumeStepUpInTrx(trx, actor, `sign:${signing.digest}`, at);
  const known = method === 'password' ? 'password' : 'oidc';
  await sql`
    insert into inspection.signatures (id, document_id, side, officer_id, signer_name, signer_role, account_id, sm3, stroke,
      refusal_reason, method, signed_at)
    values (${randomUUID()}, ${signing.documentId}, ${signing.side}, ${signing.side === 'officer' ? (officer?.id ?? null) : null},
      ${bySubject ? (signing.signerName ?? '').trim() : actor.displayName}, ${signing.signerRole?.trim() ?? null}, ${actor.id},
      ${signing.digest}, ${signing.stroke ?? null}, ${signing.reason ?? null}, ${bySubject && officer ? 'witnessed' : known}, ${at})`.execute(
    trx,
  );
}
