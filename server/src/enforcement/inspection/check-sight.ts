import { type Actor, scopePatterns } from '../../platform/auth/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { Who } from './who.ts';

/** SQL condition on `c` (a check): it lies in the actor’s scope, or the actor’s authority takes part. Unknown means no. */
export function checkSight(actor: Actor, { authorityId }: Who) {
  return sql<boolean>`(c.division_path like any (${scopePatterns(actor)}::text[]) or exists (
    select from inspection.check_parties v where v.check_id = c.id and v.authority_id = ${authorityId ?? null}::text))`;
}

/** The same for `p` (a plan). */
export function planSight(actor: Actor, { authorityId }: Who) {
  return sql<boolean>`(p.division_path like any (${scopePatterns(actor)}::text[]) or exists (
    select from inspection.plan_parties v where v.plan_id = p.id and v.authority_id = ${authorityId ?? null}::text))`;
}
