import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadConfig } from '../../../server/src/platform/config/config.ts';
import { createPlatform } from '../../../server/src/platform/create-platform.ts';
import { migrate, sql } from '../../../server/src/platform/db/index.ts';
import { silentLogger } from '../../../server/src/platform/log/log.ts';
import {
  acceptImport,
  putDatasetInTrx,
  readImport,
  receiveImport,
} from '../../../server/src/territory/datasets/index.ts';
import { describeEnvironment, type Environment, loadNow } from '../figures/environment.ts';
import type { Options } from '../options.ts';
import { startBenchDatabase } from '../platform/bench-database.ts';
import { residentKbOfTree } from '../platform/process-usage.ts';
import type { Stops } from '../platform/stops.ts';
import { writeParcelFile } from './parcel-file.ts';

export interface ImportResult {
  polygons: number;
  /** From the first byte handed in to the published version, quality report included. */
  seconds: number;
  /** Of this process and its children: the server’s own part without PostgreSQL. */
  peakRssMb: number;
  /** `ogr2ogr -f PostgreSQL` of the same file to the same cluster, which checks nothing. */
  ogr2ogrSeconds: number;
  ratio: number;
  environment: Environment & { phases: Record<string, number>; problems: unknown };
}

const DATASET = '00000000-0000-4000-8000-00000000be01';

export async function benchImport(options: Options, stops: Stops): Promise<ImportResult> {
  const loadBefore = loadNow();
  const database = await startBenchDatabase(stops);
  await migrate(database.connectionString);
  const file = join(database.dataDir, 'parcels.gpkg');
  const polygons = await writeParcelFile(file, options.polygons ?? 1_000_000);
  const platform = createPlatform({ ...loadConfig({}), dataDir: database.dataDir }, database, silentLogger);
  const name = { zh: '压测（合成）', en: 'bench (synthetic)' };
  const about = { authority: '合成', licence: 'synthetic', divisionPath: '50/500103/', synthetic: true } as const;
  const kind = { dataClass: 'plan', geometryKind: 'polygon', securityLevel: 'public' } as const;
  await database.db
    .transaction()
    .execute((trx) => putDatasetInTrx(trx, { id: DATASET, key: 'bench', name, ...about, ...kind }, new Date()));
  const actor = {
    kind: 'person',
    id: 'bench',
    displayName: 'bench',
    permissions: new Set<string>(),
    scopes: ['50/'],
  } as const;
  let peakKb = 0;
  const watch = setInterval(
    () => void residentKbOfTree(process.pid).then((kb) => (peakKb = Math.max(peakKb, kb))),
    250,
  );
  const startedAt = performance.now();
  const phases: Record<string, number> = {};
  const phase = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const result = await work();
    phases[what] = Math.round(performance.now() - from) / 1_000;
    return result;
  };
  const query = { fileName: 'parcels.gpkg', validFrom: '2026-01-01' };
  const id = await phase('receive', () => receiveImport(platform, actor, DATASET, query, createReadStream(file)));
  await phase('readAndCheck', () => readImport(platform, id));
  await phase('publish', () => acceptImport(platform, actor, id));
  const seconds = (performance.now() - startedAt) / 1_000;
  clearInterval(watch);
  const { rows } = await sql<{ problems: unknown; features: number }>`
    select summary -> 'problems' as problems, (select count(*) from datasets.features) as features from datasets.imports`.execute(
    database.db,
  );
  if (rows[0]?.features !== polygons) throw new Error(`${rows[0]?.features} of ${polygons} were published`);
  const ogr2ogrSeconds = await plainOgr(file, database.connectionString);
  return {
    ...{ polygons, seconds, peakRssMb: Math.round(peakKb / 1_024), ogr2ogrSeconds, ratio: seconds / ogr2ogrSeconds },
    environment: { ...(await describeEnvironment(database.db, loadBefore)), phases, problems: rows[0].problems },
  };
}

async function plainOgr(file: string, connectionString: string): Promise<number> {
  const startedAt = performance.now();
  await promisify(execFile)('ogr2ogr', [
    '-f',
    'PostgreSQL',
    `PG:${connectionString}`,
    file,
    '-nln',
    'ogr_parcels',
    '--config',
    'PG_USE_COPY',
    'YES',
  ]);
  return (performance.now() - startedAt) / 1_000;
}
