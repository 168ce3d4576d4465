import { sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type FeatureChange, publishVersionInTrx, putDatasetInTrx } from '../../datasets/index.ts';
import { idOf } from '../conflicts/record-pairs.ts';

export interface ReadyBlueprint {
  id: string;
  asOf: string;
  code: string;
  path: string;
}

/** Whether it is the blueprint of the day on which it was started, and no later one stands already. */
async function isOfTodayInTrx(trx: Trx, datasetId: string, { id, timeZone }: { id: string; timeZone: string }) {
  const { rows } = await sql<{ ofToday: boolean }>`
    select b.as_of = (b.started_at at time zone ${timeZone})::date and not exists (select from datasets.versions v
      where v.dataset_id = ${datasetId} and v.valid_from > b.as_of) as "ofToday"
    from plans.blueprints b where b.id = ${id}`.execute(trx);
  return rows[0]?.ofToday ?? false;
}

/**
 * The district’s blueprint becomes a dataset; each computation is a version of it. The newest version is what holds from
 * its day on, so one of another day stays a blueprint that can be looked at and taken along, and replaces nothing.
 */
export async function publishBlueprintInTrx(
  trx: Trx,
  platform: Platform,
  { id, asOf, code, path }: ReadyBlueprint,
): Promise<void> {
  const datasetId = idOf(['blueprint', path]);
  if (!(await isOfTodayInTrx(trx, datasetId, { id, timeZone: platform.config.timeZone }))) return;
  const { rows: sources } = await sql<{ synthetic: boolean; level: 'public' | 'internal' | 'sensitive' }>`
    select coalesce(bool_or(d.synthetic), true) as synthetic,
      case when bool_or(d.security_level = 'sensitive') then 'sensitive' when bool_or(d.security_level = 'internal') then 'internal'
        else 'public' end as level
    from datasets.datasets d where d.id in (select dataset_id from plans.blueprint_parts where blueprint_id = ${id})`.execute(
    trx,
  );
  await putDatasetInTrx(
    trx,
    {
      ...{ id: datasetId, key: `blueprint-${code}`, name: { zh: '一张蓝图', en: 'One blueprint' }, dataClass: 'plan' },
      ...{
        authority: '多规合一（按刚性等级计算）',
        geometryKind: 'polygon',
        licence: 'as its sources',
        divisionPath: path,
      },
      // No less guarded than the most guarded plan that went into it.
      ...{ securityLevel: sources[0]?.level ?? 'sensitive', synthetic: sources[0]?.synthetic ?? true },
    },
    platform.clock.now(),
  );
  const { rows: put } = await sql<FeatureChange>`
    select 'part-' || seq as key, st_astext(geom, 15) as wkt, coalesce(code, case when dataset_id is null then '未规划' else '' end) as code,
      jsonb_build_object('unplanned', dataset_id is null, 'datasetId', dataset_id, 'version', version, 'rank', rank,
        'landGroup', land_group) as attributes
    from plans.blueprint_parts where blueprint_id = ${id} order by seq`.execute(trx);
  const { rows: before } = await sql<{ key: string }>`
    select key from datasets.features where dataset_id = ${datasetId} and version_to is null`.execute(trx);
  const kept = new Set(put.map((part) => part.key));
  const remove = before.map((row) => row.key).filter((key) => !kept.has(key));
  const lineage = { kind: 'blueprint', blueprintId: id };
  await publishVersionInTrx(trx, platform, { datasetId, validFrom: asOf, lineage, put, remove });
}
