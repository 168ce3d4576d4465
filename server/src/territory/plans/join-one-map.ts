import type { PlanPart } from '@shancheng/contracts';
import { sql } from '../../platform/db/index.ts';
import { addJobInTrx } from '../../platform/events/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { putPlanLayerInTrx } from './plan-layer-store.ts';
import { COMPARE_PLANS } from './rules/rule-queries.ts';

/** A dataset takes part in the one map as its entry in the register says; what it holds already is compared anew. */
export async function joinOneMap(
  { db }: Pick<Platform, 'db'>,
  { datasetId, plan }: { datasetId: string; plan: PlanPart },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await putPlanLayerInTrx(trx, { datasetId, ...plan });
    const { rows } = await sql`select from datasets.versions where dataset_id = ${datasetId} limit 1`.execute(trx);
    if (rows.length === 0) return;
    await addJobInTrx(trx, COMPARE_PLANS, { trigger: `layer ${datasetId}` }, { key: COMPARE_PLANS });
  });
}
