import { createReadStream } from 'node:fs';
import { loadConfig } from '../../../server/src/platform/config/config.ts';
import { createPlatform } from '../../../server/src/platform/create-platform.ts';
import { createDatabase, sql } from '../../../server/src/platform/db/index.ts';
import { silentLogger } from '../../../server/src/platform/log/log.ts';
import {
  acceptImport,
  putDatasetInTrx,
  readImport,
  receiveImport,
} from '../../../server/src/territory/datasets/index.ts';
import { residentKb, residentKbOfTree } from '../platform/process-usage.ts';

// node hand-in.ts CONNECTION DATA_DIR FILE NUMBER: one import from the first byte to the published version, in a process
// that does nothing else, so that its memory is what an import costs the server. Prints a HandIn as JSON.

export interface HandIn {
  features: number;
  seconds: number;
  /** Of this process, and of its children with it; without PostgreSQL. */
  peakRssMb: number;
  peakTreeRssMb: number;
  /** Longest time in which the main thread answered nobody. */
  longestPauseMs: number;
  /** Of all threads of this process. */
  cpuSeconds: number;
  phases: Record<string, number>;
  problems: unknown;
}

const [connectionString = '', dataDir = '', file = '', number] = process.argv.slice(2);
const database = createDatabase({ connectionString, maxConnections: 6 });
const platform = createPlatform({ ...loadConfig({}), dataDir }, database, silentLogger);
const datasetId = `00000000-0000-4000-8000-00000000be0${number}`;
const name = { zh: '压测（合成）', en: 'bench (synthetic)' };
const about = { authority: '合成', licence: 'synthetic', divisionPath: '50/500103/', synthetic: true } as const;
const kind = { dataClass: 'plan', geometryKind: 'polygon', securityLevel: 'public' } as const;
await database.db
  .transaction()
  .execute((trx) =>
    putDatasetInTrx(trx, { id: datasetId, key: `bench-${number}`, name, ...about, ...kind }, new Date()),
  );
const permissions = new Set<string>();
const actor = { kind: 'person', id: 'bench', displayName: 'bench', permissions, scopes: ['50/'] } as const;

let [peakKb, peakTreeKb, longestPauseMs] = [0, 0, 0];
const watch = setInterval(async () => {
  peakKb = Math.max(peakKb, await residentKb(process.pid));
  peakTreeKb = Math.max(peakTreeKb, await residentKbOfTree(process.pid));
}, 250);
let lastTick = performance.now();
const tick = setInterval(() => {
  longestPauseMs = Math.max(longestPauseMs, performance.now() - lastTick - 10);
  lastTick = performance.now();
}, 10);

const phases: Record<string, number> = {};
const phase = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const from = performance.now();
  const result = await work();
  phases[what] = Math.round(performance.now() - from) / 1_000;
  return result;
};
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
const query = { fileName: 'parcels.gpkg', validFrom: '2026-01-01' };
const id = await phase('receive', () => receiveImport(platform, actor, datasetId, query, createReadStream(file)));
await phase('readAndCheck', () => readImport(platform, id));
await phase('publish', () => acceptImport(platform, actor, id));
const seconds = (performance.now() - startedAt) / 1_000;
const { user, system } = process.cpuUsage(cpuBefore);
const cpuSeconds = Math.round((user + system) / 1_000) / 1_000;
clearInterval(watch);
clearInterval(tick);
const { rows } = await sql<{ problems: unknown; features: number }>`
  select summary -> 'problems' as problems, (select count(*) from datasets.features where dataset_id = ${datasetId}) as features
  from datasets.imports where id = ${id}`.execute(database.db);
await database.close();
const [peakRssMb, peakTreeRssMb] = [peakKb, peakTreeKb].map((kb) => Math.round(kb / 1_024));
process.stdout.write(
  JSON.stringify({
    ...rows[0],
    seconds,
    peakRssMb,
    peakTreeRssMb,
    longestPauseMs: Math.round(longestPauseMs),
    cpuSeconds,
    phases,
  }),
);
