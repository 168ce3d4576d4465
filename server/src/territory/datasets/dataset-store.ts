import { sql, type Trx } from '../../platform/db/index.ts';

export interface NewDataset {
  id: string;
  /** Lower-case words with hyphens, unique: `farmland-line`. */
  key: string;
  name: { zh: string; en: string };
  dataClass: 'base' | 'status' | 'plan' | 'management' | 'socio-economic';
  authority: string;
  /** Code scheme of the features, e.g. YDYH2023. */
  scheme?: string;
  geometryKind: 'polygon' | 'line' | 'point';
  /** Denominator of the scale it was drawn at. */
  scale?: number;
  licence: string;
  securityLevel: 'public' | 'internal' | 'sensitive';
  divisionPath: string;
  synthetic: boolean;
}

/** Registers a dataset or replaces its description; its versions stay. */
export async function putDatasetInTrx(trx: Trx, dataset: NewDataset, now: Date): Promise<void> {
  const values = {
    name_zh: dataset.name.zh,
    name_en: dataset.name.en,
    data_class: dataset.dataClass,
    authority: dataset.authority,
    scheme: dataset.scheme ?? null,
    geometry_kind: dataset.geometryKind,
    scale: dataset.scale ?? null,
    licence: dataset.licence,
    security_level: dataset.securityLevel,
    division_path: dataset.divisionPath,
    synthetic: dataset.synthetic,
  };
  await trx
    .insertInto('datasets.datasets')
    .values({ id: dataset.id, key: dataset.key, created_at: now, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

/** Locks a dataset until the transaction ends and gives its newest version; 0 when it has none yet, undefined without it. */
export async function lockNewestVersionInTrx(trx: Trx, datasetId: string): Promise<number | undefined> {
  // Two statements: the second looks anew once the lock is there, while a subquery of the first would still see the
  // number before the wait.
  const [, { rows }] = await Promise.all([
    sql`select from datasets.datasets where id = ${datasetId} for update`.execute(trx),
    sql<{ newest: number }>`
      select (select coalesce(max(number), 0) from datasets.versions v where v.dataset_id = d.id) as newest
      from datasets.datasets d where d.id = ${datasetId}`.execute(trx),
  ]);
  return rows[0]?.newest;
}
