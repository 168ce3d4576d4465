import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  type Configuration,
  fetchUserInfo,
  type IDToken,
  ResponseBodyError,
} from 'openid-client';
import type { AppError } from '../../errors/index.ts';
import type { Attempt } from './attempt-store.ts';
import { answerNotTrusted, providerAway, refusedByProvider } from './errors.ts';

/** Whom the provider confirmed. */
export interface ConfirmedPerson {
  subject: string;
  /** When the person last proved to the provider who they are. */
  authenticatedAt: Date | undefined;
  /** What the provider calls them, asked for only when wanted. */
  findName(): Promise<string | undefined>;
}

/** Longer ago than an attempt may take is never fresh; how fresh exactly is decided by `decide-freshness.ts`. */
const MAX_AGE_SECONDS = 600;

/**
 * Redeems the code of the callback address and checks the ID token: signature, issuer, audience, expiry, nonce (OpenID
 * Connect Core 1.0, 3.1.3.7). Throws 403 when the provider refused or anything does not hold, 503 when it is away.
 */
export async function getConfirmedPerson(
  client: Configuration,
  callback: URL,
  attempt: Attempt,
  state: string,
): Promise<ConfirmedPerson> {
  try {
    const tokens = await authorizationCodeGrant(client, callback, {
      expectedState: state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.codeVerifier,
      ...(attempt.mode === 'step-up' ? { maxAge: MAX_AGE_SECONDS } : {}),
    });
    const claims = tokens.claims();
    if (!claims) throw answerNotTrusted();
    return {
      subject: claims.sub,
      authenticatedAt: claims.auth_time === undefined ? undefined : new Date(claims.auth_time * 1000),
      findName: () => findName(client, tokens.access_token, claims),
    };
  } catch (error) {
    throw inOurWords(error);
  }
}

/** The ID token may leave names out; then the provider is asked, and does without if it will not say. */
async function findName(client: Configuration, accessToken: string, claims: IDToken): Promise<string | undefined> {
  if (typeof claims.name === 'string') return claims.name;
  try {
    const info = await fetchUserInfo(client, accessToken, claims.sub);
    return info.name ?? info.nickname;
  } catch {
    return undefined;
  }
}

const AWAY = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']);

function inOurWords(error: unknown): AppError {
  if (error instanceof AuthorizationResponseError)
    return refusedByProvider({ cause: error, facts: { reason: error.error } });
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const isAway =
    (error instanceof ResponseBodyError && error.status >= 500) ||
    (error instanceof TypeError && code === undefined) || // what fetch throws when nobody answers
    (code !== undefined && AWAY.has(code));
  const facts = { reason: error instanceof ResponseBodyError ? error.error : (code ?? String(error)) };
  return isAway ? providerAway({ cause: error, facts }) : answerNotTrusted({ cause: error, facts });
}
