import { createHash } from 'node:crypto';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { type ConflictRule, sliverReason } from './conflict-rules.ts';
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
  /** Row ids of both sides. */
  rowA: number;
  rowB: number;
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

/** Pairs handled at once: enough to spread the statements thin, few enough to keep them short. */
export const AT_ONCE = 2_000;

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

export function isConflict({ sliver }: Pick<Judged, 'sliver'>): boolean {
  return sliver === undefined;
}

/** Sides in one order, whichever was found first; patches without area (they only touch) are left out. */
async function measure(db: Database | Trx, pairs: readonly BrokenPair[]): Promise<MeasuredPair[]> {
  const { rows } = await sql<MeasuredPair>`
    select (n.ord - 1)::int as index, a.id as "rowA", b.id as "rowB", a.dataset_id as "datasetA", a.key as "keyA", a.code as "codeA", a.version_from as "versionA",
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
  /** Why it is no conflict. */
  sliver: string | undefined;
}

function judge(pair: BrokenPair | undefined, measured: MeasuredPair): Judged[] {
  // What only touches shares nothing but the last digits of its coordinates, here as in the threads.
  if (!pair || measured.areaM2 < NOISE_M2) return [];
  const { rule } = pair;
  if (rule.type === 'BOUNDARY' && !areTwins(pair, measured)) return [];
  const parts = [rule.type, rule.id, measured.datasetA, measured.keyA, measured.datasetB, measured.keyB];
  return [{ ...measured, rule, id: idOf(parts), sliver: sliverReason(rule, measured) }];
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
