import type { ConflictList, ConflictQuery, PlanConflict } from '@shancheng/contracts';
import { type Actor, scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';

const USUALLY = 100;

interface Row extends Omit<PlanConflict, 'firstSeenAt' | 'lastSeenAt' | 'sides'> {
  firstSeenAt: Date;
  lastSeenAt: Date;
  sides: (PlanConflict['sides'][number] & { code: string | null })[];
  total: number;
  allAreaM2: number;
}

/** Conflicts that are there now within the asker’s scope, most severe and largest first. */
export async function listConflicts(
  db: Database,
  actor: Pick<Actor, 'scopes'>,
  { type = null, severity = null, limit = USUALLY }: { [K in keyof ConflictQuery]: ConflictQuery[K] | null },
  now: Date,
): Promise<ConflictList> {
  const { rows } = await sql<Row>`
    select c.id, c.type, c.severity, c.status, jsonb_build_object('zh', r.explanation_zh, 'en', r.explanation_en) as explanation,
      c.area_m2 as "areaM2", c.first_seen_at as "firstSeenAt", c.last_seen_at as "lastSeenAt",
      jsonb_build_object('lon', st_x(p.inside), 'lat', st_y(p.inside)) as place,
      (select jsonb_agg(jsonb_build_object('datasetId', d.id, 'datasetName', jsonb_build_object('zh', d.name_zh, 'en', d.name_en),
          'authority', d.authority, 'featureKey', side.key, 'code', side.code) order by side.n)
        from (values (1, c.dataset_a, c.feature_a, c.code_a), (2, c.dataset_b, c.feature_b, c.code_b)) as side(n, dataset, key, code)
        join datasets.datasets d on d.id = side.dataset) as sides,
      count(*) over () as total, sum(c.area_m2) over () as "allAreaM2"
    from plans.conflicts c join plans.conflict_rules r on r.id = c.rule_id
    cross join lateral (select st_pointonsurface(c.geom) as inside) p
    where c.gone_at is null and c.status <> 'exempt' and c.division_path like any (${scopePatterns(actor)}::text[])
      and (${type}::text is null or c.type = ${type}) and (${severity}::text is null or c.severity = ${severity})
    order by c.severity, c.area_m2 desc, c.id limit ${limit}`.execute(db);
  const [first] = rows;
  return {
    items: rows.map(conflictOf),
    total: first?.total ?? 0,
    areaM2: first?.allAreaM2 ?? 0,
    asOf: now.toISOString(),
  };
}

function conflictOf({ total: _total, allAreaM2: _all, firstSeenAt, lastSeenAt, sides, ...row }: Row): PlanConflict {
  return {
    ...row,
    sides: sides.map(({ code, ...side }) => ({ ...side, ...(code === null ? {} : { code }) })),
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  };
}
