import { appendAuditInTrx } from '../../audit/index.ts';
import type { Trx } from '../../db/index.ts';
import type { Sessions } from '../sessions.ts';
import { addStepUp } from '../step-up.ts';
import type { Attempt } from './attempt-store.ts';
import type { OidcParts } from './begin-at-provider.ts';
import { type ConfirmedPerson, getConfirmedPerson } from './confirmed-person.ts';
import { isFresh } from './decide-freshness.ts';
import {
  accountDisabled,
  anotherPerson,
  linkedAlready,
  linkedElsewhere,
  notFresh,
  notLinked,
  sessionGone,
} from './errors.ts';
import {
  addIdentityInTrx,
  addResidentInTrx,
  findAccountOf,
  type Identity,
  lockIdentityInTrx,
} from './identity-store.ts';

export interface FinishParts extends OidcParts {
  sessions: Sessions;
  /** Division path of the district, in which new residents are at home. */
  homePath: string;
}

/**
 * What comes of a person confirmed by the provider: a new session (its cookie is returned), an identity tied to the
 * account, or a step-up. `attempt` has been taken, so this happens once. Throws 401, 403, 409 or 503, see errors.ts.
 */
export async function finishAtProvider(
  parts: FinishParts,
  attempt: Attempt,
  answer: { callback: URL; state: string },
): Promise<{ token?: string }> {
  const client = await parts.providers.getClient(attempt.provider);
  const person = await getConfirmedPerson(client, answer.callback, attempt, answer.state);
  const { provider } = attempt;
  const identity = { provider, issuer: parts.providers.getIssuer(provider), subject: person.subject };
  switch (attempt.mode) {
    case 'sign-in':
      return { token: await signIn(parts, identity, person) };
    case 'link':
      await link(parts, identity, await accountBehind(parts, attempt));
      return {};
    case 'step-up':
      await stepUp(parts, attempt, identity, person);
      return {};
  }
}

async function signIn(parts: FinishParts, identity: Identity, person: ConfirmedPerson): Promise<string> {
  const account = (await findAccountOf(parts.db, identity)) ?? (await welcome(parts, identity, person));
  if (account.disabled) throw accountDisabled();
  return (await parts.sessions.start(account.id)).token;
}

/** A resident gets an account; who works for the government has one already and must tie it. */
async function welcome(parts: FinishParts, identity: Identity, person: ConfirmedPerson) {
  if (identity.provider === 'official') throw notLinked();
  const name = displayName(await person.findName());
  return parts.db.transaction().execute(async (trx) => {
    await lockIdentityInTrx(trx, identity);
    const known = await findAccountOf(trx, identity);
    if (known) return known;
    const id = await addResidentInTrx(trx, name, parts.homePath);
    await tieInTrx(trx, parts, identity, id);
    return { id, disabled: false };
  });
}

async function link(parts: FinishParts, identity: Identity, accountId: string): Promise<void> {
  await parts.db.transaction().execute(async (trx) => {
    await lockIdentityInTrx(trx, identity);
    const known = await findAccountOf(trx, identity);
    if (known?.id === accountId) return;
    if (known) throw linkedElsewhere();
    await tieInTrx(trx, parts, identity, accountId);
  });
}

async function tieInTrx(trx: Trx, { clock }: FinishParts, identity: Identity, accountId: string): Promise<void> {
  const at = clock.now();
  if (!(await addIdentityInTrx(trx, identity, accountId, at))) throw linkedAlready();
  const { provider, issuer } = identity;
  const entry = {
    actor: accountId,
    action: 'identity.link',
    subject: `account:${accountId}`,
    facts: { provider, issuer },
  };
  await appendAuditInTrx(trx, { at, ...entry });
}

async function stepUp(parts: FinishParts, attempt: Attempt, identity: Identity, person: ConfirmedPerson) {
  const accountId = await accountBehind(parts, attempt);
  const confirmed = await findAccountOf(parts.db, identity);
  if (confirmed?.id !== accountId) throw anotherPerson();
  if (!isFresh(person.authenticatedAt, attempt.startedAt)) throw notFresh();
  const { sessionId, purpose, provider } = attempt;
  if (sessionId === null || purpose === null) throw sessionGone();
  await addStepUp(parts.db, { sessionId, purpose, method: provider, now: parts.clock.now() });
}

/** The account of the session that began the attempt, if it is still signed in. */
async function accountBehind({ sessions }: FinishParts, attempt: Attempt): Promise<string> {
  const account = attempt.sessionId === null ? undefined : await sessions.findAccountOfSession(attempt.sessionId);
  if (account === undefined) throw sessionGone();
  return account;
}

/** Names come from outside: one line, 64 characters, and a word where there is none. */
function displayName(name: string | undefined): string {
  const line = (name ?? '')
    .toWellFormed()
    .replaceAll(/\p{C}+/gu, ' ')
    .trim();
  return [...line].slice(0, 64).join('') || '居民';
}
