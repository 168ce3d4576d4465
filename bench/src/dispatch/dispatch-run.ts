import { setTimeout as delay } from 'node:timers/promises';
import { checkLedger, countDoubled } from '../figures/ledger-check.ts';
import { type Percentiles, percentiles } from '../figures/percentiles.ts';
import type { BenchWorld } from '../load/bench-world.ts';
import type { HttpLanes } from '../load/http-lane.ts';
import { runOpenLoop } from '../load/open-loop.ts';
import type { TaskArrival } from '../load/phone.ts';
import { type SentSignal, sendUntilAcknowledged } from '../load/sent-signals.ts';
import { makeSignal } from '../load/signed-signal.ts';
import type { BenchDatabase } from '../platform/bench-database.ts';

export interface DispatchRun {
  rate: number;
  signalToPhoneMs: Percentiles;
  lost: number;
  doubled: number;
  ledgerBalanced: boolean;
}

/** First arrival of each case on a phone, and how often it came. */
export type Arrivals = Map<string, { at: number; tasks: Set<string>; times: number }>;

export function noteArrival(arrivals: Arrivals, { incidentId, taskId, arrivedAt }: TaskArrival): void {
  const known = arrivals.get(incidentId);
  if (known) {
    known.times += 1;
    known.tasks.add(taskId);
  } else arrivals.set(incidentId, { at: arrivedAt, tasks: new Set([taskId]), times: 1 });
}

export interface DispatchLoad {
  database: BenchDatabase;
  world: BenchWorld;
  lanes: HttpLanes;
  arrivals: Arrivals;
  rate: number;
  seconds: number;
  /** Number of the first signal, so that a second run makes other cases. */
  firstSignal: number;
}

/** Every so many-th signal repeats an earlier one: same camera rule, same place. */
const DUPLICATE_EVERY = 50;
const DUPLICATE_OF_SECONDS_AGO = 3;
const SETTLE_MS = 60_000;
/** Nothing new on any phone for so long: what has not arrived is lost. */
const QUIET_MS = 10_000;

export async function runDispatchLoad(load: DispatchLoad): Promise<DispatchRun> {
  const { sent, sending } = await sendAll(load);
  await Promise.all(sending);
  await settle(load.arrivals, sent);
  return figuresOf(load, sent);
}

async function sendAll(load: DispatchLoad): Promise<{ sent: SentSignal[]; sending: Promise<void>[] }> {
  const { world, lanes, rate, seconds, firstSignal } = load;
  const sent: SentSignal[] = [];
  const sending: Promise<void>[] = [];
  const startAt = performance.now() + 200;
  const giveUpAt = startAt + seconds * 1_000 + SETTLE_MS;
  const clockOffset = Date.now() - performance.now();
  await runOpenLoop({
    rate,
    count: rate * seconds,
    startAt,
    fire: (index, dueAt) => {
      const original = index - DUPLICATE_OF_SECONDS_AGO * rate;
      const duplicate = index % DUPLICATE_EVERY === DUPLICATE_EVERY - 1 && original >= 0;
      // The original of a duplicate is never one itself: 3 s before is the same place in the cycle, one less is not.
      const number = firstSignal + (duplicate ? original - 1 : index);
      const one: SentSignal = {
        signal: makeSignal(world, number, dueAt + clockOffset),
        dueAt,
        duplicate,
        tries: 0,
      };
      sent.push(one);
      sending.push(sendUntilAcknowledged(lanes, one, () => giveUpAt));
    },
  });
  return { sent, sending };
}

/** Waits until every acknowledged new case is on a phone, or nothing more arrives. */
async function settle(arrivals: Arrivals, sent: readonly SentSignal[]): Promise<void> {
  const expected = sent.flatMap((one) => (one.outcome === 'filed' && one.incidentId ? [one.incidentId] : []));
  let missing = Number.POSITIVE_INFINITY;
  let lastChange = performance.now();
  while (performance.now() - lastChange < QUIET_MS) {
    const now = expected.filter((id) => !arrivals.has(id)).length;
    if (now === 0) break;
    if (now < missing) {
      missing = now;
      lastChange = performance.now();
    }
    await delay(100);
  }
  await delay(1_000); // time for a second copy, if there were one
}

async function figuresOf(load: DispatchLoad, sent: readonly SentSignal[]): Promise<DispatchRun> {
  const { arrivals, database, rate } = load;
  const acknowledged = sent.filter((one) => one.acknowledgedAt !== undefined);
  const opened = acknowledged.filter((one) => !one.duplicate);
  const latencies: number[] = [];
  let lost = 0;
  let doubledOnPhones = 0;
  const cases = new Set<string>();
  for (const { incidentId, dueAt, outcome } of opened) {
    const arrival = incidentId === undefined ? undefined : arrivals.get(incidentId);
    if (!arrival || outcome !== 'filed' || incidentId === undefined) {
      lost += 1;
      continue;
    }
    latencies.push(arrival.at - dueAt);
    if (arrival.times > 1) doubledOnPhones += 1;
    cases.add(incidentId);
  }
  const ledger = await checkLedger(
    database.db,
    acknowledged.map((one) => one.signal.id),
  );
  report(load, sent, ledger.problems);
  return {
    rate,
    signalToPhoneMs: percentiles(latencies),
    lost,
    // Two signals answered with one case although they were meant as two would hide a task: that is a loss above.
    doubled: doubledOnPhones + (await countDoubled(database.db)),
    ledgerBalanced: ledger.balanced,
  };
}

function report(load: DispatchLoad, sent: readonly SentSignal[], problems: readonly string[]): void {
  const outcomes = new Map<string, number>();
  for (const one of sent) {
    const key = `${one.duplicate ? 'repeat' : 'new'} → ${one.outcome ?? 'never acknowledged'}`;
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
  }
  const answers = percentiles(sent.flatMap((one) => (one.acknowledgedAt ? [one.acknowledgedAt - one.dueAt] : [])));
  const retries = sent.reduce((sum, one) => sum + one.tries - 1, 0);
  process.stderr.write(
    `rate ${load.rate}/s: ${[...outcomes].map(([key, n]) => `${key} ${n}`).join(', ')}; retries ${retries}, ` +
      `connections ${load.lanes.open}; scheduled → acknowledged ${JSON.stringify(answers)}\n`,
  );
  for (const problem of problems) process.stderr.write(`ledger: ${problem}\n`);
}
