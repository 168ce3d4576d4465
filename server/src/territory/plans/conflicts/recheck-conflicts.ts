import { localDay } from '../../../platform/clock/index.ts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { ruleBetween, ruleWithin } from './conflict-rules.ts';
import { startRunInTrx } from './detect-conflicts.ts';
import { listConflictRules, listPlanLayers, type PlanLayer, readLandGroups } from './plan-layers-queries.ts';
import { type BrokenPair, isConflict, judgePairs, saveJudgedInTrx } from './record-pairs.ts';

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
  { datasetId, keys }: { datasetId: string; keys: readonly string[] },
): Promise<Recheck> {
  const now = platform.clock.now();
  const day = localDay(now, platform.config.timeZone);
  return platform.db.transaction().execute(async (trx) => {
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
      const sides = [
        { domain: own.domain, group: groupOf(own, codeA) },
        { domain: other.domain, group: groupOf(other, codeB) },
      ] as const;
      const rule = own === other ? ruleWithin(rules) : ruleBetween(rules, ...sides);
      return rule ? [{ a, b, rule }] : [];
    });
    const runId = await startRunInTrx(trx, layers, rules, day, `changed ${datasetId}`, now);
    const judged = await judgePairs(trx, broken);
    const conflictIds = judged.filter(isConflict).map((one) => one.id);
    await saveJudgedInTrx(trx, runId, judged, now);
    const gone = await endMissingOfInTrx(trx, datasetId, keys, conflictIds, now);
    await sql`
      update plans.runs set finished_at = ${platform.clock.now()}, pairs = ${pairs.length}, found = ${conflictIds.length},
        slivers = ${judged.length - conflictIds.length} where id = ${runId}`.execute(trx);
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
  datasetId: string,
  keys: readonly string[],
  foundIds: readonly string[],
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update plans.conflicts set gone_at = ${now} where gone_at is null and not id = any (${foundIds}::uuid[])
      and ((dataset_a = ${datasetId} and feature_a = any (${keys}::text[]))
        or (dataset_b = ${datasetId} and feature_b = any (${keys}::text[])))`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
