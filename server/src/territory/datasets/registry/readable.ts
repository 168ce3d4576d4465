import { type Actor, scopePatterns } from '../../../platform/auth/index.ts';
import { sql } from '../../../platform/db/index.ts';
import { securityLevelsOf } from '../security-levels.ts';

export type Reader = Pick<Actor, 'scopes' | 'permissions'>;

/** The condition under which the reader may know of dataset `d`. */
export function readable(reader: Reader) {
  return sql<boolean>`(d.division_path like any (${scopePatterns(reader)}::text[]) and d.security_level = any (${securityLevelsOf(reader)}::text[]))`;
}

/** The same fields without those that are null: the contract leaves out what is not known. */
export const present = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
