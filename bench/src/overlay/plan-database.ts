import { createGaussKruger } from '@shancheng/geo';
import { type Database, sql } from '../../../server/src/platform/db/index.ts';
import { putDatasetInTrx } from '../../../server/src/territory/datasets/index.ts';
import { putPlanLayerInTrx } from '../../../server/src/territory/plans/index.ts';
import { generatePlan, type Parcel, type PlanOptions } from './plan-generator.ts';

const plane = createGaussKruger({ centralMeridian: 108 });
const BATCH = 5_000;

export const datasetOf = (layer: number): string =>
  `00000000-0000-4000-8000-00000000be${String(layer).padStart(2, '0')}`;

/** Replaces whatever plan is there by a generated one: the product’s own tables, filled in bulk. */
export async function fillPlan(db: Database, options: PlanOptions): Promise<void> {
  await sql`truncate datasets.features, datasets.versions, plans.conflicts, plans.conflict_actions, plans.slivers, plans.runs`.execute(
    db,
  );
  await db.transaction().execute(async (trx) => {
    for (let layer = 0; layer < options.layers; layer++) {
      const id = datasetOf(layer);
      const name = { zh: `压测图层${layer}（合成）`, en: `bench layer ${layer} (synthetic)` };
      const about = { authority: '合成', licence: 'synthetic', divisionPath: '50/500103/', synthetic: true } as const;
      const kind = { dataClass: 'plan', geometryKind: 'polygon', scheme: 'YDYH2023', securityLevel: 'public' } as const;
      await putDatasetInTrx(trx, { id, key: `bench-${layer}`, name, ...about, ...kind }, new Date());
      await putPlanLayerInTrx(trx, { datasetId: id, domain: `规划${layer}`, kind: 'zone', rank: (layer % 9) + 1 });
      await sql`insert into datasets.versions (dataset_id, number, valid_from, recorded_at, lineage, feature_count)
        values (${id}, 1, '2020-01-01', now(), '{"kind": "bench"}', ${options.side ** 2})`.execute(trx);
    }
  });
  let batch: Parcel[] = [];
  for (const parcel of generatePlan(options)) {
    batch.push(parcel);
    if (batch.length === BATCH) {
      await insert(db, batch);
      batch = [];
    }
  }
  await insert(db, batch);
  await sql`analyze datasets.features`.execute(db);
}

async function insert(db: Database, parcels: readonly Parcel[]): Promise<void> {
  await sql`
    insert into datasets.features (dataset_id, key, version_from, code, geom)
    select d, k, 1, c, st_geomfromwkb(g, 4490) from unnest(${parcels.map((p) => datasetOf(p.layer))}::uuid[],
      ${parcels.map((p) => p.key)}::text[], ${parcels.map((p) => p.code)}::text[], ${parcels.map(wkbOf)}::bytea[]) as p(d, k, c, g)`.execute(
    db,
  );
}

function wkbOf({ rings }: Parcel): Buffer {
  const buffer = Buffer.alloc(9 + rings.reduce((sum, ring) => sum + 4 + 16 * ring.length, 0));
  buffer.writeUInt8(1, 0);
  buffer.writeUInt32LE(3, 1);
  buffer.writeUInt32LE(rings.length, 5);
  let at = 9;
  for (const ring of rings) {
    at = buffer.writeUInt32LE(ring.length, at);
    for (const [x, y] of ring) for (const value of plane.inverse(x, y)) at = buffer.writeDoubleLE(value, at);
  }
  return buffer;
}
