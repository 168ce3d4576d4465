import type { Name } from '@shancheng/contracts';
import type { Clock } from '../clock/clock.ts';
import { type Database, sql } from '../db/index.ts';
import { newToken, tokenHash } from './accounts.ts';
import type { Actor } from './actor.ts';
import { findAccountOfSession, findActorsNow, type SessionLimits } from './actors-now.ts';

/** `__Host-` binds the cookie to this very origin; without TLS (development) browsers refuse that prefix. */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-session' : 'session';
}

/** A cookie is replaced after this time; the old one holds for a minute more, for requests already under way. */
const ROTATE_AFTER_MS = 60 * 60_000;
const ROTATION_GRACE_MS = 60_000;
/** Resolved sessions are kept this long: a signed-out or changed account is refused at most so much later by another process. */
const CACHE_MS = 5_000;
/** `last_seen_at` is written at most this often. */
const SEEN_EVERY_MS = 60_000;

export interface SignedIn {
  actor: Actor;
  roles: Name[];
  scopes: { path: string; name: string }[];
  orgName?: string;
  /** A new cookie value to set, when it is time to rotate. */
  rotatedToken?: string;
}

interface Cached {
  signedIn: SignedIn;
  until: number;
  seenAt: number;
}

/** Sessions by cookie. Hot path: one map look-up; the database is asked once in five seconds for each session. */
export function createSessions(db: Database, clock: Clock, limits: SessionLimits) {
  const cache = new Map<string, Cached>();

  async function start(accountId: string): Promise<{ token: string; signedIn: SignedIn }> {
    const token = newToken();
    const now = clock.now();
    await db
      .insertInto('auth.sessions')
      .values({
        token_hash: tokenHash(token),
        rotated_at: now,
        csrf_token: newToken(),
        account_id: accountId,
        created_at: now,
        last_seen_at: now,
      })
      .execute();
    const signedIn = await find(token);
    if (!signedIn) throw new Error('a session just made cannot be read back');
    return { token, signedIn };
  }

  /** `mayRotate` false: the answer cannot carry a new cookie (an event stream), so the old one must go on holding. */
  async function find(token: string, mayRotate = true): Promise<SignedIn | undefined> {
    const key = tokenHash(token).toString('base64');
    const now = clock.now().getTime();
    const hit = cache.get(key);
    if (hit && hit.until > now) return hit.signedIn;
    cache.delete(key);
    const session = await loadSession(db, token, clock.now(), limits);
    if (!session) return undefined;
    const signedIn = await loadSignedIn(db, session);
    if (!signedIn) return undefined;
    if (cache.size > 20_000) cache.clear();
    cache.set(key, { signedIn, until: now + CACHE_MS, seenAt: now });
    if (now - session.last_seen_at.getTime() > SEEN_EVERY_MS) await touch(db, session.id, clock.now());
    if (mayRotate && now - session.rotated_at.getTime() > ROTATE_AFTER_MS && !session.isPrevious) {
      const rotatedToken = newToken();
      if (await rotate(db, session.id, token, rotatedToken, clock.now())) return { ...signedIn, rotatedToken };
    }
    return signedIn;
  }

  async function end(sessionId: string): Promise<void> {
    await db.updateTable('auth.sessions').set({ ended_at: clock.now() }).where('id', '=', sessionId).execute();
    for (const [key, value] of cache) if (value.signedIn.actor.session?.id === sessionId) cache.delete(key);
  }

  return {
    start,
    find,
    end,
    /** The account of a session that is still good, by its id (not its cookie). */
    findAccountOfSession: (sessionId: string) => findAccountOfSession(db, sessionId, clock.now(), limits),
    /** See `findActorsNow`. */
    findActorsNow: (actors: readonly Actor[]) => findActorsNow(db, actors, clock.now(), limits),
  };
}
export type Sessions = ReturnType<typeof createSessions>;

interface SessionRow {
  id: string;
  account_id: string;
  csrf_token: string;
  last_seen_at: Date;
  rotated_at: Date;
  isPrevious: boolean;
}

async function loadSession(
  db: Database,
  token: string,
  now: Date,
  limits: SessionLimits,
): Promise<SessionRow | undefined> {
  const hash = tokenHash(token);
  const row = await db
    .selectFrom('auth.sessions')
    .select(['id', 'account_id', 'csrf_token', 'last_seen_at', 'rotated_at', 'token_hash'])
    .where('ended_at', 'is', null)
    .where('last_seen_at', '>', new Date(now.getTime() - limits.idleSeconds * 1000))
    .where('created_at', '>', new Date(now.getTime() - limits.absoluteSeconds * 1000))
    .where((eb) =>
      eb.or([
        eb('token_hash', '=', hash),
        eb.and([
          eb('previous_token_hash', '=', hash),
          eb('rotated_at', '>', new Date(now.getTime() - ROTATION_GRACE_MS)),
        ]),
      ]),
    )
    .executeTakeFirst();
  return row && { ...row, isPrevious: !row.token_hash.equals(hash) };
}

async function loadSignedIn(db: Database, session: SessionRow): Promise<SignedIn | undefined> {
  const account = await db
    .selectFrom('auth.accounts')
    .select(['id', 'display_name', 'org_name', 'person_id'])
    .where('id', '=', session.account_id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!account) return undefined;
  const grants = await db
    .selectFrom('auth.role_grants as g')
    .innerJoin('auth.roles as r', 'r.role', 'g.role')
    .select(['g.scope_path', 'g.scope_name', 'r.name_zh', 'r.name_en', 'r.role'])
    .where('g.account_id', '=', account.id)
    .execute();
  const permissions = await sql<{ permission: string }>`
    select distinct p.permission from auth.role_permissions p
    join auth.role_grants g on g.role = p.role where g.account_id = ${account.id}`.execute(db);
  const roles = new Map(grants.map((grant) => [grant.role, { zh: grant.name_zh, en: grant.name_en }]));
  const scopes = new Map(grants.map((grant) => [grant.scope_path, grant.scope_name]));
  return {
    actor: {
      kind: 'person',
      id: account.id,
      accountId: account.id,
      ...(account.person_id ? { personId: account.person_id } : {}),
      displayName: account.display_name,
      permissions: new Set(permissions.rows.map((row) => row.permission)),
      scopes: [...scopes.keys()],
      session: { id: session.id, csrfToken: session.csrf_token },
    },
    roles: [...roles.values()],
    scopes: [...scopes].map(([path, name]) => ({ path, name })),
    ...(account.org_name ? { orgName: account.org_name } : {}),
  };
}

async function touch(db: Database, sessionId: string, now: Date): Promise<void> {
  await db.updateTable('auth.sessions').set({ last_seen_at: now }).where('id', '=', sessionId).execute();
}

/** False when a request beside this one rotated first: only its cookie may win. */
async function rotate(
  db: Database,
  sessionId: string,
  oldToken: string,
  newTokenValue: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('auth.sessions')
    .set({ token_hash: tokenHash(newTokenValue), previous_token_hash: tokenHash(oldToken), rotated_at: now })
    .where('id', '=', sessionId)
    .where('token_hash', '=', tokenHash(oldToken))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
