import { type Actor, scopePatterns } from '../../../platform/auth/index.ts';
import { sql } from '../../../platform/db/index.ts';
import { securityLevelsOf } from '../../datasets/index.ts';

/** Where somebody may look (`like` patterns of division paths) and how guarded a plan may be for them. */
export interface ConflictSight {
  patterns: readonly string[];
  levels: readonly string[];
}

export function conflictSightOf(actor: Pick<Actor, 'scopes' | 'permissions'>): ConflictSight {
  return { patterns: scopePatterns(actor), levels: securityLevelsOf(actor) };
}

/**
 * SQL condition on a conflict `alias` (a row with division_path, dataset_a and dataset_b): it lies within scope, and
 * neither side is a plan above the reader’s level. Its outline alone would give away the guarded plan’s.
 */
export function isVisible({ patterns, levels }: ConflictSight, alias = 'c') {
  const [path, a, b] = [`${alias}.division_path`, `${alias}.dataset_a`, `${alias}.dataset_b`].map((name) =>
    sql.ref(name),
  );
  const open = sql`(select seen.id from datasets.datasets seen where seen.security_level = any (${levels}::text[]))`;
  return sql<boolean>`(${path} like any (${patterns}::text[]) and ${a} in ${open} and (${b} is null or ${b} in ${open}))`;
}
