import { setTimeout as delay } from 'node:timers/promises';
import { type Arrivals, noteArrival } from '../dispatch/dispatch-run.ts';
import { describeEnvironment, type Environment, loadNow } from '../figures/environment.ts';
import { checkLedger } from '../figures/ledger-check.ts';
import { type BenchWorld, makeBenchWorld } from '../load/bench-world.ts';
import { HttpLanes } from '../load/http-lane.ts';
import { runOpenLoop } from '../load/open-loop.ts';
import { connectPhones, listOfficers } from '../load/phone.ts';
import { type SentSignal, sendUntilAcknowledged } from '../load/sent-signals.ts';
import { makeSignal } from '../load/signed-signal.ts';
import type { Options } from '../options.ts';
import { startBenchDatabase } from '../platform/bench-database.ts';
import { findFreePort, type ServerOptions, type ServerProcess, startServer } from '../platform/server-process.ts';
import type { Stops } from '../platform/stops.ts';
import { countLosses, waitForQuiet } from './crash-check.ts';

export interface CrashResult {
  kills: number;
  acknowledged: number;
  lost: number;
  doubled: number;
  ledgerBalanced: boolean;
  worstRecoveryMs: number;
  environment: Environment & { rate: number; notOnAnyPhone: number };
}

const KILLS = 20;
const RATE = 200;
/** How long the server works between two kills; at random, so that it is hit in every phase of its work. */
const WORKS_MS = { least: 1_000, most: 3_500 };
/** Signals are planned for so long a round at most: restart and work together. */
const ROUND_SECONDS = 15;
/** A job whose worker died may wait for a watchdog; nothing moving for longer than that is a loss. */
const QUIET_MS = 90_000;

/** kill -9 of the server again and again under load, with senders that retry until they are acknowledged. */
export async function benchCrash(options: Options, stops: Stops): Promise<CrashResult> {
  const loadBefore = loadNow();
  const kills = options.kills ?? KILLS;
  const rate = options.rate ?? RATE;
  const database = await startBenchDatabase(stops);
  const { dataDir, connectionString, db } = database;
  const port = await findFreePort();
  const start = (): Promise<ServerProcess> =>
    startServer({ dataDir, connectionString, port } satisfies ServerOptions, stops);
  const first = await start();
  const world = await makeBenchWorld(db, kills * ROUND_SECONDS * rate + rate * 10);
  const lanes = new HttpLanes(port, 1_500);
  const receipts = new HttpLanes(port, 32);
  stops.add(() => lanes.close());
  stops.add(() => receipts.close());
  const arrivals: Arrivals = new Map();
  const note = (arrival: Parameters<typeof noteArrival>[1]) => noteArrival(arrivals, arrival);
  const onListed: typeof note = (arrival) => {
    if (!arrivals.has(arrival.incidentId)) note(arrival);
  };
  const phones = await connectPhones(await listOfficers(db), { port, lanes: receipts, onTask: note, onListed });
  stops.add(() => {
    for (const phone of phones) phone.close();
  });
  const load = startLoad(world, lanes, rate);
  const recoveries = await killAgainAndAgain(first, start, kills, load.sent);
  const sent = await load.finish();
  await waitForQuiet(db, QUIET_MS);
  await delay(3_000); // phones reconnect and read their lists
  const acknowledged = sent.filter((one) => one.acknowledgedAt !== undefined);
  const ledger = await checkLedger(
    db,
    acknowledged.map((one) => one.signal.id),
  );
  for (const problem of ledger.problems) process.stderr.write(`ledger: ${problem}\n`);
  const notOnAnyPhone = acknowledged.filter((one) => one.incidentId && !arrivals.has(one.incidentId)).length;
  process.stderr.write(`${sent.length - acknowledged.length} of ${sent.length} signals never acknowledged\n`);
  return {
    kills,
    acknowledged: acknowledged.length,
    ...(await countLosses(db, acknowledged)),
    ledgerBalanced: ledger.balanced,
    worstRecoveryMs: Math.round(Math.max(...recoveries)),
    environment: { ...(await describeEnvironment(db, loadBefore)), rate, notOnAnyPhone },
  };
}

function startLoad(world: BenchWorld, lanes: HttpLanes, rate: number) {
  const sent: SentSignal[] = [];
  const sending: Promise<void>[] = [];
  let stopped = false;
  let giveUpAt = Number.POSITIVE_INFINITY;
  const startAt = performance.now();
  const clockOffset = Date.now() - performance.now();
  const scheduled = runOpenLoop({
    rate,
    count: world.size.cameras * world.size.rulesPerCamera,
    startAt,
    stopped: () => stopped,
    fire: (index, dueAt) => {
      const signal = makeSignal(world, index, dueAt + clockOffset);
      const one: SentSignal = { signal, dueAt, duplicate: false, tries: 0 };
      sent.push(one);
      sending.push(sendUntilAcknowledged(lanes, one, () => giveUpAt));
    },
  });
  const finish = async (): Promise<SentSignal[]> => {
    stopped = true;
    await scheduled;
    giveUpAt = performance.now() + 60_000;
    await Promise.all(sending);
    return sent;
  };
  return { sent, finish };
}

/** From each kill to the first acknowledgement by the next server, ms. */
async function killAgainAndAgain(
  first: ServerProcess,
  start: () => Promise<ServerProcess>,
  kills: number,
  sent: readonly SentSignal[],
): Promise<number[]> {
  const recoveries: number[] = [];
  let server = first;
  for (let n = 1; n <= kills; n++) {
    await delay(WORKS_MS.least + Math.random() * (WORKS_MS.most - WORKS_MS.least));
    const killedAt = performance.now();
    await server.kill();
    const goneAt = performance.now() + 20; // what was on its way has arrived
    server = await start();
    const recovery = (await firstAcknowledgement(sent, goneAt)) - killedAt;
    recoveries.push(recovery);
    process.stderr.write(`kill ${n}: acknowledging again after ${Math.round(recovery)} ms\n`);
  }
  return recoveries;
}

async function firstAcknowledgement(sent: readonly SentSignal[], after: number): Promise<number> {
  const patience = performance.now() + 60_000;
  while (performance.now() < patience) {
    const times = sent.flatMap(({ acknowledgedAt }) =>
      acknowledgedAt && acknowledgedAt > after ? [acknowledgedAt] : [],
    );
    if (times.length > 0) return times.reduce((least, time) => Math.min(least, time));
    await delay(50);
  }
  throw new Error('the server came back but acknowledges nothing');
}
