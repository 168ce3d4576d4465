import type { Entrance } from '@shancheng/contracts';
import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Clock } from '../../clock/clock.ts';
import type { Database } from '../../db/index.ts';
import { newToken } from '../accounts.ts';
import type { Actor } from '../actor.ts';
import { consumeStepUpInTrx, sessionOf } from '../step-up.ts';
import { type Attempt, addAttemptInTrx } from './attempt-store.ts';
import { sessionGone } from './errors.ts';
import type { IdentityProviders } from './identity-providers.ts';
import { safeReturnPath } from './return-path.ts';

export interface OidcParts {
  db: Database;
  clock: Clock;
  providers: IdentityProviders;
}

/** What the caller wants at the provider; `actor` is whoever is signed in in this browser. */
export interface Wish {
  provider: Entrance;
  mode: Attempt['mode'];
  purpose: string | undefined;
  returnTo: string;
  redirectUri: string;
  actor: Actor | undefined;
}

/** The purpose of the step-up that tying an identity to one’s account wants. */
export const linkPurpose = (provider: Entrance): string => `link:${provider}`;

/**
 * Keeps the attempt and gives the address at the provider (authorisation code with PKCE, RFC 7636), and the two secrets
 * that only this browser gets. Throws 404 unknown provider, 503 provider away, 401/403 when nobody who may is signed in.
 */
export async function beginAtProvider(
  { db, clock, providers }: OidcParts,
  wish: Wish,
): Promise<{ location: string; state: string; browser: string }> {
  if (wish.mode !== 'sign-in' && !wish.actor) throw sessionGone();
  const sessionId = wish.mode === 'sign-in' || !wish.actor ? null : sessionOf(wish.actor);
  const client = await providers.getClient(wish.provider);
  const [state, nonce, codeVerifier, browser] = [randomState(), randomNonce(), randomPKCECodeVerifier(), newToken()];
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    // Whoever sits down at an unlocked screen must not be able to tie an identity of their own to this account.
    if (wish.mode === 'link' && wish.actor) await consumeStepUpInTrx(trx, wish.actor, linkPurpose(wish.provider), now);
    const attempt: Attempt = {
      provider: wish.provider,
      mode: wish.mode,
      sessionId,
      purpose: wish.mode === 'step-up' ? (wish.purpose ?? null) : null,
      nonce,
      codeVerifier,
      returnTo: safeReturnPath(wish.returnTo),
      startedAt: now,
    };
    await addAttemptInTrx(trx, attempt, state, browser);
  });
  const location = buildAuthorizationUrl(client, {
    redirect_uri: wish.redirectUri,
    scope: 'openid profile',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...(wish.mode === 'step-up' ? { prompt: 'login', max_age: '0' } : {}),
  });
  return { location: location.href, state, browser };
}
