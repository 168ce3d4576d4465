import type { ParcelOutline } from '@shancheng/contracts';
import type { Actor } from '../../../platform/auth/index.ts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import { mayRead } from '../dataset-versions.ts';
import { NOISE_M2 } from './compliance.ts';

/** Features of one layer listed at most; areas count all of them. */
const MOST_FEATURES = 200;

export interface MeasuredRow {
  datasetId: string;
  key: string;
  name: { zh: string; en: string };
  authority: string;
  domain: string;
  kind: 'zone' | 'line' | 'status';
  rank: number;
  landGroup: string | null;
  version: number | null;
  validFrom: string | null;
  covered: boolean;
  insideM2: number;
  knownOutsideM2: number;
  features: { key: string; code: string | null; name: string | null; group: string | null; areaM2: number }[];
}

/**
 * How much of the parcel lies inside each layer of that day, on the ellipsoid. Layers are the zones and lines of the one
 * map, and whatever dataset a rule names; of those, what the asker may see.
 */
export async function measureLayers(
  db: Database | Trx,
  actor: Pick<Actor, 'scopes' | 'permissions'>,
  { parcel, asOf }: { parcel: ParcelOutline; asOf: string },
): Promise<MeasuredRow[]> {
  const { rows } = await sql<MeasuredRow>`
    with asked as materialized (select st_setsrid(st_geomfromgeojson(${JSON.stringify(parcel)}), 4490) as parcel),
    named as (select distinct unnest(layers) as word from toolbox.compliance_rules where enabled),
    layers as materialized (
      select d.id, d.key, d.name_zh, d.name_en, d.authority, d.scheme, coalesce(l.domain, '') as domain,
        coalesce(l.kind, 'line') as kind, coalesce(l.rank, 9) as rank, l.land_group, v.number as version, v.valid_from
      from datasets.datasets d left join plans.layers l on l.dataset_id = d.id
      left join lateral (select number, valid_from from datasets.versions
        where dataset_id = d.id and valid_from <= ${asOf}::date order by number desc limit 1) v on true
      where (l.kind in ('zone', 'line') or d.key in (select word from named)) and ${mayRead(actor)}
    ), hits as materialized (
      select l.id as layer, f.key, f.code, f.name, part.geom, st_area(part.geom::geography) as area_m2,
        coalesce(l.land_group, plans.land_group_of(l.scheme, f.code)) as land_group
      from asked join datasets.features f on f.geom && parcel and st_intersects(f.geom, parcel)
      join layers l on l.id = f.dataset_id and f.version_from <= l.version and (f.version_to is null or f.version_to > l.version)
      cross join lateral (select st_collectionextract(st_intersection(f.geom, parcel), 3) as geom) part
    )
    select l.id as "datasetId", l.key, jsonb_build_object('zh', l.name_zh, 'en', l.name_en) as name, l.authority, l.domain, l.kind, l.rank,
      l.land_group as "landGroup", l.version, l.valid_from::text as "validFrom",
      coalesce(st_covers(c.geom, parcel), false) as covered,
      coalesce(st_area(h.inside::geography), 0) as "insideM2",
      coalesce(st_area(st_difference(st_intersection(c.geom, parcel), coalesce(h.inside, 'SRID=4490;POLYGON EMPTY'::geometry))::geography), 0)
        as "knownOutsideM2",
      coalesce(h.features, '[]') as features
    from layers l cross join asked
    left join datasets.coverages c on c.dataset_id = l.id and c.version_from <= l.version and (c.version_to is null or c.version_to > l.version)
    left join lateral (
      select st_union(geom) as inside, (jsonb_agg(jsonb_build_object('key', key, 'code', code, 'name', name, 'group', land_group,
        'areaM2', area_m2) order by area_m2 desc, key)) as features
      from (select * from hits where layer = l.id and area_m2 > ${NOISE_M2}) h) h on true
    order by l.rank, l.key`.execute(db);
  return rows;
}

/** The features named in a report: the largest. */
export const mostFeatures = <T>(features: readonly T[]): T[] => features.slice(0, MOST_FEATURES);
