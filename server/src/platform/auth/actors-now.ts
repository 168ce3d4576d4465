import { type Database, sql } from '../db/index.ts';
import { type Actor, actorKey } from './actor.ts';

export interface SessionLimits {
  idleSeconds: number;
  absoluteSeconds: number;
}

/**
 * What these actors may now, by session or token (`actorKey`). Left out is who may no longer be here: session ended,
 * unused or older than allowed, account disabled, token revoked or expired. One statement for any number.
 */
export async function findActorsNow(
  db: Database,
  actors: readonly Actor[],
  now: Date,
  limits: SessionLimits,
): Promise<Map<string, Pick<Actor, 'permissions' | 'scopes'>>> {
  const ids = actors.map(actorKey);
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const { rows } = await sql<{ id: string; permissions: string[]; scopes: string[] }>`
    select s.id, array(
        select distinct p.permission from auth.role_grants g join auth.role_permissions p on p.role = g.role
        where g.account_id = a.id) as permissions,
      array(select distinct g.scope_path from auth.role_grants g where g.account_id = a.id) as scopes
    from auth.sessions s join auth.accounts a on a.id = s.account_id and a.disabled_at is null
    where s.id = any (${ids}::uuid[]) and s.ended_at is null
      and s.last_seen_at > ${before(limits.idleSeconds)} and s.created_at > ${before(limits.absoluteSeconds)}
    union all
    select id, permissions, array[scope_path] from auth.api_tokens
    where id = any (${ids}::uuid[]) and revoked_at is null and (expires_at is null or expires_at > ${now})`.execute(db);
  return new Map(rows.map(({ id, permissions, scopes }) => [id, { permissions: new Set(permissions), scopes }]));
}

/** Whose session this is; undefined when it has ended, was not used for too long, or the account is disabled. */
export async function findAccountOfSession(
  db: Database,
  sessionId: string,
  now: Date,
  limits: SessionLimits,
): Promise<string | undefined> {
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const { rows } = await sql<{ id: string }>`
    select a.id from auth.sessions s join auth.accounts a on a.id = s.account_id and a.disabled_at is null
    where s.id = ${sessionId} and s.ended_at is null
      and s.last_seen_at > ${before(limits.idleSeconds)} and s.created_at > ${before(limits.absoluteSeconds)}`.execute(
    db,
  );
  return rows[0]?.id;
}
