import { sql, type Trx } from '../../../platform/db/index.ts';
import { type ConflictRule, severityOf, widthOf } from './conflict-rules.ts';
import type { OneSided } from './one-sided.ts';
import { AT_ONCE, isConflict, type Judged } from './record-pairs.ts';

/** What was found: pairs of features and what concerns one plan alone, conflicts and slivers alike. */
export interface Found {
  judged: readonly Judged[];
  oneSided: readonly OneSided[];
}

/** Writes down conflicts and slivers; a conflict found again changes nothing but its shape and time. */
export async function saveFoundInTrx(trx: Trx, runId: string, found: Found, now: Date): Promise<void> {
  await Promise.all([saveConflicts(trx, found, now), saveSlivers(trx, runId, found)]);
}

async function saveConflicts(trx: Trx, found: Found, now: Date): Promise<void> {
  for (const rows of rowsOf(found))
    await sql`
      insert into plans.conflicts (${COLUMNS}, status, first_seen_at, last_seen_at)
      select ${COLUMNS}, 'detected', ${now}::timestamptz, ${now}::timestamptz from (${rows}) r
      on conflict (id) do update set geom = excluded.geom, area_m2 = excluded.area_m2, severity = excluded.severity,
        code_a = excluded.code_a, code_b = excluded.code_b, evidence = excluded.evidence, last_seen_at = excluded.last_seen_at,
        gone_at = null`.execute(trx);
}

/** The same conflicts as those of another day, under the key of that day’s versions and rules. */
export async function savePastInTrx(trx: Trx, dayKey: string, found: Found): Promise<void> {
  for (const rows of rowsOf(found))
    await sql`
      insert into plans.past_conflicts (day_key, ${COLUMNS}) select ${dayKey}, ${COLUMNS} from (${rows}) r
      on conflict do nothing`.execute(trx);
}

const COLUMNS = sql`id, type, rule_id, severity, dataset_a, feature_a, code_a, dataset_b, feature_b, code_b, geom, area_m2, evidence,
  division_path`;

/** Selects of conflict rows, some thousand at a time. */
function rowsOf({ judged, oneSided }: Found) {
  return [
    ...inParts(judged.filter(isConflict)).map(rowsOfPairs),
    ...inParts(oneSided.filter(isConflict)).map(rowsOfOneSided),
  ];
}

function inParts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, n) => all.slice(n * AT_ONCE, (n + 1) * AT_ONCE));
}

function headOf({ id, rule, areaM2 }: { id: string; rule: ConflictRule; areaM2: number }) {
  return { id, type: rule.type, rule_id: rule.id, severity: severityOf(rule, areaM2), area_m2: areaM2 };
}

const centimetres = (metres: number): number => Math.round(metres * 100) / 100;

function rowsOfPairs(conflicts: readonly Judged[]) {
  const json = conflicts.map((one) => ({
    ...headOf(one),
    ...{ dataset_a: one.datasetA, feature_a: one.keyA, code_a: one.codeA },
    ...{ dataset_b: one.datasetB, feature_b: one.keyB, code_b: one.codeB },
    // Sides in their own order, not in that of the rows: the outline begins at the same corner each time.
    ...{ x: one.rowA, y: one.rowB },
    evidence: { versionA: one.versionA, versionB: one.versionB, perimeterM: centimetres(one.perimeterM) },
  }));
  return sql`
    select r.id, r.type, r.rule_id, r.severity, r.dataset_a, r.feature_a, r.code_a, r.dataset_b, r.feature_b, r.code_b,
      st_multi(st_collectionextract(case when r.type = 'BOUNDARY' then st_symdifference(x.geom, y.geom)
        else st_intersection(x.geom, y.geom) end, 3)) as geom, r.area_m2, r.evidence, d.division_path
    from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r(id uuid, type text, rule_id text, severity text, dataset_a uuid,
      feature_a text, code_a text, dataset_b uuid, feature_b text, code_b text, area_m2 float8, x bigint, y bigint, evidence jsonb)
    join datasets.features x on x.id = r.x join datasets.features y on y.id = r.y
    join datasets.datasets d on d.id = r.dataset_a`;
}

/** Like conflicts of two plans, with nothing on the other side. */
function rowsOfOneSided(conflicts: readonly OneSided[]) {
  const json = conflicts.map((one) => ({
    ...headOf(one),
    ...{ dataset: one.datasetId, key: one.key, geom: one.geom },
    evidence: { versionA: one.version, perimeterM: centimetres(one.perimeterM) },
  }));
  return sql`
    select r.id, r.type, r.rule_id, r.severity, r.dataset as dataset_a, r.key as feature_a, null as code_a, null::uuid as dataset_b,
      null as feature_b, null as code_b, decode(r.geom, 'hex')::geometry as geom, r.area_m2, r.evidence, d.division_path
    from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r(id uuid, type text, rule_id text, severity text, dataset uuid, key text,
      area_m2 float8, geom text, evidence jsonb)
    join datasets.datasets d on d.id = r.dataset`;
}

async function saveSlivers(trx: Trx, runId: string, { judged, oneSided }: Found): Promise<void> {
  const json = [
    ...judged
      .filter((one) => !isConflict(one))
      .map((one) => ({
        ...sliverOf(one),
        ...{ dataset_a: one.datasetA, feature_a: one.keyA, dataset_b: one.datasetB, feature_b: one.keyB },
      })),
    ...oneSided
      .filter((one) => !isConflict(one))
      .map((one) => ({ ...sliverOf(one), dataset_a: one.datasetId, feature_a: one.key })),
  ];
  for (const some of inParts(json))
    await sql`
      insert into plans.slivers (run_id, rule_id, dataset_a, feature_a, dataset_b, feature_b, area_m2, width_m, reason)
      select ${runId}::uuid, rule, dataset_a, feature_a, dataset_b, feature_b, area_m2, width_m, reason
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as r(rule text, dataset_a uuid, feature_a text, dataset_b uuid,
        feature_b text, area_m2 float8, width_m float8, reason text)`.execute(trx);
}

function sliverOf(one: Judged | OneSided) {
  return { rule: one.rule.id, area_m2: one.areaM2, width_m: widthOf(one), reason: one.sliver };
}
