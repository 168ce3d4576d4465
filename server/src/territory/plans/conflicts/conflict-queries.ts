import type { ConflictList, ConflictQuery, PlanConflict } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { type ConflictFilter, matches } from './conflict-filter.ts';
import { ORDERS, readCursor, writeCursor } from './conflict-order.ts';
import { type ConflictSource, openNow } from './conflict-sources.ts';
import { conflictSightOf, isVisible } from './visible-conflicts.ts';

const USUALLY = 100;

export interface ConflictRow extends Omit<PlanConflict, 'firstSeenAt' | 'lastSeenAt' | 'sides' | 'opinionDueAt'> {
  opinionDueAt: string | null;
  firstSeenAt: Date;
  lastSeenAt: Date;
  sides: (PlanConflict['sides'][number] & { code: string | null })[];
}
interface Row extends ConflictRow {
  first: number;
  second: number;
}
interface Sum {
  type: string;
  severity: string;
  count: number;
  areaM2: number;
}

export type Query = ConflictFilter & { [K in 'limit' | 'cursor' | 'sort']?: ConflictQuery[K] | null | undefined };
type Listed = Omit<ConflictList, 'unknown'>;

/** Conflicts the actor may see, of now or of another day, most severe and largest first unless asked otherwise. */
export async function listConflicts(
  db: Database,
  actor: Pick<Actor, 'id' | 'scopes' | 'permissions'>,
  { limit, cursor, sort, ...filter }: Query,
  { now, source = { rows: openNow, until: now } }: { now: Date; source?: ConflictSource | undefined },
): Promise<Listed> {
  const [most, by] = [limit ?? USUALLY, sort ?? 'severity'];
  const after = cursor ? readCursor(cursor, by) : undefined;
  const fits = sql`${isVisible(conflictSightOf(actor))} and ${matches(filter, actor, { until: source.until, now })}`;
  const { first, second } = ORDERS[by];
  const from = after
    ? sql`(${first}, ${second}, c.id) > (${after.first}::float8, ${after.second}::float8, ${after.id}::uuid)`
    : sql`true`;
  // In one snapshot, so that the sums are those of the pages.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const [page, sums] = await Promise.all([
        sql<Row>`
          select ${CONFLICT}, c.sort_first as first, c.sort_second as second
          from (select c.*, ${first} as sort_first, ${second} as sort_second from ${source.rows} where ${fits} and ${from}
            order by sort_first, sort_second, c.id limit ${most + 1}) c
          join plans.conflict_rules r on r.id = c.rule_id cross join lateral (select st_pointonsurface(c.geom) as inside) p
          order by c.sort_first, c.sort_second, c.id`.execute(trx),
        sumsOf(trx, source, fits),
      ]);
      const shown = page.rows.slice(0, most);
      const last = page.rows.length > most ? shown.at(-1) : undefined;
      return {
        items: shown.map(conflictOf),
        ...totalOf(sums),
        ...{ byType: totalsBy(sums, 'type'), bySeverity: totalsBy(sums, 'severity') },
        ...(last ? { next: writeCursor({ sort: by, first: last.first, second: last.second, id: last.id }) } : {}),
        asOf: now.toISOString(),
      };
    });
}

async function sumsOf(trx: Trx, source: ConflictSource, fits: ReturnType<typeof sql>): Promise<Sum[]> {
  const { rows } = await sql<Sum>`
    select c.type, c.severity, count(*)::int as count, sum(c.area_m2) as "areaM2" from ${source.rows} where ${fits}
    group by c.type, c.severity order by c.type, c.severity`.execute(trx);
  return rows;
}

function totalOf(sums: readonly Sum[]): { total: number; areaM2: number } {
  return sums.reduce((all, one) => ({ total: all.total + one.count, areaM2: all.areaM2 + one.areaM2 }), {
    ...{ total: 0, areaM2: 0 },
  });
}

function totalsBy(sums: readonly Sum[], key: 'type' | 'severity'): ConflictList['byType'] {
  return [...Map.groupBy(sums, (one) => one[key])]
    .map(([name, some]) => {
      const { total, areaM2 } = totalOf(some);
      return { key: name, count: total, areaM2 };
    })
    .sort((one, other) => other.count - one.count || one.key.localeCompare(other.key));
}

/** What every list and page shows of a conflict `c` with its rule `r` and a point inside, `p`. */
export const CONFLICT = sql`c.id, c.type, c.severity, c.status,
  jsonb_build_object('zh', r.explanation_zh, 'en', r.explanation_en) as explanation, c.area_m2 as "areaM2",
  c.first_seen_at as "firstSeenAt", c.last_seen_at as "lastSeenAt",
  jsonb_build_object('lon', st_x(p.inside), 'lat', st_y(p.inside)) as place,
  (select jsonb_agg(jsonb_build_object('datasetId', d.id, 'datasetName', jsonb_build_object('zh', d.name_zh, 'en', d.name_en),
      'authority', d.authority, 'featureKey', side.key, 'code', side.code) order by side.n)
    from (values (1, c.dataset_a, c.feature_a, c.code_a), (2, c.dataset_b, c.feature_b, c.code_b)) as side(n, dataset, key, code)
    join datasets.datasets d on d.id = side.dataset) as sides,
  (select last.state ->> 'opinionDueAt' from (select state from plans.conflict_actions a where a.conflict_id = c.id order by seq desc limit 1) last
    where c.status = 'proposed' or (c.status = 'opinion'
      and jsonb_array_length(last.state -> 'opinions') < jsonb_array_length(last.state -> 'authorities'))) as "opinionDueAt"`;

/** One row of CONFLICT. */
export function conflictOf(row: ConflictRow): PlanConflict {
  const { id, type, severity, status, explanation, areaM2, place, firstSeenAt, lastSeenAt, sides, opinionDueAt } = row;
  return {
    ...{ id, type, severity, status, explanation, areaM2, place },
    sides: sides.map(({ code, ...side }) => ({ ...side, ...(code === null ? {} : { code }) })),
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    ...(opinionDueAt === null ? {} : { opinionDueAt }),
  };
}
