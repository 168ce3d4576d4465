import type { DatasetStatistics, StatisticsQuery } from '@shancheng/contracts';
import { scopePatterns } from '../../../platform/auth/index.ts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { type Asker, featuresOf, findVersion } from '../dataset-versions.ts';
import { noVersionThen } from './errors.ts';

export interface StatisticsOptions {
  query: StatisticsQuery;
  asOf: string;
  now: Date;
}

const MOST_ROWS = 20_000;

type Row = Omit<DatasetStatistics['rows'][number], 'code'> & { code: string | null };

/** How much of a dataset lies in each division of a level, by code, with the divisions as of that day. */
export async function datasetStatistics(
  db: Database,
  actor: Asker,
  { query, asOf, now }: StatisticsOptions,
): Promise<DatasetStatistics> {
  const version = await findVersion(db, actor, { key: query.dataset, asOf });
  if (version === undefined) throw noVersionThen();
  const { rows } = await sql<Row>`
    with places as materialized (
      select d.code, d.name, g.geom from directory.divisions d
      join directory.division_geometries g on g.code = d.code and g.valid_from <= ${asOf}::date
        and (g.valid_to is null or g.valid_to > ${asOf}::date)
      where d.level = ${query.level} and d.valid_from <= ${asOf}::date and (d.valid_to is null or d.valid_to > ${asOf}::date)
        and exists (select from directory.division_paths p where p.code = d.code and p.valid_from <= ${asOf}::date
          and (p.valid_to is null or p.valid_to > ${asOf}::date) and p.path like any (${scopePatterns(actor)}::text[]))
    ), pieces as (
      select p.code as place, p.name, f.code, st_dimension(f.geom) as dimension, f.area_m2, st_covers(p.geom, f.geom) as whole,
        f.geom, p.geom as outline
      from places p join datasets.features f on f.geom && p.geom and st_intersects(p.geom, f.geom)
      where ${featuresOf(version)}
    ), cut as (
      -- Of an area only areas, of a line only lines: an edge shared with a division is not in it.
      select place, name, code, dimension, case when whole then area_m2 end as known_area,
        case when whole then geom else st_collectionextract(st_intersection(geom, outline), dimension + 1) end as geom
      from pieces
    ), measured as (
      select place, name, code, dimension,
        case dimension when 2 then coalesce(known_area, st_area(geom::geography)) else 0 end as area,
        case dimension when 1 then st_length(geom::geography) else 0 end as length
      from cut where not st_isempty(geom)
    )
    select place as "divisionCode", name as "divisionName", code, count(*)::int as features,
      sum(area) as "areaM2", sum(length) as "lengthM"
    from measured where dimension = 0 or area > ${NOISE} or length > ${NOISE}
    group by place, name, code order by place, code limit ${MOST_ROWS + 1}`.execute(db);
  return {
    version: version.version,
    rows: rows.slice(0, MOST_ROWS).map(({ code, ...row }) => ({ ...row, ...(code === null ? {} : { code }) })),
    truncated: rows.length > MOST_ROWS,
    asOf,
    at: now.toISOString(),
  };
}

/** m² or metres: a feature that only touches a division does not lie in it. */
const NOISE = 1e-4;
