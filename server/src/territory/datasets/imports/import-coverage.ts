import type { ImportAcceptance } from '@shancheng/contracts';
import { type Database, sql, type Trx } from '../../../platform/db/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { replaceCoverageInTrx } from '../coverage-store.ts';
import { badCoverage, noOutline } from './import-errors.ts';
import type { ImportRow } from './import-store.ts';

type Coverage = NonNullable<ImportAcceptance['coverage']>;

const drawn = (area: Coverage) => sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(area)}), 4490)`;

/** Refuses an outline that is none, before a transaction begins that it would spoil. */
export async function checkOutline(db: Database, coverage: Coverage): Promise<void> {
  if (typeof coverage === 'string') return;
  const { rows } = await sql<{ fine: boolean }>`
    select st_isvalid(g) and st_area(g) > 0 and st_xmin(g) >= 73 and st_xmax(g) <= 136 and st_ymin(g) >= 0 and st_ymax(g) <= 56 as fine
    from (select ${drawn(coverage)} as g) as outline`
    .execute(db)
    .catch((cause: unknown) => {
      throw badCoverage(cause);
    });
  if (rows[0]?.fine !== true) throw badCoverage();
}

/**
 * Says where the new version has data. Nothing is guessed from the shapes themselves: a plan without a plot somewhere may
 * say “nothing planned here” or “not surveyed yet”, which only its owner knows.
 */
export async function coverInTrx(
  { config }: Platform,
  trx: Trx,
  { id, datasetId, divisionPath }: ImportRow,
  version: number,
  coverage: Coverage,
): Promise<void> {
  if (coverage === 'as-before') return;
  if (coverage === 'none') return replaceCoverageInTrx(trx, datasetId, version, null);
  if (typeof coverage !== 'string') return replaceCoverageInTrx(trx, datasetId, version, drawn(coverage));
  const area =
    coverage === 'extent'
      ? sql`(select st_expand(st_setsrid(st_extent(geom)::geometry, 4490), ${HAIR}) from datasets.import_features where import_id = ${id})`
      : await outlineInTrx(trx, divisionPath, config.districtCode);
  await replaceCoverageInTrx(trx, datasetId, version, area);
}

/** The outline of the dataset’s own division; of this installation’s district for datasets of the whole city. */
async function outlineInTrx(trx: Trx, divisionPath: string, districtCode: string) {
  const { rows } = await sql<{ code: string }>`
    select g.code from directory.division_geometries g join directory.division_paths p on p.code = g.code and p.valid_to is null
    where g.valid_to is null and (p.path = ${divisionPath} or (g.code = ${districtCode} and starts_with(p.path, ${divisionPath})))
    order by p.path = ${divisionPath} desc limit 1`.execute(trx);
  const [found] = rows;
  if (found === undefined) throw noOutline();
  return sql`(select geom from directory.division_geometries where code = ${found.code} and valid_to is null)`;
}

/** Degrees, 0.1 m: the box around a single point is an area too. */
const HAIR = 1e-6;
