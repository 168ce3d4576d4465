import type { AppliesHere, AppliesLayer, Spot } from '@shancheng/contracts';
import { type Database, sql } from '../../platform/db/index.ts';
import { unprocessable } from '../../platform/errors/index.ts';
import { type Asker, mayRead } from './dataset-versions.ts';
import { CHINA, requireInChina, spotOutside } from './in-china.ts';

export interface AppliesOptions {
  spot: Spot;
  /** The map as of this day, `YYYY-MM-DD`. */
  asOf: string;
  now: Date;
}

/** Features of one layer listed at most; a parcel across more is a plan, not a parcel. */
const MOST_FEATURES = 200;

interface Row {
  datasetId: string;
  name: AppliesLayer['name'];
  authority: string;
  dataClass: string;
  version: number | null;
  validFrom: string | null;
  covered: boolean;
  features: { key: string; code: string | null; group: string | null; name: string | null; areaM2: number | null }[];
}

/**
 * What each layer within the asker’s scope says of a spot on a day: it applies (with the features), it does not, or it is
 * unknown because the layer has no data there. One statement; the index on the shapes finds the few features around
 * the spot however many there are.
 */
export async function appliesHere(
  db: Database,
  actor: Asker,
  { spot, asOf, now }: AppliesOptions,
): Promise<AppliesHere> {
  const areaM2 = await checkSpot(db, spot);
  const { rows } = await sql<Row>`
    with asked as materialized (select st_setsrid(st_geomfromgeojson(${JSON.stringify(spot)}), 4490) as spot),
    layers as materialized (
      select d.*, v.number as version, v.valid_from, p.land_group from datasets.datasets d left join plans.layers p on p.dataset_id = d.id
      left join lateral (select number, valid_from from datasets.versions
        where dataset_id = d.id and valid_from <= ${asOf}::date order by number desc limit 1) v on true
      where ${mayRead(actor)}
    ), hits as (
      select f.dataset_id, f.version_from, f.version_to, f.key, f.code, f.name,
        case when ${areaM2 !== undefined} then st_area(st_intersection(f.geom, spot)::geography) end as area_m2
      from asked join datasets.features f on f.geom && spot and st_intersects(f.geom, spot)
    )
    select l.id as "datasetId", jsonb_build_object('zh', l.name_zh, 'en', l.name_en) as name, l.authority,
      l.data_class as "dataClass", l.version, l.valid_from as "validFrom",
      exists (select from datasets.coverages c, asked where c.dataset_id = l.id and c.version_from <= l.version
        and (c.version_to is null or c.version_to > l.version) and st_covers(c.geom, spot)) as covered,
      coalesce((select jsonb_agg(jsonb_build_object('key', h.key, 'code', h.code, 'name', h.name,
          'group', coalesce(l.land_group, plans.land_group_of(l.scheme, h.code)), 'areaM2', h.area_m2) order by h.key)
        from (select * from hits where dataset_id = l.id and version_from <= l.version
          and (version_to is null or version_to > l.version) and coalesce(area_m2, 1) > ${NOISE_M2} limit ${MOST_FEATURES}) h), '[]') as features
    from layers l order by l.data_class, l.key`.execute(db);
  return { layers: rows.map(layerOf), ...(areaM2 === undefined ? {} : { areaM2 }), asOf, at: now.toISOString() };
}

/** A parcel that only touches a line does not lie in it. */
const NOISE_M2 = 1e-4;

/** Area of a parcel; nothing for a point. Refuses outlines that are no shape, and places where nobody has data. */
export async function checkSpot(db: Database, spot: Spot): Promise<number | undefined> {
  if (spot.type === 'Point') {
    const [lon = Number.NaN, lat = Number.NaN] = spot.coordinates;
    requireInChina(lon, lat);
    return undefined;
  }
  const { rows } = await sql<{ valid: boolean; inside: boolean; area: number }>`
    select st_isvalid(g) as valid, st_area(g::geography) as area,
      g @ st_makeenvelope(${CHINA.west}, ${CHINA.south}, ${CHINA.east}, ${CHINA.north}, 4490) as inside
    from (select st_setsrid(st_geomfromgeojson(${JSON.stringify(spot)}), 4490) as g) as asked
    where st_xmin(g) >= -180 and st_xmax(g) <= 180 and st_ymin(g) >= -90 and st_ymax(g) <= 90`
    .execute(db)
    .catch((cause: unknown) => {
      throw badOutline(cause);
    });
  const row = rows[0];
  if (!row?.valid || row.area === 0) throw badOutline();
  if (!row.inside) throw spotOutside();
  return row.area;
}

function badOutline(cause?: unknown) {
  return unprocessable('spot.bad-outline', '地块轮廓无效', 'The outline of the parcel is not valid', { cause });
}

function layerOf({ version, validFrom, covered, features, ...row }: Row): AppliesLayer {
  const answer = features.length > 0 ? 'applies' : covered ? 'does-not-apply' : 'unknown';
  const present = <T extends object>(fields: T) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  return {
    ...row,
    ...present({ version, validFrom }),
    answer,
    features: features.map(({ key, ...rest }) => ({ key, ...present(rest) })),
  };
}
