import type { MapLayer, MapLayers } from '@shancheng/contracts';
import { type Actor, scopePatterns } from '../../platform/auth/index.ts';
import { type Database, sql } from '../../platform/db/index.ts';
import { securityLevelsOf } from '../datasets/index.ts';

interface Row extends Omit<MapLayer, 'versions' | 'plan' | 'bounds'> {
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  plan: MapLayer['plan'] | null;
  versions: MapLayer['versions'];
}

/** Every dataset the actor may see, with the version that holds on that day; without one it is listed all the same. */
export async function listMapLayers(
  db: Database,
  actor: Pick<Actor, 'scopes' | 'permissions'>,
  asOf: string,
): Promise<MapLayers> {
  const { rows } = await sql<Row>`
    select d.id as "datasetId", d.key, jsonb_build_object('zh', d.name_zh, 'en', d.name_en) as name, d.data_class as "dataClass",
      d.authority, d.scheme, d.geometry_kind as "geometryKind", d.scale, d.licence, d.security_level as "securityLevel",
      d.synthetic, v.number as version, v.valid_from as "validFrom", v.feature_count::int as "featureCount",
      st_xmin(c.geom) as west, st_ymin(c.geom) as south, st_xmax(c.geom) as east, st_ymax(c.geom) as north,
      (select jsonb_build_object('domain', l.domain, 'kind', l.kind, 'rank', l.rank) from plans.layers l
        where l.dataset_id = d.id) as plan,
      coalesce((select jsonb_agg(jsonb_build_object('number', a.number, 'validFrom', a.valid_from, 'recordedAt', a.recorded_at,
        'lineage', a.lineage) order by a.number) from datasets.versions a where a.dataset_id = d.id), '[]') as versions
    from datasets.datasets d
    left join lateral (select number, valid_from, feature_count from datasets.versions
      where dataset_id = d.id and valid_from <= ${asOf}::date order by number desc limit 1) v on true
    left join lateral (select geom from datasets.coverages where dataset_id = d.id and version_from <= v.number
      and (version_to is null or version_to > v.number)) c on true
    where d.division_path like any (${scopePatterns(actor)}::text[]) and d.security_level = any (${securityLevelsOf(actor)}::text[])
    order by d.data_class, d.key`.execute(db);
  return { items: rows.map(layerOf), asOf };
}

function layerOf({ west, south, east, north, ...row }: Row): MapLayer {
  const bounds = west === null || south === null || east === null || north === null ? null : [west, south, east, north];
  const present = Object.entries({ ...row, bounds }).filter(([, value]) => value !== null);
  return Object.fromEntries(present) as MapLayer; // absent instead of null; the answer’s schema checks it once more
}

/** True when the actor may see this dataset and it has this version. */
export async function mayDraw(
  db: Database,
  actor: Pick<Actor, 'scopes' | 'permissions'>,
  { datasetId, version }: { datasetId: string; version: number },
): Promise<boolean> {
  const { rows } = await sql`
    select from datasets.datasets d join datasets.versions v on v.dataset_id = d.id and v.number = ${version}
    where d.id = ${datasetId} and d.division_path like any (${scopePatterns(actor)}::text[])
      and d.security_level = any (${securityLevelsOf(actor)}::text[])`.execute(db);
  return rows.length > 0;
}
