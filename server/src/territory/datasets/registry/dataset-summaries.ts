import type { DatasetPage, DatasetQuery, DatasetSummary } from '@shancheng/contracts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { datasetNotFound } from '../errors.ts';
import { present, type Reader, readable } from './readable.ts';

const PAGE = 50;

interface Row extends Omit<DatasetSummary, 'createdAt' | 'newest'> {
  createdAt: Date;
  number: number | null;
  validFrom: string | null;
  recordedAt: Date | null;
  features: number | null;
}

/** One row per dataset; the status says what a planner would have to do next. */
const summaries = (reader: Reader) => sql`
  select d.id, d.key, jsonb_build_object('zh', d.name_zh, 'en', d.name_en) as name, d.data_class as "dataClass", d.authority, d.scheme,
    d.geometry_kind as "geometryKind", d.scale, d.licence, d.security_level as "securityLevel",
    substring(d.division_path from '([^/]+)/$') as "divisionCode", p.name as "divisionName", d.synthetic, d.revision,
    d.created_at as "createdAt", coalesce(v.number, 0) as versions, v.number, v.valid_from as "validFrom", v.recorded_at as "recordedAt",
    v.feature_count as features, i.open as "openImports", l.plan,
    case when i.waiting > 0 then 'waiting' when v.number is null then 'empty'
      when not exists (select from datasets.coverages c where c.dataset_id = d.id and c.version_to is null) then 'unknown-coverage'
      else 'current' end as status
  from datasets.datasets d
  left join lateral (select number, valid_from, recorded_at, feature_count from datasets.versions
    where dataset_id = d.id order by number desc limit 1) v on true
  left join lateral (select count(*) filter (where status in ('reading', 'checking', 'checked')) as open,
    count(*) filter (where status = 'checked') as waiting from datasets.imports where dataset_id = d.id) i on true
  left join lateral (select name from directory.divisions where code = substring(d.division_path from '([^/]+)/$')
    order by valid_from desc limit 1) p on true
  -- Only looked at here; the plans themselves decide what they make of it.
  left join lateral (select jsonb_strip_nulls(jsonb_build_object('domain', domain, 'kind', kind, 'rank', rank, 'landGroup', land_group,
    'effectiveTo', effective_to, 'draft', nullif(draft, false))) as plan from plans.layers where dataset_id = d.id) l on true
  where ${readable(reader)}`;

/** The register, page by page: by class, then by name. */
export async function listDatasets(db: Database, reader: Reader, query: DatasetQuery): Promise<DatasetPage> {
  const { q, dataClass, authority, status, page = 1, limit = PAGE } = query;
  const words = q === undefined || q.trim() === '' ? null : `%${q.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const chosen = sql`
    (${words}::text is null or concat_ws(' ', s.name->>'zh', s.name->>'en', s.key, s.authority) ilike ${words})
    and (${dataClass ?? null}::text is null or s."dataClass" = ${dataClass ?? null})
    and (${authority ?? null}::text is null or s.authority = ${authority ?? null})
    and (${status ?? null}::text is null or s.status = ${status ?? null})`;
  const { rows } = await sql<{ items: Row[]; total: number; authorities: string[] }>`
    with s as materialized (${summaries(reader)})
    select (select count(*) from s where ${chosen}) as total,
      coalesce((select jsonb_agg(distinct authority order by authority) from s), '[]') as authorities`.execute(db);
  const { rows: items } = await sql<Row>`
    with s as (${summaries(reader)}) select * from s where ${chosen}
    order by s."dataClass", s.name->>'zh', s.key limit ${limit} offset ${(page - 1) * limit}`.execute(db);
  const [sum] = rows;
  return { items: items.map(summaryOf), total: sum?.total ?? 0, authorities: sum?.authorities ?? [], page };
}

/** One dataset; outside the reader’s scope it does not exist. */
export async function getDataset(db: Database | Trx, reader: Reader, id: string): Promise<DatasetSummary> {
  const { rows } = await sql<Row>`${summaries(reader)} and d.id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw datasetNotFound();
  return summaryOf(row);
}

function summaryOf({ createdAt, number, validFrom, recordedAt, features, ...row }: Row): DatasetSummary {
  const newest =
    number === null || validFrom === null || recordedAt === null
      ? {}
      : { newest: { number, validFrom, recordedAt: recordedAt.toISOString(), features: features ?? 0 } };
  // The statement names exactly the fields of the contract; the answer’s schema checks it once more.
  return { ...present(row), createdAt: createdAt.toISOString(), ...newest } as unknown as DatasetSummary;
}
