import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { migrate } from '../../../server/src/platform/db/index.ts';
import { describeEnvironment, type Environment, loadNow } from '../figures/environment.ts';
import type { Options } from '../options.ts';
import { type BenchDatabase, startBenchDatabase } from '../platform/bench-database.ts';
import type { Stops } from '../platform/stops.ts';
import type { HandIn } from './hand-in.ts';

const run = promisify(execFile);
const WRITE_PARCELS = fileURLToPath(new URL('./write-parcels.ts', import.meta.url));
const HAND_IN = fileURLToPath(new URL('./hand-in.ts', import.meta.url));

export interface ImportResult {
  polygons: number;
  /** From the first byte handed in to the published version, quality report included. */
  seconds: number;
  /** Of the process that imports, without its children and PostgreSQL, … */
  peakRssMb: number;
  /** … over the same with a tenth of the polygons. */
  rssGrowth: number;
  /** `ogr2ogr -f PostgreSQL` of the same file to the same cluster, which checks nothing. */
  ogr2ogrSeconds: number;
  ratio: number;
  runs: readonly HandIn[];
  environment: Environment;
}

export async function benchImport(options: Options, stops: Stops): Promise<ImportResult> {
  const loadBefore = loadNow();
  const database = await startBenchDatabase(stops);
  await migrate(database.connectionString);
  const polygons = options.polygons ?? 1_000_000;
  const small = await handIn(database, 1, Math.ceil(polygons / 10));
  const large = await handIn(database, 2, polygons);
  const ogr2ogrSeconds = await plainOgr(database, fileOf(database, 2));
  return {
    ...{ polygons: large.features, seconds: large.seconds, peakRssMb: large.peakRssMb },
    rssGrowth: large.peakRssMb / small.peakRssMb,
    ...{ ogr2ogrSeconds, ratio: large.seconds / ogr2ogrSeconds, runs: [small, large] },
    environment: await describeEnvironment(database.db, loadBefore),
  };
}

const fileOf = ({ dataDir }: BenchDatabase, number: number) => join(dataDir, `parcels-${number}.gpkg`);

async function handIn(database: BenchDatabase, number: number, polygons: number): Promise<HandIn> {
  const file = fileOf(database, number);
  const written = await run(process.execPath, [WRITE_PARCELS, file, String(polygons)]);
  await rm(`${file}.geojsonl`);
  const { stdout } = await run(process.execPath, [
    HAND_IN,
    database.connectionString,
    database.dataDir,
    file,
    String(number),
  ]);
  const result = JSON.parse(stdout) as HandIn; // printed by hand-in.ts
  process.stderr.write(`${stdout}\n`);
  if (result.features !== Number(written.stdout))
    throw new Error(`${result.features} of ${written.stdout} were published`);
  return result;
}

async function plainOgr({ connectionString }: BenchDatabase, file: string): Promise<number> {
  const startedAt = performance.now();
  const to = ['-f', 'PostgreSQL', `PG:${connectionString}`, file, '-nln', 'ogr_parcels'];
  await run('ogr2ogr', [...to, '--config', 'PG_USE_COPY', 'YES']);
  return (performance.now() - startedAt) / 1_000;
}
