import { randomUUID } from 'node:crypto';
import { seedCatalogue } from '../../base/catalogue/index.ts';
import type { Actor } from '../../platform/auth/index.ts';
import { createTestClock, type TestClock } from '../../platform/clock/clock.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { createPlatform } from '../../platform/create-platform.ts';
import { sql } from '../../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/db/test-database.ts';
import { silentLogger } from '../../platform/log/log.ts';
import type { Platform } from '../../platform/platform.ts';
import { type NewDataset, publishVersionInTrx, putDatasetInTrx, type VersionChanges } from '../datasets/index.ts';
import { type NewPlanLayer, putPlanLayerInTrx, seedPlans } from './index.ts';

export interface OpenConflict {
  id: string;
  type: string;
  rule: string;
  a: string;
  b: string | null;
  area: number;
}

export interface PlanWorld {
  database: TestDatabase;
  platform: Platform;
  clock: TestClock;
  layer(
    n: number,
    layer: Partial<NewPlanLayer> & Pick<NewPlanLayer, 'domain'>,
    dataset?: Partial<NewDataset>,
  ): Promise<string>;
  publish(datasetId: string, changes: Partial<VersionChanges>): Promise<number>;
  open(): Promise<OpenConflict[]>;
  /** Somebody of the district with these permissions. */
  who(id: string, ...permissions: string[]): Actor;
  /** An account of this authority, which may give its opinion. */
  speaker(authority: string): Promise<Actor>;
  drop(): Promise<void>;
}

/** An empty district with the rules and the working calendar; synthetic plans are added by the test. */
export async function createPlanWorld(): Promise<PlanWorld> {
  const clock = createTestClock('2026-11-24T08:00:00+08:00');
  const database = await createTestDatabase();
  const { db } = database;
  const unused = async () => {};
  const platform = createPlatform(loadConfig({}), { ...database, close: unused, warmUp: unused }, silentLogger, clock);
  await db.transaction().execute(async (trx) => {
    await seedPlans(trx);
    await seedCatalogue(trx, clock.now());
  });
  return {
    database,
    platform,
    clock,
    layer: async (n, layer, dataset = {}) => {
      const id = `00000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`;
      const name = { zh: `规划${n}（合成）`, en: `plan ${n} (synthetic)` };
      await db.transaction().execute(async (trx) => {
        await putDatasetInTrx(
          trx,
          {
            ...{ id, key: `plan-${n}`, name, dataClass: 'plan', geometryKind: 'polygon', scheme: 'YDYH2023' },
            ...{ authority: `第${n}局（合成）`, licence: 'synthetic', securityLevel: 'public', synthetic: true },
            divisionPath: '50/500103/',
            ...dataset,
          },
          clock.now(),
        );
        await putPlanLayerInTrx(trx, { datasetId: id, kind: 'zone', rank: n, ...layer });
      });
      return id;
    },
    publish: (datasetId, changes) =>
      db.transaction().execute((trx) =>
        publishVersionInTrx(trx, platform, {
          ...{ datasetId, validFrom: '2026-01-01', lineage: { kind: 'seed' }, put: [] },
          ...changes,
        }),
      ),
    open: async () =>
      (
        await sql<OpenConflict>`
          select id, type, rule_id as rule, feature_a as a, feature_b as b, round(area_m2)::float8 as area
          from plans.conflicts where gone_at is null order by type, feature_a, feature_b, id`.execute(db)
      ).rows,
    speaker: (authority) => createSpeaker(db, authority),
    who: (id, ...permissions) => ({
      ...{ kind: 'person', id, displayName: `合成 ${id}`, scopes: ['50/500103/'] },
      permissions: new Set(['plan.view', ...permissions]),
    }),
    drop: () => database.drop(),
  };
}

/** Of the district; each call is another person. */
export async function createSpeaker(db: TestDatabase['db'], authority: string): Promise<Actor> {
  const id = randomUUID();
  await sql`insert into auth.accounts (id, login, display_name, org_name, password_hash)
    values (${id}, ${id}, '合成', ${authority}, 'x')`.execute(db);
  const permissions = new Set(['plan.view', 'plan.opinion']);
  return { kind: 'person', id, displayName: `合成 ${authority}`, scopes: ['50/500103/'], permissions };
}

/** Metres east and north of a corner in 渝中区, as degrees. */
const METRE = { lon: 1 / 96_800, lat: 1 / 110_850 };

export function rectangle(x: number, y: number, width: number, height: number): string {
  const point = (dx: number, dy: number) => `${106.53 + (x + dx) * METRE.lon} ${29.55 + (y + dy) * METRE.lat}`;
  return `POLYGON((${[point(0, 0), point(width, 0), point(width, height), point(0, height), point(0, 0)].join(',')}))`;
}
