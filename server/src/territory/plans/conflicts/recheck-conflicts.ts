import { localDay } from '../../../platform/clock/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readLandGroups } from '../codes/code-classes-queries.ts';
import { boundaryRuleBetween, ruleBetween, ruleWithin } from './conflict-rules.ts';
import { lockRunsInTrx, startRunInTrx } from './detect-conflicts.ts';
import { sideOf } from './load-overlap-plan.ts';
import { listCellsOf, listGaps, listNotInForce, type OneSided } from './one-sided.ts';
import { listOtherPairs, withoutRepeats } from './other-pairs.ts';
import { listConflictRules, listPlanLayers, type PlanLayer } from './plan-layers-queries.ts';
import { type BrokenPair, isConflict, judgePairs } from './record-pairs.ts';
import { saveFoundInTrx } from './save-conflicts.ts';

export interface Recheck {
  found: number;
  gone: number;
}

interface NeighbourPair {
  a: number;
  codeA: string | null;
  b: number;
  datasetB: string;
  codeB: string | null;
}

/** After a change: compares only the features it touched with what lies around them. The same answer as a whole run. */
export async function recheckConflicts(
  platform: Platform,
  { datasetId, keys, version }: { datasetId: string; keys: readonly string[]; version?: number },
): Promise<Recheck> {
  return platform.db.transaction().execute(async (trx) => {
    await lockRunsInTrx(trx);
    const now = platform.clock.now();
    const day = localDay(now, platform.config.timeZone);
    const [layers, rules, groupOf] = await Promise.all([
      listPlanLayers(trx, day),
      listConflictRules(trx),
      readLandGroups(trx),
    ]);
    const own = layers.find((layer) => layer.datasetId === datasetId);
    const byId = new Map(layers.map((layer) => [layer.datasetId, layer]));
    const pairs = own ? await listNeighbours(trx, own, layers, keys) : [];
    const broken = pairs.flatMap(({ a, codeA, b, datasetB, codeB }): BrokenPair[] => {
      const other = byId.get(datasetB);
      if (!own || !other) return [];
      const sides = [sideOf(own, groupOf(own, codeA)), sideOf(other, groupOf(other, codeB))] as const;
      const rule =
        own === other ? ruleWithin(rules) : (ruleBetween(rules, ...sides) ?? boundaryRuleBetween(rules, ...sides));
      return rule ? [{ a, b, rule }] : [];
    });
    const runId = await startRunInTrx(trx, layers, rules, day, `changed ${datasetId}`, now);
    const [others, notInForce, cells] = await Promise.all([
      own ? listOtherPairs(trx, layers, rules, groupOf, { datasetId, keys }) : [],
      listNotInForce(trx, layers, rules, day),
      own?.kind === 'zone' ? listCellsOf(trx, { datasetId, keys, version: version ?? own.version }) : [],
    ]);
    const gaps = own ? await listGaps(trx, [own], rules, cells) : [];
    const oneSided: OneSided[] = [...notInForce, ...gaps];
    const judged = await judgePairs(trx, withoutRepeats([...broken, ...others]));
    const all = [...judged, ...oneSided];
    const conflictIds = all.filter(isConflict).map((one) => one.id);
    await saveFoundInTrx(trx, runId, { judged, oneSided }, now);
    const gone = await endMissingOfInTrx(trx, { datasetId, keys, cells }, conflictIds, now);
    await sql`
      update plans.runs set finished_at = ${platform.clock.now()}, pairs = ${pairs.length}, found = ${conflictIds.length},
        slivers = ${all.length - conflictIds.length} where id = ${runId}`.execute(trx);
    return { found: conflictIds.length, gone };
  });
}

async function listNeighbours(
  trx: Trx,
  { datasetId, version }: PlanLayer,
  layers: readonly PlanLayer[],
  keys: readonly string[],
): Promise<NeighbourPair[]> {
  const { rows } = await sql<NeighbourPair>`
    select a.id as a, a.code as "codeA", b.id as b, b.dataset_id as "datasetB", b.code as "codeB"
    from datasets.features a
    join datasets.features b on b.geom && a.geom and b.id <> a.id
    join unnest(${layers.map((layer) => layer.datasetId)}::uuid[], ${layers.map((layer) => layer.version)}::int[]) as l(id, version)
      on l.id = b.dataset_id and b.version_from <= l.version and (b.version_to is null or b.version_to > l.version)
    where a.dataset_id = ${datasetId} and a.key = any (${keys}::text[]) and a.version_from <= ${version}
      and (a.version_to is null or a.version_to > ${version}) and st_dimension(a.geom) = 2 and st_dimension(b.geom) = 2`.execute(
    trx,
  );
  return rows;
}

async function endMissingOfInTrx(
  trx: Trx,
  { datasetId, keys, cells }: { datasetId: string; keys: readonly string[]; cells: readonly string[] },
  foundIds: readonly string[],
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update plans.conflicts set gone_at = ${now} where gone_at is null and not id = any (${foundIds}::uuid[])
      and ((dataset_a = ${datasetId} and feature_a = any (${keys}::text[]))
        or (dataset_b = ${datasetId} and feature_b = any (${keys}::text[]))
        or (type = 'GAP' and dataset_a = ${datasetId} and split_part(feature_a, ' ', 2) = any (${cells}::text[]))
        or type = 'TIME')`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
