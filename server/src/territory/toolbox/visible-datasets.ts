import { type Actor, scopePatterns } from '../../platform/auth/index.ts';
import { sql } from '../../platform/db/index.ts';

/** The condition under which the asker may see dataset `d`: within scope, and not above what the permissions open. */
export function mayRead(actor: Pick<Actor, 'scopes' | 'permissions'>) {
  const levels = actor.permissions.has('dataset.view-sensitive')
    ? ['public', 'internal', 'sensitive']
    : ['public', 'internal'];
  return sql<boolean>`(d.division_path like any (${scopePatterns(actor)}::text[]) and d.security_level = any (${levels}::text[]))`;
}
