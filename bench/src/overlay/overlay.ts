import { systemClock } from '../../../server/src/platform/clock/clock.ts';
import { loadConfig } from '../../../server/src/platform/config/config.ts';
import { createPlatform } from '../../../server/src/platform/create-platform.ts';
import { type Database, migrate, sql } from '../../../server/src/platform/db/index.ts';
import { silentLogger } from '../../../server/src/platform/log/log.ts';
import type { Platform } from '../../../server/src/platform/platform.ts';
import { publishVersionInTrx } from '../../../server/src/territory/datasets/index.ts';
import {
  type ConflictRun,
  detectConflicts,
  recheckConflicts,
  seedPlans,
} from '../../../server/src/territory/plans/index.ts';
import { describeEnvironment, type Environment, loadNow } from '../figures/environment.ts';
import { percentiles, round } from '../figures/percentiles.ts';
import type { Options } from '../options.ts';
import { type BenchDatabase, startBenchDatabase } from '../platform/bench-database.ts';
import type { Stops } from '../platform/stops.ts';
import { joinByGdal } from './gdal-join.ts';
import { datasetOf, fillPlan } from './plan-database.ts';
import { listPlanted } from './plan-generator.ts';

export interface OverlayResult {
  polygons: number;
  pairs: number;
  planted: number;
  found: number;
  seconds: number;
  naiveSeconds: number;
  speedup: number;
  areaRelativeDifference: number;
  scaling: { polygons: number; seconds: number; microsecondsPerPolygon: number }[];
  recheckMs: { p50: number; p95: number };
  /** GDAL’s join at a small size, which is all it can do in reason, and the product’s run at that size. */
  gdalSeconds?: number;
  gdal?: { polygons: number; seconds: number; ourSeconds: number; speedup: number; areaRelativeDifference: number };
  environment: Environment & { naivePairs: number; unexpected: number };
}

const LAYERS = 5;
const SEED = 20_261_124;
const SCALES = [50_000, 200_000, 1_000_000];
/** Below this it is a trial of the bench itself, without the large sizes. */
const SMALL = 50_000;
/** GDAL joins in one thread, some hundred microseconds a pair. */
const GDAL_POLYGONS = 5_000;
const RECHECKS = 200;

/** All layers against all others: the product’s conflict run beside the plain PostGIS join over the same rows. */
export async function benchOverlay(options: Options, stops: Stops): Promise<OverlayResult> {
  const loadBefore = loadNow();
  const database = await startBenchDatabase(stops);
  await migrate(database.connectionString);
  const platform = platformOn(database);
  await database.db.transaction().execute(seedPlans);
  const scaling: OverlayResult['scaling'] = [];
  const asked = options.polygons ?? 200_000;
  for (const polygons of asked < SMALL ? [asked] : SCALES) {
    const { run, seconds } = await runOn(platform, sideFor(polygons));
    const counted = LAYERS * sideFor(polygons) ** 2;
    scaling.push({ polygons: counted, seconds, microsecondsPerPolygon: round((seconds * 1e6) / counted) });
    process.stderr.write(`${counted} polygons: ${JSON.stringify(run)} in ${seconds} s\n`);
  }
  const gdal = await besideGdal(platform, database);
  const side = sideFor(asked);
  const { run, seconds } = await runOn(platform, side);
  const verdict = await checkPlanted(database.db, side);
  const recheck = await measureRechecks(platform, side);
  await fillPlan(database.db, { layers: LAYERS, side, seed: SEED });
  const naive = await joinNaively(database.db);
  return {
    polygons: LAYERS * side ** 2,
    pairs: run.pairs,
    ...{ planted: verdict.planted, found: verdict.found, seconds, naiveSeconds: naive.seconds },
    speedup: round(naive.seconds / seconds),
    areaRelativeDifference: Math.abs(run.sharedM2 - naive.areaM2) / naive.areaM2,
    scaling,
    recheckMs: recheck,
    ...(gdal ? { gdalSeconds: gdal.seconds, gdal } : {}),
    environment: {
      ...(await describeEnvironment(database.db, loadBefore)),
      ...{ naivePairs: naive.pairs, unexpected: verdict.unexpected },
    },
  };
}

