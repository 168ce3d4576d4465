import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Database, sql } from '../../../server/src/platform/db/index.ts';
import { benchZones, type StampedCamera } from '../../../vision/src/simulator/index.ts';
import { describeEnvironment, type Environment, loadNow } from '../figures/environment.ts';
import { countDoubled } from '../figures/ledger-check.ts';
import { type Percentiles, percentiles, round } from '../figures/percentiles.ts';
import type { Options } from '../options.ts';
import { startBenchDatabase } from '../platform/bench-database.ts';
import { cpuSecondsOfTree } from '../platform/process-usage.ts';
import { findFreePort, startServer } from '../platform/server-process.ts';
import type { Stops } from '../platform/stops.ts';
import { type ChainCameras, startChainCameras } from './chain-cameras.ts';
import { openChainPhone, type PageReceipts, ringOnce } from './chain-phone.ts';

export interface ChainResult {
  cameras: number;
  incidents: number;
  captureToPhoneMs: Percentiles;
  detectToPhoneMs: Percentiles;
  lost: number;
  doubled: number;
  /** Of all cores: server, PostgreSQL and camera worker with its decoders; not the simulated cameras and Chromium. */
  cpuShare: number;
  environment: Environment;
}

const CAMERAS = 4;
/** His beat comes first of 上清寺街道, and he is always asked first there. */
const OFFICER = 'shangqingsi01';
const VISIT_MS = 2_600;
const VISIT_EVERY_MS = 4_000;
/** A visit the detector missed is made again, at most so often: there is no incident before it sees one. */
const ROUNDS = 3;

/** From light on the sensor to the page of the phone, through every program of the product. */
export async function benchChain(_options: Options, stops: Stops): Promise<ChainResult> {
  const loadBefore = loadNow();
  const database = await startBenchDatabase(stops);
  const { db, dataDir, connectionString } = database;
  const server = await startServer({ dataDir, connectionString, port: await findFreePort() }, stops);
  const cameras = await startChainCameras(db, CAMERAS, OFFICER, stops);
  const receipts = await openChainPhone(server.address, OFFICER, dataDir, stops);
  const worker = await startVision(server.address, cameras, dataDir, stops);
  await ringOnce(server.port, cameras.elsewhere, receipts);
  const pids = [server.pid, database.postmaster, worker.pid];
  const cpu = async () => (await Promise.all(pids.map(cpuSecondsOfTree))).reduce((sum, one) => sum + one, 0);
  const [cpuBefore, startedAt] = [await cpu(), performance.now()];
  await showEverybody(db, cameras);
  const cpuShare = ((await cpu()) - cpuBefore) / ((performance.now() - startedAt) / 1_000) / availableParallelism();
  await delay(5_000); // what is on its way arrives, and a second copy would
  return {
    cameras: CAMERAS,
    ...(await figuresOf(db, receipts, worker.made)),
    cpuShare: round(cpuShare),
    environment: await describeEnvironment(db, loadBefore),
  };
}

interface VisionWorker {
  pid: number;
  /** Observations it says it made; each has to be in the database. */
  made: { count: number };
}

async function startVision(
  address: string,
  cameras: ChainCameras,
  dataDir: string,
  stops: Stops,
): Promise<VisionWorker> {
  const script = fileURLToPath(new URL('../../../vision/src/start.ts', import.meta.url));
  const env = { PLATFORM_URL: address, VISION_TOKEN: cameras.token, VISION_DATA_DIR: `${dataDir}/vision` };
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...env, VISION_STAMPED_CLOCK: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  stops.add(async () => {
    child.kill('SIGTERM');
    const hard = setTimeout(() => child.kill('SIGKILL'), 8_000);
    await exited;
    clearTimeout(hard);
  });
  const live = new Set<string>();
  const made = { count: 0 };
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the cameras were not live after 60 s')), 60_000);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry = JSON.parse(line) as { event?: string; cameraId?: string }; // the worker’s own log
      if (entry.event === 'observation.made') made.count += 1;
      if (entry.event === 'camera.live' && live.add(entry.cameraId ?? '').size === cameras.ids.length) {
        clearTimeout(late);
        resolve();
      }
    });
  });
  return { pid: child.pid ?? 0, made };
}

/** Each camera by itself shows a person in one zone after the other, until every zone of it has had its incident. */
async function showEverybody(db: Database, { ids, live }: ChainCameras): Promise<void> {
  await Promise.all(
    ids.map(async (id, n) => {
      const camera = live[n];
      await delay((n * VISIT_EVERY_MS) / ids.length);
      for (let round = 0; camera && round < ROUNDS; round++) await showRound(db, id, camera);
    }),
  );
}

async function showRound(db: Database, cameraId: string, camera: StampedCamera): Promise<void> {
  const seen = await sql<{ rule_id: string }>`
    select distinct rule_id from incidents.signals where device_id = ${cameraId}`.execute(db);
  const done = new Set(seen.rows.map((row) => row.rule_id));
  for (const { rule, foot } of benchZones()) {
    if (done.has(rule.id)) continue;
    await camera.showPerson(foot, VISIT_MS);
    await delay(VISIT_EVERY_MS);
  }
}

async function figuresOf(db: Database, receipts: PageReceipts, made: { count: number }) {
  const { rows } = await sql<{ task_id: string | null; t0: Date; t1: Date }>`
    select t.id as task_id, i.t0, i.t1 from incidents.incidents i left join dispatch.tasks t on t.incident_id = i.id
    where i.camera_id like '5001039900132900000_'`.execute(db);
  const signals = await sql<{ outcome: string; n: number }>`
    select outcome, count(*)::int as n from incidents.signals group by outcome`.execute(db);
  const recorded = signals.rows.reduce((sum, row) => sum + row.n, 0);
  const arrived = rows.flatMap(({ task_id, t0, t1 }) => {
    const [first] = receipts.get(task_id ?? '') ?? [];
    return first === undefined ? [] : [{ capture: first - t0.getTime(), detect: first - t1.getTime() }];
  });
  const outcomes = signals.rows.map(({ outcome, n }) => `${outcome} ${n}`).join(', ');
  process.stderr.write(
    `${made.count} observations made, ${outcomes}; ${arrived.length} of ${rows.length} on the page\n`,
  );
  const again = rows.filter(({ task_id }) => new Set(receipts.get(task_id ?? '') ?? []).size > 1).length;
  return {
    incidents: rows.length,
    captureToPhoneMs: percentiles(arrived.map((one) => one.capture)),
    detectToPhoneMs: percentiles(arrived.map((one) => one.detect)),
    lost: rows.length - arrived.length + Math.max(0, made.count - recorded),
    doubled: again + (await countDoubled(db)),
  };
}
