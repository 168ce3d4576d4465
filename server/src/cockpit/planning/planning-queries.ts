import type { PlanningCockpit } from '@shancheng/contracts';
import { sql, type Trx } from '../../platform/db/index.ts';
import { type ConflictSight, isVisible } from '../../territory/plans/index.ts';

/**
 * Reads the tables of `plans` and `datasets` directly, and only reads: the wall wants sums of one snapshot, which no list
 * of those domains can give.
 */
export interface PlanningFrame {
  /** Where the reader may look, and how guarded a plan may be for them. */
  sight: ConflictSight;
  now: Date;
  /** Today and the first day of the year in the district’s time zone. */
  today: string;
  yearStart: Date;
}

interface Tally {
  type: string;
  severity: string;
  status: string;
  fromDays: number;
  state: 'open' | 'exempt' | 'gone';
  value: number;
  areaM2: number;
}

/** Conflicts by everything the wall counts by, in one pass: all sums fold out of it, so they reconcile. */
export async function readConflictTally(trx: Trx, { sight, now, yearStart }: PlanningFrame): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select type, severity, status, state, "fromDays", count(*)::int as value, sum(area_m2) as "areaM2" from (
      select type, severity, status, area_m2,
        case when gone_at is not null then 'gone' when status = 'exempt' then 'exempt' else 'open' end as state,
        case when age < interval '7 days' then 0 when age < interval '30 days' then 7 when age < interval '90 days' then 30 else 90 end
          as "fromDays"
      from (select *, ${now}::timestamptz - first_seen_at as age from plans.conflicts c
        where ${isVisible(sight)} and (gone_at is null or gone_at >= ${yearStart})) c
    ) c group by type, severity, status, state, "fromDays"`.execute(trx);
  return rows;
}

/** Open conflicts of each authority; one between two counts at both. */
export async function readByAuthority(trx: Trx, { sight }: PlanningFrame): Promise<PlanningCockpit['byAuthority']> {
  const { rows } = await sql<PlanningCockpit['byAuthority'][number]>`
    select d.authority, count(distinct c.id)::int as value, sum(c.area_m2) as "areaM2"
    from plans.conflicts c
    cross join lateral (select d.authority from datasets.datasets d where d.id in (c.dataset_a, c.dataset_b) group by d.authority) d
    where c.gone_at is null and c.status <> 'exempt' and ${isVisible(sight)}
    group by d.authority order by 2 desc, 1`.execute(trx);
  return rows;
}

export async function readControlLines(
  trx: Trx,
  { sight, today }: PlanningFrame,
): Promise<PlanningCockpit['controlLines']> {
  const { rows } = await sql<PlanningCockpit['controlLines'][number]>`
    select d.id as "datasetId", d.key, jsonb_build_object('zh', d.name_zh, 'en', d.name_en) as name, l.rank, v.number as version,
      v.valid_from as "validFrom", coalesce(a.area, 0) as "areaM2", t.conflicts, t.area as "conflictAreaM2"
    from plans.layers l join datasets.datasets d on d.id = l.dataset_id
    join lateral (select number, valid_from from datasets.versions where dataset_id = d.id and valid_from <= ${today}::date
      order by number desc limit 1) v on true
    left join lateral (select sum(area_m2) as area from datasets.features f where f.dataset_id = d.id and f.version_from <= v.number
      and (f.version_to is null or f.version_to > v.number)) a on true
    cross join lateral (select count(*)::int as conflicts, coalesce(sum(c.area_m2), 0) as area from plans.conflicts c
      where c.gone_at is null and c.status <> 'exempt' and d.id in (c.dataset_a, c.dataset_b)
        and ${isVisible(sight)}) t
    where l.rank <= 3 and l.kind = 'line' and d.division_path like any (${sight.patterns}::text[])
      and d.security_level = any (${sight.levels}::text[])
    order by l.rank, d.key`.execute(trx);
  return rows;
}

export async function readCoverage(trx: Trx, { sight }: PlanningFrame): Promise<PlanningCockpit['coverage']> {
  const { rows } = await sql<PlanningCockpit['coverage'][number]>`
    with covered as (
      select d.id, d.key, jsonb_build_object('zh', d.name_zh, 'en', d.name_en) as name, coalesce(st_area(c.geom::geography), 0) as area
      from datasets.datasets d left join datasets.coverages c on c.dataset_id = d.id and c.version_to is null
      where d.division_path like any (${sight.patterns}::text[]) and d.security_level = any (${sight.levels}::text[])
    )
    select id as "datasetId", name, area / nullif(max(area) over (), 0) as share from covered order by share, key`.execute(
    trx,
  );
  return rows.map((row) => ({ ...row, share: row.share ?? 0 }));
}