async function besideGdal(platform: Platform, database: BenchDatabase): Promise<OverlayResult['gdal']> {
  const side = sideFor(GDAL_POLYGONS);
  const { run, seconds: ourSeconds } = await runOn(platform, side);
  const gdal = await joinByGdal(database);
  return (
    gdal && {
      ...{ polygons: LAYERS * side ** 2, seconds: gdal.seconds, ourSeconds, speedup: round(gdal.seconds / ourSeconds) },
      areaRelativeDifference: Math.abs(run.sharedM2 - gdal.areaM2) / gdal.areaM2,
    }
  );
}

function platformOn(database: BenchDatabase): Platform {
  return createPlatform(loadConfig({}), database, silentLogger, systemClock);
}

function sideFor(polygons: number): number {
  return Math.round(Math.sqrt(polygons / LAYERS));
}

async function runOn(platform: Platform, side: number): Promise<{ run: ConflictRun; seconds: number }> {
  await fillPlan(platform.db, { layers: LAYERS, side, seed: SEED });
  const startedAt = performance.now();
  const run = await detectConflicts(platform, { trigger: 'bench' });
  return { run, seconds: round((performance.now() - startedAt) / 1_000) };
}

/** Which planted pairs were found, and what was found besides. */
async function checkPlanted(db: Database, side: number) {
  const planted = listPlanted({ layers: LAYERS, side });
  const { rows } = await sql<{ a: string; b: string; x: string; y: string }>`
    select dataset_a as a, feature_a as x, dataset_b as b, feature_b as y from plans.conflicts where gone_at is null`.execute(
    db,
  );
  const name = (dataset: string, key: string) => `${dataset} ${key}`;
  const pairOf = (one: string, other: string) => [one, other].sort().join(' / ');
  const wanted = new Set(
    planted.map((p) => pairOf(name(datasetOf(p.layerA), p.keyA), name(datasetOf(p.layerB), p.keyB))),
  );
  const found = rows.map(({ a, b, x, y }) => pairOf(name(a, x), name(b, y)));
  return {
    planted: wanted.size,
    found: found.filter((pair) => wanted.has(pair)).length,
    unexpected: found.filter((pair) => !wanted.has(pair)).length,
  };
}

/** One feature changes at a time: what it touches is compared anew. The change itself is not counted. */
async function measureRechecks(platform: Platform, side: number): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  const planted = listPlanted({ layers: LAYERS, side });
  for (let n = 0; n < RECHECKS; n++) {
    const { layerB, keyB } = planted[(n * 7) % planted.length] ?? { layerB: 0, keyB: '0-0' };
    const datasetId = datasetOf(layerB);
    const { rows } = await sql<{ wkt: string; code: string }>`
      select st_astext(geom, 12) as wkt, code from datasets.features
      where dataset_id = ${datasetId} and key = ${keyB} and version_to is null`.execute(platform.db);
    const { wkt = '', code = '' } = rows[0] ?? {};
    const put = [{ key: keyB, wkt, code: code === '16' ? '1001' : '16' }];
    const change = { datasetId, validFrom: '2020-01-01', lineage: { kind: 'bench' }, put };
    await platform.db.transaction().execute((trx) => publishVersionInTrx(trx, platform, change));
    const startedAt = performance.now();
    await recheckConflicts(platform, { datasetId, keys: [keyB] });
    times.push(performance.now() - startedAt);
  }
  const { p50, p95 } = percentiles(times);
  return { p50, p95 };
}

/** What anybody would write first: one connection, an index, ST_Intersection. The projection beforehand is not counted. */
async function joinNaively(db: Database): Promise<{ seconds: number; areaM2: number; pairs: number }> {
  await sql`create table public.plane as select id, dataset_id, st_transform(geom, 4545) as geom from datasets.features`.execute(
    db,
  );
  await sql`create index on public.plane using gist (geom)`.execute(db);
  await sql`analyze public.plane`.execute(db);
  return db.connection().execute(async (connection) => {
    await sql`set max_parallel_workers_per_gather = 0`.execute(connection);
    const startedAt = performance.now();
    const { rows } = await sql<{ pairs: number; area: number }>`
      select count(*) as pairs, sum(st_area(st_intersection(a.geom, b.geom))) as area
      from public.plane a join public.plane b on a.dataset_id < b.dataset_id and st_intersects(a.geom, b.geom)`.execute(
      connection,
    );
    const seconds = round((performance.now() - startedAt) / 1_000);
    return { seconds, areaM2: rows[0]?.area ?? 0, pairs: rows[0]?.pairs ?? 0 };
  });
}
