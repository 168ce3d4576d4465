import type { ConflictGroupList } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { conflictSightOf, isVisible } from './visible-conflicts.ts';

/** About 0.1 m: what lies closer touches. */
const TOUCHES_DEGREES = 1e-6;

/**
 * Open conflicts of the same rule, plans and codes that touch each other, as one. A group is named after the smallest
 * of its members, which keep their own names.
 */
export async function listConflictGroups(
  db: Database,
  actor: Pick<Actor, 'scopes' | 'permissions'>,
  { limit = 100 }: { limit?: number },
): Promise<ConflictGroupList> {
  const { rows } = await sql<ConflictGroupList['items'][number] & { total: number }>`
    with clustered as (
      select c.*, st_clusterdbscan(geom, ${TOUCHES_DEGREES}::float8, 1)
        over (partition by rule_id, dataset_a, code_a, dataset_b, code_b order by id) as cluster
      from plans.conflicts c where gone_at is null and status <> 'exempt' and ${isVisible(conflictSightOf(actor))}
    ), grouped as (
      select array_agg(id::text order by id) as members, rule_id, min(type) as type, min(severity) as severity, sum(area_m2) as area_m2,
        (array_agg(geom order by id))[1] as geom
      from clustered group by rule_id, dataset_a, code_a, dataset_b, code_b, cluster
    )
    select members[1] as id, rule_id as "ruleId", type, severity, area_m2 as "areaM2", members, count(*) over ()::int as total,
      jsonb_build_object('lon', st_x(st_pointonsurface(geom)), 'lat', st_y(st_pointonsurface(geom))) as place
    from grouped order by severity, area_m2 desc, members[1] limit ${limit}`.execute(db);
  return { items: rows.map(({ total: _total, ...item }) => item), total: rows[0]?.total ?? 0 };
}
