import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import type { AppError } from '../../../platform/errors/index.ts';

export interface ImportRow {
  id: string;
  datasetId: string;
  status: string;
  validFrom: string;
  fileName: string;
  sha256: string;
  declared: { crs?: string; keyField?: string; codeField?: string; nameField?: string };
  scheme: string | null;
  divisionPath: string;
}

const columns = sql`i.id, i.dataset_id as "datasetId", i.status, i.valid_from as "validFrom", i.file_name as "fileName", i.sha256, i.declared,
  d.scheme, d.division_path as "divisionPath"`;

export async function findImport(db: Database, importId: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select ${columns} from datasets.imports i join datasets.datasets d on d.id = i.dataset_id where i.id = ${importId}`.execute(
    db,
  );
  return rows[0];
}

/** Nobody else decides on it until the transaction ends. */
export async function lockImportInTrx(trx: Trx, importId: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select ${columns} from datasets.imports i join datasets.datasets d on d.id = i.dataset_id where i.id = ${importId} for update of i`.execute(
    trx,
  );
  return rows[0];
}

/** Ends an import without a version; its rows go, its report of why stays. */
export async function endImportInTrx(
  trx: Trx,
  importId: string,
  status: 'refused' | 'failed' | 'cancelled',
  now: Date,
  error?: AppError,
): Promise<void> {
  const reason = error && JSON.stringify({ code: error.code, ...error.title });
  await sql`delete from datasets.import_features where import_id = ${importId}`.execute(trx);
  await sql`
    update datasets.imports set status = ${status}, finished_at = ${now}, reason = ${reason ?? null}::jsonb where id = ${importId}`.execute(
    trx,
  );
}
