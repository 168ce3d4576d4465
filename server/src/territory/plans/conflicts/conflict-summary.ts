import type { ConflictSummary } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { conflictSightOf, isVisible } from './visible-conflicts.ts';

type Counts = ConflictSummary['byType'];

/** Open conflicts within scope counted by what they are, and how many came and went in each of the last twelve months. */
export async function summariseConflicts(
  db: Database,
  actor: Pick<Actor, 'scopes' | 'permissions'>,
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<ConflictSummary> {
  const seen = isVisible(conflictSightOf(actor), 'k');
  const open = sql`select * from plans.conflicts k where gone_at is null and status <> 'exempt' and ${seen}`;
  const by = async (key: ReturnType<typeof sql>, from = sql`(${open}) c`): Promise<Counts> =>
    (
      await sql<Counts[number]>`
        select ${key} as key, count(*)::int as count, sum(c.area_m2) as "areaM2" from ${from} group by 1 order by 2 desc, 1`.execute(
        db,
      )
    ).rows;
  const age = sql`case when c.first_seen_at > ${now}::timestamptz - interval '7 days' then 'week'
    when c.first_seen_at > ${now}::timestamptz - interval '30 days' then 'month'
    when c.first_seen_at > ${now}::timestamptz - interval '90 days' then 'quarter' else 'older' end`;
  // Each authority once a conflict, also where both plans are its own.
  const sides = sql`(select distinct o.id, o.area_m2, d.authority from (${open}) o
    join datasets.datasets d on d.id in (o.dataset_a, o.dataset_b)) c`;
  const month = (column: 'first_seen_at' | 'gone_at') =>
    sql`to_char(${sql.ref(column)} at time zone ${timeZone}::text, 'YYYY-MM')`;
  const [byType, bySeverity, byStatus, byAge, byAuthority, months] = await Promise.all([
    by(sql`c.type`),
    by(sql`c.severity`),
    by(sql`c.status`),
    by(age),
    by(sql`c.authority`, sides),
    sql<ConflictSummary['months'][number]>`
      select month, sum(opened)::int as opened, sum(closed)::int as closed from (
        select ${month('first_seen_at')} as month, 1 as opened, 0 as closed from plans.conflicts k where ${seen}
        union all
        select ${month('gone_at')}, 0, 1 from plans.conflicts k where gone_at is not null and ${seen}
      ) moves group by month order by month desc limit 12`.execute(db),
  ]);
  return { byType, bySeverity, byStatus, byAge, byAuthority, months: months.rows, asOf: now.toISOString() };
}
