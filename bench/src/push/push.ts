import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describeEnvironment, type Environment, loadNow } from '../figures/environment.ts';
import { type Percentiles, percentiles, round } from '../figures/percentiles.ts';
import { type EventStream, openEventStream } from '../load/event-stream.ts';
import type { Options } from '../options.ts';
import { startBenchDatabase } from '../platform/bench-database.ts';
import { residentKb, watchCpu } from '../platform/process-usage.ts';
import { findFreePort, startServer } from '../platform/server-process.ts';
import type { Stops } from '../platform/stops.ts';
import type { PushBenchMessage } from './push-message.ts';

export interface PushResult {
  clients: number;
  deliveryMs: Percentiles;
  kbPerClient: number;
  environment: Environment & { rate: number; seconds: number; missing: number; doubled: number };
}

const CLIENTS = 5_000;
const RATE = 50;
const AT_ONCE = 50;

/** Thousands of event streams with real sessions, and messages each meant for one of them. */
export async function benchPush(options: Options, stops: Stops): Promise<PushResult> {
  const loadBefore = loadNow();
  const { clients = CLIENTS, rate = RATE, seconds = 60 } = withoutUndefined(options);
  await requireFileLimit(clients + 200);
  const database = await startBenchDatabase(stops);
  const numbers = { BENCH_CLIENTS: String(clients), BENCH_RATE: String(rate), BENCH_SECONDS: String(seconds) };
  const server = await startServer(
    {
      dataDir: database.dataDir,
      connectionString: database.connectionString,
      port: await findFreePort(),
      profileDir: options.profileDir,
      env: numbers,
      script: 'bench/src/push/push-server.ts',
    },
    stops,
  );
  const tokens = JSON.parse(await readFile(join(database.dataDir, 'bench-sessions.json'), 'utf8')) as string[]; // written by push-server.ts
  await delay(2_000);
  const before = await residentKb(server.pid);
  const latencies = new Map<number, number>();
  let doubled = 0;
  const streams = await connectAll(server.address, tokens, ({ n, dueAt }, arrivedAt) => {
    if (latencies.has(n)) doubled += 1;
    else latencies.set(n, arrivedAt - dueAt);
  });
  stops.add(() => {
    for (const stream of streams) stream.close();
  });
  await delay(5_000);
  const kbPerClient = round(((await residentKb(server.pid)) - before) / clients);
  const cpu = await watchCpu({ server: server.pid, postgres: database.postmaster });
  process.kill(server.pid, 'SIGUSR2');
  await waitFor(() => latencies.size === rate * seconds, seconds * 1_000 + 15_000);
  await delay(1_000); // time for a second copy, if there were one
  process.stderr.write(`${await cpu()}\n`);
  return {
    clients,
    deliveryMs: percentiles(latencies.values()),
    kbPerClient,
    environment: {
      ...(await describeEnvironment(database.db, loadBefore)),
      ...{ rate, seconds, missing: rate * seconds - latencies.size, doubled },
    },
  };
}

function withoutUndefined({ clients, rate, seconds }: Options) {
  return {
    ...(clients === undefined ? {} : { clients }),
    ...(rate === undefined ? {} : { rate }),
    ...(seconds === undefined ? {} : { seconds }),
  };
}

/** Node raises its soft limit to the hard one by itself; only the hard one can be too low. */
async function requireFileLimit(needed: number): Promise<void> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const hard = /^Max open files\s+\S+\s+(\d+)/m.exec(limits)?.[1];
  if (hard !== undefined && Number(hard) < needed)
    throw new Error(`one process may open ${hard} files here, ${needed} are needed: raise “ulimit -Hn”`);
}

async function connectAll(
  address: string,
  tokens: readonly string[],
  onMessage: (message: PushBenchMessage, arrivedAt: number) => void,
): Promise<EventStream[]> {
  const streams: EventStream[] = [];
  const queue = [...tokens];
  const connectNext = async (): Promise<void> => {
    for (let token = queue.shift(); token !== undefined; token = queue.shift()) {
      const stream = openEventStream({
        url: `${address}/api/v1/push`,
        cookie: `session=${token}`,
        onEvent: ({ data }, arrivedAt) => {
          onMessage(JSON.parse(data) as PushBenchMessage, performance.timeOrigin + arrivedAt); // only our own messages
        },
      });
      streams.push(stream);
      await stream.opened;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, connectNext));
  return streams;
}

async function waitFor(done: () => boolean, patienceMs: number): Promise<void> {
  const until = performance.now() + patienceMs;
  while (!done() && performance.now() < until) await delay(100);
}
