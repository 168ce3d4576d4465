import { createHash } from 'node:crypto';
import { sql, type Trx } from '../../../platform/db/index.ts';
import { outlinesRefused } from '../errors.ts';
import { findOutlineGaps, findOutlineProblems, type OutlineGap } from './check-outlines.ts';
import { levelOfCode } from './division-code.ts';
import { type OutlineFeature, readOutlines } from './outline-feature.ts';

export interface OutlineSet {
  type: 'FeatureCollection';
  features: readonly unknown[];
}

export interface ImportOptions {
  /** Where the outlines come from, with licence. */
  source: string;
  synthetic: boolean;
  /** First day on which they hold, YYYY-MM-DD; older outlines of the same codes end then. */
  validFrom: string;
  now: Date;
  importedBy?: string;
}

export interface ImportReport {
  importId: string;
  features: number;
  byLevel: Record<string, number>;
  /** Parents not wholly covered by their parts: accepted, but look. */
  gaps: OutlineGap[];
}

async function stage(trx: Trx, outlines: readonly OutlineFeature[]): Promise<void> {
  await sql`create temporary table outlines (
    row integer primary key, code text not null, name text not null, level text not null,
    geom geometry(MultiPolygon, 4490) not null) on commit drop`.execute(trx);
  const rows = outlines.map((feature, row) => ({
    row,
    code: feature.properties.code,
    name: feature.properties.name,
    level: levelOfCode(feature.properties.code),
    geom: feature.geometry,
  }));
  await sql`insert into outlines
    select (r ->> 'row')::int, r ->> 'code', r ->> 'name', r ->> 'level',
      st_setsrid(st_multi(st_force2d(st_geomfromgeojson(r -> 'geom'))), 4490)
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r`.execute(trx);
  await sql`create index on outlines using gist (geom)`.execute(trx);
  await sql`create index on outlines (code)`.execute(trx);
  await sql`analyze outlines`.execute(trx);
}

/** Unit grids exist only through their outlines: the grids of a community given anew replace the old ones. */
async function saveGrids(trx: Trx, options: ImportOptions): Promise<void> {
  const { source, synthetic, validFrom } = options;
  const regridded = sql`level = 'grid' and left(code, 12) in (select distinct left(code, 12) from outlines where level = 'grid')`;
  const oldGrids = sql`code in (select code from directory.divisions where ${regridded})`;
  await endOrDelete(trx, 'division_geometries', oldGrids, validFrom);
  await endOrDelete(trx, 'division_parents', oldGrids, validFrom);
  await endOrDelete(trx, 'divisions', regridded, validFrom);
  await sql`insert into directory.divisions (code, name, level, valid_from, code_status, synthetic, source)
    select code, name, level, ${validFrom}::date, ${synthetic ? 'synthetic' : 'official'}, ${synthetic}::boolean, ${source}
    from outlines where level = 'grid'`.execute(trx);
  await sql`insert into directory.division_parents (code, parent_code, valid_from)
    select code, left(code, 12), ${validFrom}::date from outlines where level = 'grid'`.execute(trx);
}

type DatedTable = 'divisions' | 'division_parents' | 'division_geometries';

async function endOrDelete(
  trx: Trx,
  table: DatedTable,
  which: ReturnType<typeof sql>,
  validFrom: string,
): Promise<void> {
  const name = sql.table(`directory.${table}`);
  await sql`delete from ${name} where ${which} and valid_from >= ${validFrom}::date`.execute(trx);
  await sql`update ${name} set valid_to = ${validFrom}::date
    where ${which} and (valid_to is null or valid_to > ${validFrom}::date)`.execute(trx);
}

async function saveOutlines(trx: Trx, options: ImportOptions, importId: string): Promise<void> {
  const { source, synthetic, validFrom } = options;
  await endOrDelete(trx, 'division_geometries', sql`code in (select code from outlines)`, validFrom);
  await sql`insert into directory.division_geometries (code, valid_from, geom, centre, area_m2, source, synthetic, import_id)
    select code, ${validFrom}::date, geom, st_pointonsurface(geom), st_area(geom::geography), ${source}, ${synthetic}::boolean,
      ${importId}::uuid
    from outlines`.execute(trx);
}

/**
 * Takes outlines of streets, communities and unit grids (GeoJSON, CGCS2000 degrees) in place of those it has, from a day on.
 * All or nothing: throws `directory.outlines-refused` (422) with a reason for every broken row — malformed, unknown code,
 * invalid shape, overlap with a neighbour, sticking out of its parent. Gaps are accepted and reported.
 */
export async function importDivisionGeometries(
  trx: Trx,
  set: OutlineSet,
  options: ImportOptions,
): Promise<ImportReport> {
  const { outlines, problems } = readOutlines(set.features);
  if (outlines.length === 0) throw outlinesRefused(problems);
  await stage(trx, outlines);
  const broken = await findOutlineProblems(trx, options.validFrom);
  if (broken.length > 0) throw outlinesRefused(broken);
  const gaps = await findOutlineGaps(trx);
  const byLevel: Record<string, number> = {};
  for (const { properties } of outlines) {
    const level = levelOfCode(properties.code) ?? '';
    byLevel[level] = (byLevel[level] ?? 0) + 1;
  }
  const report = { features: outlines.length, byLevel, gaps };
  const saved = await sql<{ id: string }>`
    insert into directory.division_imports (source, synthetic, valid_from, checksum, features, report, imported_at, imported_by)
    values (${options.source}, ${options.synthetic}, ${options.validFrom}, ${checksumOf(outlines)}, ${outlines.length},
      ${JSON.stringify(report)}::jsonb, ${options.now}, ${options.importedBy ?? null})
    returning id`.execute(trx);
  const importId = saved.rows[0]?.id ?? '';
  if ((byLevel.grid ?? 0) > 0) await saveGrids(trx, options);
  await saveOutlines(trx, options, importId);
  await sql`select directory.derive_division_paths()`.execute(trx);
  await sql`drop table outlines`.execute(trx);
  return { importId, ...report };
}

function checksumOf(outlines: readonly OutlineFeature[]): string {
  return createHash('sha256').update(JSON.stringify(outlines)).digest('hex');
}
