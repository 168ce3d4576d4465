import { type Actor, scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';

/** A dataset as it was on a day. */
export interface DatasetVersion {
  id: string;
  version: number;
}

export type Asker = Pick<Actor, 'scopes' | 'permissions'>;

/** Security levels the actor may see; `sensitive` wants a permission of its own. */
export function levelsOf(actor: Pick<Actor, 'permissions'>): string[] {
  return actor.permissions.has('dataset.view-sensitive') ? ['public', 'internal', 'sensitive'] : ['public', 'internal'];
}

/** The dataset of that key as of a day; nothing when it has no version then, or the actor may not see it. */
export async function findVersion(
  db: Database,
  actor: Asker,
  { key, asOf }: { key: string; asOf: string },
): Promise<DatasetVersion | undefined> {
  const { rows } = await sql<DatasetVersion>`
    select d.id, v.number as version from datasets.datasets d
    cross join lateral (select number from datasets.versions
      where dataset_id = d.id and valid_from <= ${asOf}::date order by number desc limit 1) v
    where d.key = ${key} and d.division_path like any (${scopePatterns(actor)}::text[])
      and d.security_level = any (${levelsOf(actor)}::text[])`.execute(db);
  return rows[0];
}

/** Rows of datasets.features (as `f`) that hold in that version. */
export const featuresOf = ({ id, version }: DatasetVersion) => sql`
  f.dataset_id = ${id} and f.version_from <= ${version} and (f.version_to is null or f.version_to > ${version})`;
