import { forbidden } from '../errors/index.ts';

/** Who asks. `permissions` is the whole answer to “may”; `scopes` to “where”; both empty means no. */
export interface Actor {
  kind: 'person' | 'token' | 'device';
  /** Account, token or device id. */
  id: string;
  accountId?: string;
  personId?: string;
  displayName: string;
  permissions: ReadonlySet<string>;
  /** Division paths, each ending in a slash; the actor reaches everything below them. */
  scopes: readonly string[];
  session?: { id: string; csrfToken: string };
}

/** What the actor is here by: the session, or the token itself. */
export const actorKey = (actor: Pick<Actor, 'id' | 'session'>): string => actor.session?.id ?? actor.id;

/** Throws 403 unless the actor has the permission. */
export function requirePermission(actor: Actor, permission: string): void {
  if (!actor.permissions.has(permission)) {
    throw forbidden('auth.permission-missing', '没有此项权限', 'You do not have this permission', {
      facts: { permission, actor: actor.id },
    });
  }
}

/** True when the path lies in one of the actor’s scopes. Unknown path means no. */
export function inScope(actor: Pick<Actor, 'scopes'>, path: string | null | undefined): boolean {
  return path != null && actor.scopes.some((scope) => path.startsWith(scope));
}

/** `like` patterns for SQL: `path like any(patterns)`; an empty list matches nothing. */
export function scopePatterns(actor: Pick<Actor, 'scopes'>): string[] {
  return actor.scopes.map((scope) => `${scope.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
}
