import type { Name } from '@shancheng/contracts';
import { type Database, sql } from '../../../platform/db/index.ts';
import { type Asker, type DatasetVersion, featuresOf, mayRead } from '../dataset-versions.ts';

export interface Candidate {
  id: number;
  key: string;
  code: string | null;
  plotNo: string | null;
  areaM2: number;
  lon: number;
  lat: number;
}

/** More plots of fitting size than this are too many to weigh: the question is too wide. */
export const MOST_CANDIDATES = 20_000;

export async function listCandidates(
  db: Database,
  plan: DatasetVersion,
  { minAreaM2, maxAreaM2 }: { minAreaM2: number; maxAreaM2: number },
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select f.id, f.key, f.code, f.attributes ->> 'plotNo' as "plotNo", f.area_m2 as "areaM2", st_x(p.inside) as lon, st_y(p.inside) as lat
    from datasets.features f cross join lateral (select st_pointonsurface(f.geom) as inside) p
    where ${featuresOf(plan)} and f.area_m2 between ${minAreaM2} and ${maxAreaM2} order by f.id limit ${MOST_CANDIDATES + 1}`.execute(
    db,
  );
  return rows;
}

export interface MaskLayer extends DatasetVersion {
  name: Name;
  domain: string;
}

/** Lines of rank 1 and 2, whose inside nothing may be built in, and the development boundary, outside which nothing may. */
export async function listMaskLayers(db: Database, actor: Asker, asOf: string): Promise<MaskLayer[]> {
  const { rows } = await sql<MaskLayer>`
    select d.id, v.number as version, jsonb_build_object('zh', d.name_zh, 'en', d.name_en) as name, l.domain
    from plans.layers l join datasets.datasets d on d.id = l.dataset_id
    cross join lateral (select number from datasets.versions
      where dataset_id = d.id and valid_from <= ${asOf}::date order by number desc limit 1) v
    where l.kind = 'line' and (l.rank <= 2 or l.domain = '城镇开发边界')
      and ${mayRead(actor)}
    order by l.rank, d.key`.execute(db);
  return rows;
}

/** Share of each plot (0 to 1) that lies inside a layer; plots it does not touch are missing. */
export async function readShares(
  db: Database,
  ids: readonly number[],
  layer: DatasetVersion,
): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; share: number }>`
    select p.id, sum(st_area(st_intersection(p.geom, f.geom)::geography)) / p.area_m2 as share
    from datasets.features p join datasets.features f on f.geom && p.geom and st_intersects(f.geom, p.geom)
    where p.id = any (${ids}::bigint[]) and ${featuresOf(layer)} group by p.id, p.area_m2`.execute(db);
  return new Map(rows.map(({ id, share }) => [id, share]));
}

/** Plots that a layer covers with data; elsewhere its silence means nothing. */
export async function listCovered(
  db: Database,
  ids: readonly number[],
  { id, version }: DatasetVersion,
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select p.id from datasets.features p join datasets.coverages c on c.dataset_id = ${id} and c.version_from <= ${version}
      and (c.version_to is null or c.version_to > ${version}) and st_covers(c.geom, p.geom)
    where p.id = any (${ids}::bigint[])`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** The code that covers most of each plot. */
export async function readMainCodes(
  db: Database,
  ids: readonly number[],
  layer: DatasetVersion,
): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; code: string }>`
    select distinct on (id) id, code from (
      select p.id, f.code, sum(st_area(st_intersection(p.geom, f.geom))) as area
      from datasets.features p join datasets.features f on f.geom && p.geom and st_intersects(f.geom, p.geom)
      where p.id = any (${ids}::bigint[]) and f.code is not null and ${featuresOf(layer)} group by p.id, f.code) c
    order by id, area desc, code`.execute(db);
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** Metres from each plot to the nearest road, up to 2 km; plots farther away are missing. */
export async function readRoadDistances(
  db: Database,
  ids: readonly number[],
  roads: DatasetVersion,
): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; metres: number }>`
    select p.id, min(st_distance(p.geom::geography, f.geom::geography)) as metres
    from datasets.features p join datasets.features f on f.geom && st_expand(p.geom, 0.006)
    where p.id = any (${ids}::bigint[]) and ${featuresOf(roads)} group by p.id`.execute(db);
  return new Map(rows.map(({ id, metres }) => [id, metres]));
}

/** The code scheme of a dataset. */
export async function findScheme(db: Database, { id }: DatasetVersion): Promise<string | null> {
  const { rows } = await sql<{ scheme: string | null }>`
    select scheme from datasets.datasets where id = ${id}`.execute(db);
  return rows[0]?.scheme ?? null;
}
