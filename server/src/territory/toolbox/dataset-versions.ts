import { type Actor, scopePatterns } from '../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../platform/db/index.ts';
import { securityLevelsOf } from '../datasets/index.ts';

export type Asker = Pick<Actor, 'scopes' | 'permissions'>;

/** A dataset as it was on a day. */
export interface DatasetVersion {
  id: string;
  version: number;
}

/** The condition under which the asker may see dataset `d`: within scope, and not above what the permissions open. */
export function mayRead(actor: Asker) {
  return sql<boolean>`(d.division_path like any (${scopePatterns(actor)}::text[]) and d.security_level = any (${securityLevelsOf(actor)}::text[]))`;
}

/** Rows of datasets.features (as `f`) that hold in that version. */
export const featuresOf = ({ id, version }: DatasetVersion) => sql`
  f.dataset_id = ${id} and f.version_from <= ${version} and (f.version_to is null or f.version_to > ${version})`;

export interface DatasetsOnDay<Key extends string> {
  found: Map<string, DatasetVersion>;
  missing: Key[];
  versions: Record<string, number>;
}

/** The datasets of these keys that the asker may read and that have a version on that day; `missing` names the others. */
export async function findDatasetsOnDay<Key extends string>(
  db: Database | Trx,
  actor: Asker,
  { keys, asOf }: { keys: readonly Key[]; asOf: string },
): Promise<DatasetsOnDay<Key>> {
  const { rows } = await sql<DatasetVersion & { key: string }>`
    select d.key, d.id, v.number as version from datasets.datasets d
    cross join lateral (select number from datasets.versions
      where dataset_id = d.id and valid_from <= ${asOf}::date order by number desc limit 1) v
    where d.key = any (${keys}::text[]) and ${mayRead(actor)}`.execute(db);
  const found = new Map(rows.map(({ key, ...version }) => [key, version]));
  const versions = Object.fromEntries(rows.map(({ key, version }) => [key, version]));
  return { found, missing: keys.filter((key) => !found.has(key)), versions };
}

/** The dataset of that key as of a day; nothing when it has no version then, or the actor may not see it. */
export async function findVersion(
  db: Database | Trx,
  actor: Asker,
  { key, asOf }: { key: string; asOf: string },
): Promise<DatasetVersion | undefined> {
  return (await findDatasetsOnDay(db, actor, { keys: [key], asOf })).found.get(key);
}
