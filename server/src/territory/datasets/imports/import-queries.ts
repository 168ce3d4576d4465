import type {
  DatasetImport,
  DatasetImportList,
  ImportProblem,
  ImportProblemList,
  ImportProblemQuery,
} from '@shancheng/contracts';
import { type Actor, scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { importNotFound } from './import-errors.ts';

type Scoped = Pick<Actor, 'scopes' | 'permissions'>;

interface Row {
  startedAt: Date;
  finishedAt: Date | null;
  [field: string]: unknown;
}

const present = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/** Imports within scope; of one dataset, or one by its id. Newest first. */
async function list(db: Database, actor: Scoped, which: { datasetId?: string; id?: string }): Promise<DatasetImport[]> {
  const { rows } = await sql<Row>`
    select i.id, i.dataset_id as "datasetId", i.file_name as "fileName", i.format, i.sha256, i.bytes, i.status, i.valid_from as "validFrom",
      i.features_read as "featuresRead", i.recognised, i.summary, i.reason, i.version, i.coverage, i.started_at as "startedAt", i.finished_at as "finishedAt"
    from datasets.imports i join datasets.datasets d on d.id = i.dataset_id
    where d.division_path like any (${scopePatterns(actor)}::text[])
      and (d.security_level <> 'sensitive' or ${actor.permissions.has('dataset.view-sensitive')})
      and (i.dataset_id = ${which.datasetId ?? null}::uuid or i.id = ${which.id ?? null}::uuid)
    order by i.started_at desc, i.id limit 200`.execute(db);
  // The statement names exactly the fields of the contract.
  return rows.map(
    (row) =>
      ({
        ...present(row),
        startedAt: row.startedAt.toISOString(),
        ...(row.finishedAt ? { finishedAt: row.finishedAt.toISOString() } : {}),
      }) as unknown as DatasetImport,
  );
}

export async function listImports(db: Database, actor: Scoped, datasetId: string): Promise<DatasetImportList> {
  return { items: await list(db, actor, { datasetId }) };
}

export async function getImport(db: Database, actor: Scoped, id: string): Promise<DatasetImport> {
  const [found] = await list(db, actor, { id });
  if (found === undefined) throw importNotFound();
  return found;
}

/** The quality report in the order in which it was written, page by page. */
export async function listImportProblems(
  db: Database,
  actor: Scoped,
  id: string,
  { kind, limit = 100, after = 0 }: ImportProblemQuery,
): Promise<ImportProblemList> {
  await getImport(db, actor, id);
  const { rows } = await sql<Record<string, unknown> & { id: number }>`
    select id, row, other_row as "otherRow", kind, severity, detail, st_asgeojson(geom, 8)::jsonb as place, proposal, decision
    from datasets.import_problems
    where import_id = ${id} and id > ${after} and (${kind ?? null}::text is null or kind = ${kind ?? null})
    order by id limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  // The same fields as the contract.
  return {
    items: items.map(present) as unknown as ImportProblem[],
    ...(rows.length > limit ? { nextAfter: items.at(-1)?.id ?? after } : {}),
  };
}
