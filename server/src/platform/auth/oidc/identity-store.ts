import type { Entrance } from '@shancheng/contracts';
import { type Database, sql, type Trx } from '../../db/index.ts';
import { newToken } from '../accounts.ts';

/** A person as an identity provider knows them: the issuer’s own id, never a name. */
export interface Identity {
  provider: Entrance;
  issuer: string;
  subject: string;
}

/** The account an identity is tied to. */
export async function findAccountOf(
  db: Database | Trx,
  identity: Identity,
): Promise<{ id: string; disabled: boolean } | undefined> {
  const { rows } = await sql<{ id: string; disabled: boolean }>`
    select a.id, a.disabled_at is not null as disabled
    from auth.identities i join auth.accounts a on a.id = i.account_id
    where i.provider = ${identity.provider} and i.issuer = ${identity.issuer} and i.subject = ${identity.subject}`.execute(
    db,
  );
  return rows[0];
}

/** Until the transaction ends nobody else decides whose this identity is. */
export async function lockIdentityInTrx(trx: Trx, identity: Identity): Promise<void> {
  const key = `identity ${identity.provider} ${identity.issuer} ${identity.subject}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
}

/** Ties an identity to an account; does nothing when either of the two is tied already. Tells whether it did. */
export async function addIdentityInTrx(trx: Trx, identity: Identity, accountId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into auth.identities (provider, issuer, subject, account_id, linked_at)
    values (${identity.provider}, ${identity.issuer}, ${identity.subject}, ${accountId}, ${now})
    on conflict do nothing returning 1`.execute(trx);
  return rows.length > 0;
}

/** Which of these providers know this account. */
export async function listProvidersOf(
  db: Database,
  accountId: string,
  issuers: Partial<Record<Entrance, string>>,
): Promise<Entrance[]> {
  const { rows } = await sql<{ provider: Entrance; issuer: string }>`
    select provider, issuer from auth.identities where account_id = ${accountId}`.execute(db);
  return rows.filter((row) => issuers[row.provider] === row.issuer).map((row) => row.provider);
}

/**
 * A new account for a resident whom a provider has confirmed: role `citizen` within the district, no password (no
 * password verifies against `!`) and a login nobody can guess.
 */
export async function addResidentInTrx(trx: Trx, displayName: string, scopePath: string): Promise<string> {
  const { id } = await trx
    .insertInto('auth.accounts')
    .values({ login: `resident-${newToken().toLowerCase()}`, display_name: displayName, password_hash: '!' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx.insertInto('auth.role_grants').values({ account_id: id, role: 'citizen', scope_path: scopePath }).execute();
  return id;
}

/** Whether the account has a password at all, and its login. */
export async function getLoginOf(db: Database, accountId: string): Promise<{ login: string; hasPassword: boolean }> {
  const row = await db
    .selectFrom('auth.accounts')
    .select(['login', 'password_hash'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  return { login: row.login, hasPassword: row.password_hash.startsWith('$') };
}
