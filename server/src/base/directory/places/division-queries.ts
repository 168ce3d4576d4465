import type { Division, DivisionLevel, DivisionMap } from '@shancheng/contracts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';

export interface DivisionQuery {
  /** Without `level` its direct children, with it everything of that level below. */
  parent?: string;
  level?: DivisionLevel;
  /** Part of a name, or the beginning of a code. */
  q?: string;
}

const MOST = 3000;

/** The divisions of one day with their paths. */
function divisionsOn(day: string) {
  return sql`
    select d.code, d.name, d.level, p.parent_code, p.path, d.valid_from, d.valid_to, d.synthetic,
      nullif(concat_ws('；', d.remark, r.remark), '') as remark
    from directory.divisions d
    join directory.division_paths p on p.code = d.code and daterange(p.valid_from, p.valid_to) @> ${day}::date
    left join directory.division_parents r on r.code = d.code and daterange(r.valid_from, r.valid_to) @> ${day}::date
    where daterange(d.valid_from, d.valid_to) @> ${day}::date`;
}

/** Paths that begin with the parent's own path on that day. */
function below(parent: string, day: string) {
  return sql`path like (select pp.path || '_%' from directory.division_paths pp
    where pp.code = ${parent} and daterange(pp.valid_from, pp.valid_to) @> ${day}::date)`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/** Divisions as they were on a day (YYYY-MM-DD), by code; without any condition the city. At most 3,000. */
export async function listDivisions(db: Database | Trx, query: DivisionQuery, day: string): Promise<Division[]> {
  const { parent, level, q } = query;
  const conditions = [
    level === undefined ? sql`true` : sql`level = ${level}`,
    parent === undefined ? sql`true` : level === undefined ? sql`parent_code = ${parent}` : below(parent, day),
    q === undefined ? sql`true` : sql`(name ilike ${`%${escaped(q)}%`} or code like ${`${escaped(q)}%`})`,
    parent === undefined && level === undefined && q === undefined ? sql`level = 'city'` : sql`true`,
  ];
  const { rows } = await sql<
    Omit<Division, 'parentCode'> & Record<'parentCode' | 'validTo' | 'remark' | 'centre', unknown>
  >`
    select d.code, d.name, d.level, d.parent_code as "parentCode", d.path, d.valid_from as "validFrom",
      d.valid_to as "validTo", d.synthetic, d.remark,
      case when g.code is not null then jsonb_build_object('lon', st_x(g.centre), 'lat', st_y(g.centre)) end as centre
    from (select * from (${divisionsOn(day)}) as on_day where ${sql.join(conditions, sql` and `)}
      order by code limit ${MOST}) as d
    left join directory.division_geometries g on g.code = d.code and daterange(g.valid_from, g.valid_to) @> ${day}::date
    order by d.code`.execute(db);
  // Columns that are null are left out: in the contract they are optional, not nullable.
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Division);
}

/** Outlines of one level on a day, of all or only those below a parent: GeoJSON, CGCS2000 degrees. */
export async function divisionMap(
  db: Database | Trx,
  level: DivisionLevel,
  parent: string | undefined,
  day: string,
): Promise<DivisionMap> {
  // A county is drawn for the whole city on some 1,000 pixels: 5 decimals (1 m) are enough; streets share corners at 7.
  const decimals = level === 'county' ? 5 : 7;
  const { rows } = await sql<DivisionMap['features'][number]>`
    select 'Feature' as type, d.code as id, jsonb_build_object('code', d.code, 'name', d.name, 'level', d.level,
        'centre', jsonb_build_object('lon', st_x(g.centre), 'lat', st_y(g.centre)), 'synthetic', g.synthetic) as properties,
      st_asgeojson(case when st_numgeometries(g.geom) = 1 then st_geometryn(g.geom, 1) else g.geom end, ${decimals}::int)::jsonb
        as geometry
    from (${divisionsOn(day)}) as d
    join directory.division_geometries g on g.code = d.code and daterange(g.valid_from, g.valid_to) @> ${day}::date
    where d.level = ${level} and ${parent === undefined ? sql`true` : below(parent, day)}
    order by d.code`.execute(db);
  return { type: 'FeatureCollection', features: rows };
}
