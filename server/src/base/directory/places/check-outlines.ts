import { sql, type Trx } from '../../../platform/db/index.ts';
import type { OutlineProblem } from './outline-feature.ts';

/** Overlaps and gaps below this are rounding (square degrees; about 10 m²). */
const TOLERANCE_DEG2 = 1e-9;
/** Share of a parent that may stay uncovered before it is reported: 0.001 %. */
const GAP_SHARE = 1e-5;

export interface OutlineGap {
  parentCode: string;
  uncoveredM2: number;
}

/** Codes that are not divisions on that day. Grids are made by the import, so their community is what must exist. */
async function unknownCodes(trx: Trx, validFrom: string): Promise<OutlineProblem[]> {
  const found = await sql<{ row: number; code: string; wanted: string }>`
    select o.row, o.code, case o.level when 'grid' then left(o.code, 12) else o.code end as wanted
    from outlines o
    where not exists (
      select from directory.divisions d
      where d.code = case o.level when 'grid' then left(o.code, 12) else o.code end
        and daterange(d.valid_from, d.valid_to) @> ${validFrom}::date)`.execute(trx);
  return found.rows.map(({ row, code, wanted }) => ({
    row,
    code,
    reason: { zh: `${validFrom} 没有区划 ${wanted}`, en: `there is no division ${wanted} on ${validFrom}` },
  }));
}

async function invalidOutlines(trx: Trx): Promise<OutlineProblem[]> {
  const found = await sql<{ row: number; code: string; why: string }>`
    select row, code, case when st_isvalid(geom) then 'no area' else st_isvalidreason(geom) end as why
    from outlines where not st_isvalid(geom) or st_area(geom) <= 0`.execute(trx);
  return found.rows.map(({ row, code, why }) => ({
    row,
    code,
    reason: { zh: `图形无效：${why}`, en: `the outline is not valid: ${why}` },
  }));
}

async function overlaps(trx: Trx): Promise<OutlineProblem[]> {
  const found = await sql<{ row: number; code: string; other: string; deg2: number }>`
    select * from (
      select a.row, a.code, b.code as other, st_area(st_intersection(a.geom, b.geom)) as deg2
      from outlines a join outlines b on b.level = a.level and b.row > a.row and a.geom && b.geom
      where st_relate(a.geom, b.geom, '2********')
    ) as pairs where deg2 > ${TOLERANCE_DEG2} order by row limit 1000`.execute(trx);
  return found.rows.map(({ row, code, other, deg2 }) => ({
    row,
    code,
    reason: {
      zh: `与 ${other} 重叠 ${deg2.toExponential(1)} 平方度`,
      en: `overlaps ${other} by ${deg2.toExponential(1)} deg²`,
    },
  }));
}

/** Outlines that stick out of their parent's outline, where that is known (in this set, else in the database). */
async function outsideParent(trx: Trx, validFrom: string): Promise<OutlineProblem[]> {
  const found = await sql<{ row: number; code: string; parent: string; deg2: number }>`
    select * from (
      select c.row, c.code, p.code as parent, st_area(st_difference(c.geom, p.geom)) as deg2
      from outlines c join (
        select code, geom from outlines
        union all
        select g.code, g.geom from directory.division_geometries g
        where daterange(g.valid_from, g.valid_to) @> ${validFrom}::date and length(g.code) > 6
          and g.code not in (select code from outlines)
      ) as p on p.code = left(c.code, length(c.code) - 3)
      where not st_coveredby(c.geom, p.geom)
    ) as pairs where deg2 > ${TOLERANCE_DEG2} order by row limit 1000`.execute(trx);
  return found.rows.map(({ row, code, parent, deg2 }) => ({
    row,
    code,
    reason: {
      zh: `超出上级 ${parent} 界线 ${deg2.toExponential(1)} 平方度`,
      en: `sticks out of its parent ${parent} by ${deg2.toExponential(1)} deg²`,
    },
  }));
}

/** Everything that makes the set unusable, row by row. Reads the temporary table `outlines`. */
export async function findOutlineProblems(trx: Trx, validFrom: string): Promise<OutlineProblem[]> {
  const first = [...(await unknownCodes(trx, validFrom)), ...(await invalidOutlines(trx))];
  // Overlap tests on invalid outlines would fail rather than answer.
  if (first.length > 0) return first;
  return [...(await overlaps(trx)), ...(await outsideParent(trx, validFrom))];
}

/** Parents in the set that their parts do not cover: allowed, but reported. */
export async function findOutlineGaps(trx: Trx): Promise<OutlineGap[]> {
  const found = await sql<OutlineGap>`
    select p.code as "parentCode", round(st_area(p.geom::geography) * (1 - c.share))::float8 as "uncoveredM2"
    from outlines p cross join lateral (
      select sum(st_area(c.geom)) / st_area(p.geom) as share from outlines c
      where left(c.code, length(c.code) - 3) = p.code
    ) as c
    where c.share < ${1 - GAP_SHARE} order by p.code`.execute(trx);
  return found.rows;
}
