import { createHash } from 'node:crypto';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { type ConflictRule, severityOf, sliverReason, widthOf } from './conflict-rules.ts';
import { NOISE_M2 } from './overlap-task.ts';

/** Two features that break a rule, by their row ids. */
export interface BrokenPair {
  a: number;
  b: number;
  rule: ConflictRule;
  /** They have the same name, so they are one object however little they share. */
  sameName?: boolean;
}

interface MeasuredPair {
  index: number;
  datasetA: string;
  keyA: string;
  codeA: string | null;
  versionA: number;
  datasetB: string;
  keyB: string;
  codeB: string | null;
  versionB: number;
  areaM2: number;
  perimeterM: number;
  /** Whole areas of both, where they are compared as two outlines of one object. */
  areaA: number | null;
  areaB: number | null;
}

/** Pairs measured at once: enough to spread the statements thin, few enough to keep them short. */
const AT_ONCE = 2_000;

/**
 * Measures what each pair shares on the ellipsoid and judges it: a conflict, or a sliver with the reason why it is none.
 * The same pair and rule have the same id in every run.
 */
export async function judgePairs(db: Database | Trx, pairs: readonly BrokenPair[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (let from = 0; from < pairs.length; from += AT_ONCE) {
    const some = pairs.slice(from, from + AT_ONCE);
    judged.push(...(await measure(db, some)).flatMap((measured) => judge(some[measured.index], measured)));
  }
  return judged;
}

/** Writes down conflicts and slivers; a conflict found again changes nothing but its shape and time. */
export async function saveJudgedInTrx(trx: Trx, runId: string, judged: readonly Judged[], now: Date): Promise<void> {
  for (let from = 0; from < judged.length; from += AT_ONCE) {
    const some = judged.slice(from, from + AT_ONCE);
    await Promise.all([
      saveConflicts(trx, some.filter(isConflict), now),
      saveSlivers(
        trx,
        runId,
        some.filter((one) => !isConflict(one)),
      ),
    ]);
  }
}

export function isConflict({ sliver }: Pick<Judged, 'sliver'>): boolean {
  return sliver === undefined;
}

/** Sides in one order, whichever was found first; patches without area (they only touch) are left out. */
async function measure(db: Database | Trx, pairs: readonly BrokenPair[]): Promise<MeasuredPair[]> {
  const { rows } = await sql<MeasuredPair>`
    select (n.ord - 1)::int as index, a.dataset_id as "datasetA", a.key as "keyA", a.code as "codeA", a.version_from as "versionA",
      b.dataset_id as "datasetB", b.key as "keyB", b.code as "codeB", b.version_from as "versionB",
      st_area(g.geom::geography) as "areaM2", st_perimeter(g.geom::geography) as "perimeterM",
      case when n.twins then st_area(a.geom::geography) end as "areaA", case when n.twins then st_area(b.geom::geography) end as "areaB"
    from unnest(${pairs.map((pair) => pair.a)}::bigint[], ${pairs.map((pair) => pair.b)}::bigint[],
      ${pairs.map((pair) => pair.rule.type === 'BOUNDARY')}::bool[]) with ordinality as n(one, other, twins, ord)
    join datasets.features x on x.id = n.one join datasets.features y on y.id = n.other
    join datasets.features a on a.id = case when (x.dataset_id, x.key) <= (y.dataset_id, y.key) then x.id else y.id end
    join datasets.features b on b.id = case when a.id = x.id then y.id else x.id end
    cross join lateral (select case when n.twins then st_collectionextract(st_symdifference(a.geom, b.geom), 3)
      else st_collectionextract(st_intersection(a.geom, b.geom), 3) end as geom) g
    where not st_isempty(g.geom) order by n.ord`.execute(db);
  return rows;
}

export interface Judged extends MeasuredPair {
  id: string;
  rule: ConflictRule;
  pair: BrokenPair;
  /** Why it is no conflict. */
  sliver: string | undefined;
}

function judge(pair: BrokenPair | undefined, measured: MeasuredPair): Judged[] {
  // What only touches shares nothing but the last digits of its coordinates, here as in the threads.
  if (!pair || measured.areaM2 < NOISE_M2) return [];
  const { rule } = pair;
  if (rule.type === 'BOUNDARY' && !areTwins(pair, measured)) return [];
  const parts = [rule.type, rule.id, measured.datasetA, measured.keyA, measured.datasetB, measured.keyB];
  return [{ ...measured, pair, rule, id: idOf(parts), sliver: sliverReason(rule, measured) }];
}

/** One object with two outlines: what only one of them has is too much, and what both have enough to be the same. */
function areTwins({ rule, sameName }: BrokenPair, { areaM2, areaA, areaB }: MeasuredPair): boolean {
  if (areaA === null || areaB === null) return false;
  const { mutualShare = 0.6, differenceRatio = 0.05 } = rule.parameters ?? {};
  const both = (areaA + areaB - areaM2) / 2;
  const same = sameName ? both > NOISE_M2 : both >= mutualShare * Math.max(areaA, areaB);
  return same && areaM2 > differenceRatio * (areaM2 + both);
}

/** The first 128 bits of a SHA-256, in the form of a UUID of version 8 (RFC 9562: free for one’s own use). */
export function idOf(parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function saveConflicts(trx: Trx, conflicts: readonly Judged[], now: Date): Promise<void> {
  if (conflicts.length === 0) return;
  const json = conflicts.map((one) => ({
    ...{ id: one.id, type: one.rule.type, rule: one.rule.id, severity: severityOf(one.rule, one.areaM2) },
    ...{ dataset_a: one.datasetA, feature_a: one.keyA, code_a: one.codeA },
    ...{ dataset_b: one.datasetB, feature_b: one.keyB, code_b: one.codeB },
    ...{ area_m2: one.areaM2, x: one.pair.a, y: one.pair.b },
    evidence: { versionA: one.versionA, versionB: one.versionB, perimeterM: Math.round(one.perimeterM * 100) / 100 },
  }));
  await sql`
    insert into plans.conflicts (id, type, rule_id, severity, dataset_a, feature_a, code_a, dataset_b, feature_b, code_b, geom,
      area_m2, evidence, division_path, status, first_seen_at, last_seen_at)
    select r.id, r.type, r.rule, r.severity, r.dataset_a, r.feature_a, r.code_a, r.dataset_b, r.feature_b, r.code_b,
      st_multi(st_collectionextract(case when r.type = 'BOUNDARY' then st_symdifference(x.geom, y.geom)
        else st_intersection(x.geom, y.geom) end, 3)), r.area_m2, r.evidence, d.division_path, 'detected',
      ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r(id uuid, type text, rule text, severity text, dataset_a uuid,
      feature_a text, code_a text, dataset_b uuid, feature_b text, code_b text, area_m2 float8, x bigint, y bigint, evidence jsonb)
    join datasets.features x on x.id = r.x join datasets.features y on y.id = r.y
    join datasets.datasets d on d.id = r.dataset_a
    on conflict (id) do update set geom = excluded.geom, area_m2 = excluded.area_m2, severity = excluded.severity,
      code_a = excluded.code_a, code_b = excluded.code_b, evidence = excluded.evidence, last_seen_at = excluded.last_seen_at,
      gone_at = null`.execute(trx);
}

async function saveSlivers(trx: Trx, runId: string, slivers: readonly Judged[]): Promise<void> {
  if (slivers.length === 0) return;
  const json = slivers.map((one) => ({
    ...{
      rule: one.rule.id,
      dataset_a: one.datasetA,
      feature_a: one.keyA,
      dataset_b: one.datasetB,
      feature_b: one.keyB,
    },
    ...{ area_m2: one.areaM2, width_m: widthOf(one), reason: one.sliver },
  }));
  await sql`
    insert into plans.slivers (run_id, rule_id, dataset_a, feature_a, dataset_b, feature_b, area_m2, width_m, reason)
    select ${runId}::uuid, rule, dataset_a, feature_a, dataset_b, feature_b, area_m2, width_m, reason
    from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r(rule text, dataset_a uuid, feature_a text, dataset_b uuid,
      feature_b text, area_m2 float8, width_m float8, reason text)`.execute(trx);
}
