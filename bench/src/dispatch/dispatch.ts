import { describeEnvironment, type Environment, loadNow } from '../figures/environment.ts';
import { makeBenchWorld } from '../load/bench-world.ts';
import { HttpLanes } from '../load/http-lane.ts';
import { connectPhones, listOfficers } from '../load/phone.ts';
import type { Options } from '../options.ts';
import { startBenchDatabase } from '../platform/bench-database.ts';
import { watchCpu } from '../platform/process-usage.ts';
import { findFreePort, startServer } from '../platform/server-process.ts';
import type { Stops } from '../platform/stops.ts';
import { measureBareJobStart } from './bare-job-start.ts';
import { type Arrivals, type DispatchRun, noteArrival, runDispatchLoad } from './dispatch-run.ts';

export interface DispatchResult {
  runs: DispatchRun[];
  bareJobStartMs: number;
  environment: Environment & { phones: number; seconds: number };
}

const RATES = [200, 1_000];
const LANES = 1_500;
/** Connections that are open before the load begins: camera workers keep theirs. */
const HELD_LANES = 400;
/** 33 beats with so many each, and the desks: more than 200 officers. */
const OFFICERS_PER_BEAT = '6';

/** Trusted signals through the HTTP door at a fixed rate; measured on the phones. */
export async function benchDispatch(options: Options, stops: Stops): Promise<DispatchResult> {
  const loadBefore = loadNow();
  const rates = options.rate ? [options.rate] : RATES;
  const seconds = options.seconds ?? 60;
  const database = await startBenchDatabase(stops);
  const port = await findFreePort();
  const server = await startServer(
    {
      dataDir: database.dataDir,
      connectionString: database.connectionString,
      port,
      profileDir: options.profileDir,
      env: { OFFICERS_PER_BEAT },
    },
    stops,
  );
  const world = await makeBenchWorld(database.db, rates.reduce((sum, rate) => sum + rate * seconds, 0) + 1);
  const lanes = new HttpLanes(port, LANES);
  const receiptLanes = new HttpLanes(port, 64);
  stops.add(() => lanes.close());
  stops.add(() => receiptLanes.close());
  const arrivals: Arrivals = new Map();
  const logins = await listOfficers(database.db);
  const onTask = (arrival: Parameters<typeof noteArrival>[1]) => noteArrival(arrivals, arrival);
  const phones = await connectPhones(logins, { port, lanes: receiptLanes, onTask });
  stops.add(() => {
    for (const phone of phones) phone.close();
  });
  process.stderr.write(`${phones.length} phones, ${world.cameras.length} cameras, ${world.points.length} places\n`);
  await lanes.warmUp(HELD_LANES);
  const bareJobStartMs = await measureBareJobStart(database);
  const runs: DispatchRun[] = [];
  let firstSignal = 0;
  for (const rate of rates) {
    const cpu = await watchCpu({ server: server.pid, postgres: database.postmaster, all: process.pid });
    runs.push(await runDispatchLoad({ database, world, lanes, arrivals, rate, seconds, firstSignal }));
    process.stderr.write(`${await cpu()}; load average ${loadNow()}\n`);
    firstSignal += rate * seconds;
  }
  const environment = await describeEnvironment(database.db, loadBefore);
  return { runs, bareJobStartMs, environment: { ...environment, phones: phones.length, seconds } };
}
