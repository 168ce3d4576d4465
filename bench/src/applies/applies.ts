import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spot } from '@shancheng/contracts';
import { createDatabase, type Database, migrate, sql, startCluster } from '../../../server/src/platform/db/index.ts';
import { silentLogger } from '../../../server/src/platform/log/log.ts';
import { appliesHere } from '../../../server/src/territory/toolbox/index.ts';
import { describeEnvironment, type Environment, loadNow } from '../figures/environment.ts';
import { percentiles } from '../figures/percentiles.ts';
import type { Options } from '../options.ts';
import { fillPlan } from '../overlay/plan-database.ts';
import type { Stops } from '../platform/stops.ts';

export interface AppliesResult {
  warmMs: { p50: number; p95: number };
  coldMs: { p95: number };
  environment: Environment & { layers: number; features: number; hits: number };
}

const LAYERS = 20;
const PER_LAYER = 100_000;
const WARM = 500;
const COLD = 20;

/** “What applies here” over twenty layers, at places all over the plan. */
export async function benchApplies(_options: Options, stops: Stops): Promise<AppliesResult> {
  const loadBefore = loadNow();
  const dataDir = mkdtempSync(join(tmpdir(), 'shancheng-bench-'));
  stops.add(() => rmSync(dataDir, { recursive: true, force: true }));
  chmodSync(dataDir, 0o755); // PostgreSQL runs under an account of its own and must get through
  let cluster = await startCluster({ dataDir, log: silentLogger });
  stops.add(() => cluster.stop());
  await migrate(cluster.connectionString);
  const side = Math.ceil(Math.sqrt(PER_LAYER));
  const open = () => createDatabase({ connectionString: cluster.connectionString, maxConnections: 2 });
  let database = open();
  stops.add(() => database.close());
  await fillPlan(database.db, { layers: LAYERS, side, seed: 7 });
  const box = await extent(database.db);
  let hits = 0;
  const measure = async (n: number): Promise<number> => {
    const spot = spotAt(box, n);
    const startedAt = performance.now();
    const { layers } = await appliesHere(
      database.db,
      { scopes: ['50/'], permissions: new Set() },
      {
        spot,
        asOf: '2026-11-24',
        now: new Date(),
      },
    );
    const took = performance.now() - startedAt;
    hits += layers.filter((layer) => layer.answer === 'applies').length;
    return took;
  };
  for (let n = 0; n < 50; n++) await measure(n);
  hits = 0;
  const warm: number[] = [];
  for (let n = 0; n < WARM; n++) warm.push(await measure(n + 50));
  const warmHits = hits;
  const cold: number[] = [];
  for (let n = 0; n < COLD; n++) {
    await database.close();
    await cluster.stop();
    cluster = await startCluster({ dataDir, log: silentLogger });
    database = open();
    cold.push(await measure(n * 23 + 1_000));
  }
  const { p50, p95 } = percentiles(warm);
  return {
    warmMs: { p50, p95 },
    coldMs: { p95: percentiles(cold).p95 },
    environment: {
      ...(await describeEnvironment(database.db, loadBefore)),
      ...{ layers: LAYERS, features: LAYERS * side ** 2, hits: warmHits / WARM },
    },
  };
}

interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

async function extent(db: Database): Promise<Box> {
  const { rows } = await sql<Box>`
    select st_xmin(e) as west, st_ymin(e) as south, st_xmax(e) as east, st_ymax(e) as north
    from (select st_extent(geom) as e from datasets.features) as all_features`.execute(db);
  const [box] = rows;
  if (!box) throw new Error('the plan is empty');
  return box;
}

/** Well spread over the plan (a low-discrepancy sequence), the same in each run. */
function spotAt({ west, south, east, north }: Box, n: number): Spot {
  const share = (step: number) => 0.02 + 0.96 * ((0.5 + n * step) % 1);
  return {
    type: 'Point',
    coordinates: [west + share(0.754_877_666) * (east - west), south + share(0.569_840_291) * (north - south)],
  };
}
