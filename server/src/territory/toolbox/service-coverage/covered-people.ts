import type { AreaShape, ServiceCoverage } from '@shancheng/contracts';
import type { Position } from '@shancheng/geo';
import { type Database, sql } from '../../../platform/db/index.ts';
import { type DatasetVersion, featuresOf } from './find-version.ts';

/** Metres to either side of a street that are reached from it: the depth of a row of houses. An assumption. */
const BESIDE_M = 40;

export interface ReachedArea {
  shape: AreaShape;
  areaM2: number;
}

/** The ground beside reached streets; EPSG:4545 (metres) for the width, EPSG:4490 as answered. */
export async function drawReach(db: Database, parts: Position[][]): Promise<ReachedArea> {
  if (parts.length === 0) return { shape: { type: 'MultiPolygon', coordinates: [] }, areaM2: 0 };
  const lines = JSON.stringify({ type: 'MultiLineString', coordinates: parts });
  const { rows } = await sql<ReachedArea>`
    with drawn as materialized (
      select st_multi(st_transform(st_buffer(st_transform(st_setsrid(st_geomfromgeojson(${lines}), 4490), 4545),
        ${BESIDE_M}, 'quad_segs=2'), 4490)) as geom)
    select st_asgeojson(geom, 7)::jsonb as shape, st_area(geom::geography) as "areaM2" from drawn`.execute(db);
  return rows[0] ?? { shape: { type: 'MultiPolygon', coordinates: [] }, areaM2: 0 };
}

interface Row {
  key: string;
  name: string | null;
  people: number;
  /** In the order of the areas asked about. */
  shares: number[];
}

/** People of a place count by the share of its area that lies inside. */
export async function countPeople(
  db: Database,
  population: DatasetVersion,
  areas: readonly ReachedArea[],
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with areas as materialized (
      select number, st_makevalid(st_setsrid(st_geomfromgeojson(shape), 4490)) as geom
      from unnest(${areas.map(({ shape }) => JSON.stringify(shape))}::text[]) with ordinality a (shape, number)
    ), pieces as materialized (
      select number, st_subdivide(geom, 48) as geom from areas where not st_isempty(geom)
    ), places as materialized (
      select f.key, f.name, f.geom, st_area(f.geom) as size,
        case when jsonb_typeof(f.attributes->'population') = 'number' then (f.attributes->>'population')::float8 else 0 end as people
      from datasets.features f where ${featuresOf(population)} and st_dimension(f.geom) = 2
    ), inside as (
      select p.key, i.number, sum(case when st_covers(i.geom, p.geom) then p.size else st_area(st_intersection(p.geom, i.geom)) end) / p.size as share
      from places p join pieces i on i.geom && p.geom and st_intersects(i.geom, p.geom) group by p.key, p.size, i.number
    )
    select p.key, p.name, p.people,
      (select array_agg(least(1, coalesce(i.share, 0)) order by a.number) from areas a
        left join inside i on i.key = p.key and i.number = a.number) as shares
    from places p where p.people > 0`.execute(db);
  return rows;
}

/** Places listed at most, and the share below which a place counts as not covered. */
const MOST_UNCOVERED = 500;
const COVERED = 0.5;

/** Where most people are left out; `band` is the widest one. */
export function uncoveredPlaces(rows: readonly Row[], band: number): ServiceCoverage['uncovered'] {
  return rows
    .map(({ key, name, people, shares }) => ({
      key,
      ...(name === null ? {} : { name }),
      people,
      share: shares[band] ?? 0,
    }))
    .filter(({ share }) => share < COVERED)
    .sort((a, b) => b.people * (1 - b.share) - a.people * (1 - a.share))
    .slice(0, MOST_UNCOVERED);
}
