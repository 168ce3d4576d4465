import { createTestClock } from '../../platform/clock/index.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { createPlatform } from '../../platform/create-platform.ts';
import { createTestDatabase } from '../../platform/db/test-database.ts';
import { silentLogger } from '../../platform/log/log.ts';
import { type FeatureChange, type NewDataset, publishVersionInTrx, putDatasetInTrx } from '../datasets/index.ts';
import { type NewPlanLayer, putPlanLayerInTrx, seedPlans } from '../plans/index.ts';
import { seedToolbox } from './index.ts';

type Layer = Pick<NewDataset, 'key'> &
  Partial<Pick<NewDataset, 'geometryKind' | 'securityLevel' | 'divisionPath' | 'scheme'>> & {
    zh?: string;
    plan?: Omit<NewPlanLayer, 'datasetId'>;
    features?: FeatureChange[];
    /** null: nothing is known anywhere. */
    coverage?: string | null;
    validFrom?: string;
  };

/** A square of so many degrees with that south-west corner. */
export const square = (lon: number, lat: number, size: number): string =>
  `POLYGON((${lon} ${lat}, ${lon + size} ${lat}, ${lon + size} ${lat + size}, ${lon} ${lat + size}, ${lon} ${lat}))`;

/** A small world of its own for a test of the toolbox: database, clock, and layers put in one by one. */
export async function createToolboxWorld() {
  const clock = createTestClock('2026-11-24T08:00:00+08:00');
  const database = await createTestDatabase();
  const unused = async () => {};
  const platform = createPlatform(loadConfig({}), { ...database, close: unused, warmUp: unused }, silentLogger, clock);
  await database.db.transaction().execute(async (trx) => {
    await seedPlans(trx);
    await seedToolbox(trx);
  });
  let layers = 0;
  const put = async ({ key, zh = key, plan, features = [], coverage, validFrom = '2026-01-01', ...about }: Layer) => {
    const id = `00000000-0000-4000-8000-${String(++layers).padStart(12, '0')}`;
    const usual = { authority: '合成', licence: 'synthetic', divisionPath: '50/500103/', synthetic: true } as const;
    const kind = { dataClass: 'plan', geometryKind: 'polygon', securityLevel: 'public' } as const;
    const name = { zh: `${zh}（合成）`, en: `${key} (synthetic)` };
    await database.db.transaction().execute(async (trx) => {
      await putDatasetInTrx(trx, { id, key, name, ...usual, ...kind, ...about }, clock.now());
      if (plan) await putPlanLayerInTrx(trx, { datasetId: id, ...plan });
      const known = coverage === null ? {} : { coverage: coverage ?? square(106.5, 29.5, 0.1) };
      const changes = { datasetId: id, validFrom, lineage: { kind: 'seed', synthetic: true }, put: features, ...known };
      await publishVersionInTrx(trx, platform, changes);
    });
    return id;
  };
  return { clock, database, platform, put };
}
export type ToolboxWorld = Awaited<ReturnType<typeof createToolboxWorld>>;
