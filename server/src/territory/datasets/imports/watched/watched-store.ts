import { type Database, sql } from '../../../../platform/db/index.ts';

export interface KnownImport {
  id: string;
  status: string;
  reason: { zh: string; en: string } | null;
}

/** The import that a file of the watched folder became. */
export async function findByOrigin(db: Database, origin: string): Promise<KnownImport | undefined> {
  const { rows } =
    await sql<KnownImport>`select id, status, reason from datasets.imports where origin = ${origin}`.execute(db);
  return rows[0];
}

export async function findDatasetId(db: Database, key: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from datasets.datasets where key = ${key}`.execute(db);
  return rows[0]?.id;
}

/** An import of the very same content that is under way, waits for a decision, or is what the dataset says now. */
export async function findSameContent(
  db: Database,
  datasetId: string,
  sha256: string,
): Promise<KnownImport | undefined> {
  const { rows } = await sql<KnownImport>`
    select id, status, reason from datasets.imports i where dataset_id = ${datasetId} and sha256 = ${sha256}
      and (status in ('reading', 'checking', 'checked')
        or status = 'accepted' and version = (select max(number) from datasets.versions v where v.dataset_id = i.dataset_id))
    order by started_at desc limit 1`.execute(db);
  return rows[0];
}

/** True while a file of the folder is being read: the next one waits, so that a full folder does not take all workers. */
export async function isReading(db: Database): Promise<boolean> {
  const { rows } = await sql<{ busy: boolean }>`
    select exists (select from datasets.imports where origin is not null and status in ('reading', 'checking')) as busy`.execute(
    db,
  );
  return rows[0]?.busy ?? false;
}
