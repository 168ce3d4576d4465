import type { Entrance } from '@shancheng/contracts';
import { type Database, sql, type Trx } from '../../db/index.ts';
import { tokenHash } from '../accounts.ts';

/** On the way to a provider and back. */
export interface Attempt {
  provider: Entrance;
  mode: 'sign-in' | 'link' | 'step-up';
  sessionId: string | null;
  purpose: string | null;
  nonce: string;
  codeVerifier: string;
  returnTo: string;
  startedAt: Date;
}

const ATTEMPT_MS = 10 * 60_000;

/** Keeps an attempt under the hashes of its state and of the browser’s cookie; sweeps out old ones. */
export async function addAttemptInTrx(trx: Trx, attempt: Attempt, state: string, browser: string): Promise<void> {
  const { startedAt } = attempt;
  await Promise.all([
    sql`delete from auth.oidc_attempts where expires_at <= ${startedAt}`.execute(trx),
    sql`
      insert into auth.oidc_attempts (state_hash, browser_hash, provider, mode, session_id, purpose, nonce,
        code_verifier, return_to, started_at, expires_at)
      values (${tokenHash(state)}, ${tokenHash(browser)}, ${attempt.provider}, ${attempt.mode}, ${attempt.sessionId},
        ${attempt.purpose}, ${attempt.nonce}, ${attempt.codeVerifier}, ${attempt.returnTo}, ${startedAt},
        ${new Date(startedAt.getTime() + ATTEMPT_MS)})`.execute(trx),
  ]);
}

/** Takes the attempt away, so that it holds once. Undefined: used, too old, of another browser or provider, or none. */
export async function takeAttempt(
  db: Database,
  key: { provider: Entrance; state: string; browser: string },
  now: Date,
): Promise<Attempt | undefined> {
  const { rows } = await sql<Attempt>`
    delete from auth.oidc_attempts
    where state_hash = ${tokenHash(key.state)} and browser_hash = ${tokenHash(key.browser)}
      and provider = ${key.provider} and expires_at > ${now}
    returning provider, mode, session_id as "sessionId", purpose, nonce, code_verifier as "codeVerifier",
      return_to as "returnTo", started_at as "startedAt"`.execute(db);
  return rows[0];
}
