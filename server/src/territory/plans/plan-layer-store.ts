import { type Database, sql, type Trx } from '../../platform/db/index.ts';

export interface NewPlanLayer {
  datasetId: string;
  /** 国土规划, 城乡规划, 林地规划, … */
  domain: string;
  kind: 'zone' | 'line' | 'status';
  /** 1 is most rigid. */
  rank: number;
  /** Land group of all its features, where they carry no code. */
  landGroup?: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  effectiveTo?: string;
  /** Not adopted yet. */
  draft?: boolean;
}

/** Makes a dataset a layer of the one map, or changes how it takes part. */
export async function putPlanLayerInTrx(trx: Trx, layer: NewPlanLayer): Promise<void> {
  await sql`
    insert into plans.layers (dataset_id, domain, kind, rank, land_group, effective_to, draft)
    values (${layer.datasetId}, ${layer.domain}, ${layer.kind}, ${layer.rank}, ${layer.landGroup ?? null},
      ${layer.effectiveTo ?? null}::date, ${layer.draft ?? false})
    on conflict (dataset_id) do update set domain = excluded.domain, kind = excluded.kind, rank = excluded.rank,
      land_group = excluded.land_group, effective_to = excluded.effective_to, draft = excluded.draft`.execute(trx);
}

export async function isPlanLayer(db: Database, datasetId: string): Promise<boolean> {
  const { rows } = await sql`select from plans.layers where dataset_id = ${datasetId}`.execute(db);
  return rows.length > 0;
}
