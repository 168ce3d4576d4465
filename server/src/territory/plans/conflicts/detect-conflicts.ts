import { createHash, randomUUID } from 'node:crypto';
import { localDay } from '../../../platform/clock/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readLandGroups } from '../codes/code-classes-queries.ts';
import { boundaryRuleBetween, type ConflictRule, ruleBetween, ruleWithin } from './conflict-rules.ts';
import { findOverlaps } from './find-overlaps.ts';
import { type LoadedPlan, loadOverlapPlan } from './load-overlap-plan.ts';
import { listGaps, listNotInForce, type OneSided } from './one-sided.ts';
import { listOtherPairs, withoutRepeats } from './other-pairs.ts';
import type { OverlapSplit } from './overlap-task.ts';
import { listConflictRules, listPlanLayers, type PlanLayer } from './plan-layers-queries.ts';
import { type BrokenPair, isConflict, type Judged, judgePairs } from './record-pairs.ts';
import { saveFoundInTrx } from './save-conflicts.ts';

export interface Comparison {
  /** Pairs of features that share area, whether they may or not. */
  pairs: number;
  /** What all pairs share, in m² of the plane of analysis. */
  sharedM2: number;
  /** Conflicts, and slivers with the reason why they are none. */
  judged: Judged[];
  /** Gaps and plans that do not hold. */
  oneSided: OneSided[];
}

interface Compared extends Comparison {
  layers: readonly PlanLayer[];
  rules: readonly ConflictRule[];
}

/**
 * Compares all layers as they stand on a day, from the beginning, and changes nothing: how it looked then, or would look.
 * What it finds does not depend on the order of the features, on the number of threads or on how the work is cut.
 */
export async function comparePlans(
  { db, config }: Pick<Platform, 'db' | 'config'>,
  { asOf, ...split }: OverlapSplit & { asOf: string },
): Promise<Compared> {
  const [layers, rules, groupOf] = await Promise.all([
    listPlanLayers(db, asOf),
    listConflictRules(db),
    readLandGroups(db),
  ]);
  const plan = await loadOverlapPlan(db, layers, rules, { ...split, srid: config.analysisSrid });
  const { pairs, sharedM2, broken } = await findBroken(plan, rules, split);
  const [others, notInForce, gaps] = await Promise.all([
    listOtherPairs(db, layers, rules, groupOf),
    listNotInForce(db, layers, rules, asOf),
    listGaps(db, layers, rules),
  ]);
  const judged = await judgePairs(db, withoutRepeats([...broken, ...others]));
  return { layers, rules, pairs, sharedM2, judged, oneSided: [...notInForce, ...gaps] };
}

export interface ConflictRun {
  id: string;
  pairs: number;
  sharedM2: number;
  found: number;
  slivers: number;
}

interface HowToRun extends OverlapSplit {
  /** Why, in words: kept with the run. */
  trigger: string;
}

/** Compares all layers as they stand today and writes down what is found; what is no longer found is gone from now on. */
export async function detectConflicts(platform: Platform, how: HowToRun): Promise<ConflictRun> {
  return platform.db.transaction().execute(async (trx) => {
    await lockRunsInTrx(trx);
    return detectLockedInTrx(trx, platform, how);
  });
}

/** The same for whoever holds the lock of runs already. */
export async function detectLockedInTrx(
  trx: Trx,
  platform: Platform,
  { trigger, ...split }: HowToRun,
): Promise<ConflictRun> {
  const now = platform.clock.now();
  const asOf = localDay(now, platform.config.timeZone);
  // It only holds the lock while other connections read and the threads compare, which may take minutes.
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx);
  const { layers, rules, pairs, sharedM2, judged, oneSided } = await comparePlans(platform, { asOf, ...split });
  const all = [...judged, ...oneSided];
  const conflictIds = all.filter(isConflict).map((one) => one.id);
  const [found, slivers] = [conflictIds.length, all.length - conflictIds.length];
  const run = await startRunInTrx(trx, layers, rules, asOf, trigger, now);
  await saveFoundInTrx(trx, run, { judged, oneSided }, now);
  await endMissingInTrx(trx, layers, conflictIds, now);
  await sql`
    update plans.runs set finished_at = ${platform.clock.now()}, pairs = ${pairs}, found = ${found}, slivers = ${slivers}
    where id = ${run}`.execute(trx);
  return { id: run, pairs, sharedM2, found, slivers };
}

async function findBroken(
  { plan, ids, sides }: LoadedPlan,
  rules: readonly ConflictRule[],
  split: OverlapSplit,
): Promise<{ pairs: number; sharedM2: number; broken: BrokenPair[] }> {
  const broken: BrokenPair[] = [];
  const areas: number[] = [];
  let pairs = 0;
  const within = ruleWithin(rules);
  const between = sides.map((a) => sides.map((b) => ruleBetween(rules, a, b) ?? boundaryRuleBetween(rules, a, b)));
  await findOverlaps(
    plan,
    (found) => {
      const { a, b } = found.task;
      pairs += found.pairs;
      areas.push(found.area);
      const [one, other] = [plan.layers[a], plan.layers[b]];
      for (let at = 0; at < found.broken.length; at += 2) {
        const [i = 0, j = 0] = found.broken.subarray(at, at + 2);
        const rule = a === b ? within : between[one?.classes[i] ?? 0]?.[other?.classes[j] ?? 0];
        if (rule) broken.push({ a: ids[a]?.[i] ?? 0, b: ids[b]?.[j] ?? 0, rule });
      }
    },
    split,
  );
  // Threads answer in any order; sums and records must not depend on it.
  broken.sort((one, other) => one.a - other.a || one.b - other.b);
  const sharedM2 = areas.sort((one, other) => one - other).reduce((sum, area) => sum + area, 0);
  return { pairs, sharedM2, broken };
}

/** One run at a time: an older look at the plans must not end what a newer one has found. */
export async function lockRunsInTrx(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('plans.runs'))`.execute(trx);
}

export async function startRunInTrx(
  trx: Trx,
  layers: readonly PlanLayer[],
  rules: readonly ConflictRule[],
  asOf: string,
  trigger: string,
  now: Date,
): Promise<string> {
  const id = randomUUID();
  const versions = Object.fromEntries(layers.map(({ datasetId, version }) => [datasetId, version]));
  const hash = createHash('sha256').update(JSON.stringify(rules)).digest('hex');
  await sql`
    insert into plans.runs (id, as_of, started_at, versions, rules_hash, trigger)
    values (${id}, ${asOf}::date, ${now}, ${JSON.stringify(versions)}::jsonb, ${hash}, ${trigger})`.execute(trx);
  return id;
}

/** Conflicts between compared layers that were not found again have been resolved, by whatever changed. */
async function endMissingInTrx(
  trx: Trx,
  layers: readonly PlanLayer[],
  foundIds: readonly string[],
  now: Date,
): Promise<void> {
  const compared = layers.map((layer) => layer.datasetId);
  await sql`
    update plans.conflicts set gone_at = ${now} where gone_at is null and not id = any (${foundIds}::uuid[])
      and dataset_a = any (${compared}::uuid[]) and (dataset_b is null or dataset_b = any (${compared}::uuid[]))`.execute(
    trx,
  );
}
