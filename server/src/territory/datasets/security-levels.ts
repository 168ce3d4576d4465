import type { Actor } from '../../platform/auth/index.ts';

/** Security levels of datasets the actor may see; `sensitive` wants a permission of its own. */
export function securityLevelsOf({ permissions }: Pick<Actor, 'permissions'>): string[] {
  return permissions.has('dataset.view-sensitive') ? ['public', 'internal', 'sensitive'] : ['public', 'internal'];
}
