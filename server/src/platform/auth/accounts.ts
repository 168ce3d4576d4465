import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import { type Database, sql, type Trx } from '../db/index.ts';
import { tooMany, unauthenticated } from '../errors/index.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

/** After so many wrong passwords in a row the account rests. */
const FAILURES_BEFORE_LOCK = 5;
const LOCK_MINUTES = 15;

/** Verified against when the login is unknown, so that both refusals take the same time. */
const unknownAccountHash = hashPassword(randomBytes(16).toString('hex'));

/** SHA-256: what is stored of a random token (256 bits of entropy need no slow hash). */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** 32 random bytes, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The account id for a right login and password. Wrong → 401 (the same for an unknown login);
 * five wrong in a row → 429 for 15 minutes, also for the right password.
 */
export async function checkCredentials(db: Database, clock: Clock, login: string, password: string): Promise<string> {
  const account = await db
    .selectFrom('auth.accounts')
    .select(['id', 'password_hash', 'locked_until', 'disabled_at'])
    .where('login', '=', login.trim().toLowerCase())
    .executeTakeFirst();
  const now = clock.now();
  if (account?.locked_until && account.locked_until > now) throw locked(account.locked_until, now);
  const right = await verifyPassword(password, account?.password_hash ?? (await unknownAccountHash));
  if (!account || !right || account.disabled_at) {
    if (account) await countFailure(db, account.id, now);
    throw unauthenticated('auth.wrong-credentials', '账号或密码不正确', 'Wrong login or password');
  }
  await forgetFailures(db, account.id, now);
  return account.id;
}

/** Throws 429 when the account was locked while this password was being checked: guesses sent at once are guesses too. */
async function forgetFailures(db: Database, accountId: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('auth.accounts')
    .set({ failed_logins: 0, locked_until: null })
    .where('id', '=', accountId)
    .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', now)]))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw locked(lockedUntil(now), now);
}

async function countFailure(db: Database, accountId: string, now: Date): Promise<void> {
  await sql`
    update auth.accounts set
      failed_logins = case when failed_logins + 1 >= ${FAILURES_BEFORE_LOCK} then 0 else failed_logins + 1 end,
      locked_until = case when failed_logins + 1 >= ${FAILURES_BEFORE_LOCK} then ${lockedUntil(now)}::timestamptz else locked_until end
    where id = ${accountId}`.execute(db);
}

const lockedUntil = (now: Date): Date => new Date(now.getTime() + LOCK_MINUTES * 60_000);

function locked(until: Date, now: Date) {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  return tooMany(
    'auth.locked',
    '登录失败次数过多，账号暂时锁定',
    'Too many failed logins: the account is locked for a while',
    {
      detail: { zh: `请在 ${minutes} 分钟后重试。`, en: `Try again in ${minutes} minutes.` },
      retryAfterSeconds: minutes * 60,
    },
  );
}

export interface NewAccount {
  login: string;
  displayName: string;
  orgName?: string;
  personId?: string;
  password: string;
  grants: { role: string; scopePath: string; scopeName: string; orgId?: string }[];
}

/** Creates accounts with their grants; logins that exist already are left as they are. Returns login → account id. */
export async function createAccountsInTrx(trx: Trx, accounts: readonly NewAccount[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const known = await trx
    .selectFrom('auth.accounts')
    .select(['login', 'id'])
    .where('login', 'in', ['', ...accounts.map((account) => account.login)])
    .execute();
  for (const row of known) ids.set(row.login, row.id);
  // One hash for each distinct password: seeding 100 demo accounts must not cost 100 derivations.
  const hashes = new Map<string, string>();
  for (const account of accounts) {
    if (ids.has(account.login)) continue;
    const hash = hashes.get(account.password) ?? (await hashPassword(account.password));
    hashes.set(account.password, hash);
    ids.set(account.login, await insertAccount(trx, account, hash));
  }
  return ids;
}

async function insertAccount(trx: Trx, account: NewAccount, passwordHash: string): Promise<string> {
  const row = await trx
    .insertInto('auth.accounts')
    .values({
      login: account.login,
      display_name: account.displayName,
      org_name: account.orgName ?? null,
      person_id: account.personId ?? null,
      password_hash: passwordHash,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const grant of account.grants) {
    await trx
      .insertInto('auth.role_grants')
      .values({
        account_id: row.id,
        role: grant.role,
        scope_path: grant.scopePath,
        scope_name: grant.scopeName,
        org_id: grant.orgId ?? null,
      })
      .execute();
  }
  return row.id;
}
