import type { Actor } from '../../platform/auth/index.ts';
import { type Database, sql } from '../../platform/db/index.ts';
import { mayRead } from './visible-datasets.ts';

/** A dataset the asker may read, and its version that holds on the day. */
export interface DatasetOnDay {
  key: string;
  id: string;
  version: number;
}

/** The datasets of these keys that the asker may read and that have a version on that day; `missing` names the others. */
export async function findDatasetsOnDay<Key extends string>(
  db: Database,
  actor: Pick<Actor, 'scopes' | 'permissions'>,
  { keys, asOf }: { keys: readonly Key[]; asOf: string },
): Promise<{ found: Map<string, DatasetOnDay>; missing: Key[]; versions: Record<string, number> }> {
  const { rows } = await sql<DatasetOnDay>`
    select d.key, d.id, max(v.number) as version from datasets.datasets d join datasets.versions v on v.dataset_id = d.id
    where d.key = any (${keys}::text[]) and v.valid_from <= ${asOf}::date and ${mayRead(actor)}
    group by d.key, d.id`.execute(db);
  const found = new Map(rows.map((row) => [row.key, row]));
  const versions = Object.fromEntries(rows.map(({ key, version }) => [key, version]));
  return { found, missing: keys.filter((key) => !found.has(key)), versions };
}
