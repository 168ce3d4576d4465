import type { RepairPreview } from '@shancheng/contracts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { type Pair, snapPairsInTrx } from '../imports/snap-pairs.ts';

type Snapped = Pick<RepairPreview, 'after' | 'areaAfterM2'>;

/** Carries what was seen out of a transaction that must not be kept. */
class OnlyTried extends Error {
  readonly snapped: Snapped;
  constructor(snapped: Snapped) {
    super('rolled back');
    this.snapped = snapped;
  }
}

/**
 * The later of two rows as snapping would leave it: the very repair, taken back again. So what is shown is what will be
 * made. Nothing when the two cannot be made to meet.
 */
export async function trySnap(db: Database, importId: string, pair: Pair): Promise<Snapped> {
  try {
    return await db.transaction().execute(async (trx) => {
      const made = await snapPairsInTrx(trx, importId, [pair]);
      const { rows } = await sql<{ after: unknown; areaAfterM2: number }>`
        select st_asgeojson(geom, 9)::jsonb as after, area_m2 as "areaAfterM2" from datasets.import_features
        where import_id = ${importId} and row = ${pair.otherRow}`.execute(trx);
      throw new OnlyTried(made.length > 0 ? (rows[0] ?? {}) : {});
    });
  } catch (error) {
    if (error instanceof OnlyTried) return error.snapped;
    throw error;
  }
}
