import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { round } from '../figures/percentiles.ts';
import type { BenchDatabase } from '../platform/bench-database.ts';

const run = promisify(execFile);

export interface GdalJoin {
  seconds: number;
  pairs: number;
  areaM2: number;
}

/** What a GIS without a database does: intersections of a GeoPackage by its own R-tree, GEOS for each pair. */
const JOIN = `select count(*) as pairs, sum(st_area(st_intersection(a.geom, b.geom))) as area
  from plan a cross join rtree_plan_geom r cross join plan b
  where r.minx <= st_maxx(a.geom) and r.maxx >= st_minx(a.geom) and r.miny <= st_maxy(a.geom) and r.maxy >= st_miny(a.geom)
    and b.fid = r.id and a.layer < b.layer and st_intersects(a.geom, b.geom)`;

/**
 * The rows that are in the tables now, joined by GDAL (SQLite with Spatialite) from a GeoPackage already projected; making
 * the file is not counted. Undefined where there is no GDAL, or one without Spatialite.
 */
export async function joinByGdal({ connectionString, dataDir }: BenchDatabase): Promise<GdalJoin | undefined> {
  const file = join(dataDir, 'overlay.gpkg');
  try {
    const rows = 'select dataset_id::text as layer, st_transform(geom, 4545) as geom from datasets.features';
    const like = ['-nln', 'plan', '-lco', 'GEOMETRY_NAME=geom', '-a_srs', 'EPSG:4545'];
    await run('ogr2ogr', ['-f', 'GPKG', file, `PG:${connectionString}`, '-sql', rows, ...like]);
    const startedAt = performance.now();
    const { stdout } = await run('ogrinfo', ['-ro', '-q', file, '-sql', JOIN]);
    const seconds = round((performance.now() - startedAt) / 1_000);
    return { seconds, pairs: figureOf(stdout, 'pairs'), areaM2: figureOf(stdout, 'area') };
  } catch (error) {
    process.stderr.write(`no figure of GDAL: ${String(error)}\n`);
    return undefined;
  } finally {
    await rm(file, { force: true });
  }
}

function figureOf(text: string, name: string): number {
  const figure = Number(new RegExp(`\\b${name} \\(\\w+\\) = (\\S+)`).exec(text)?.[1]);
  if (Number.isNaN(figure)) throw new Error(`GDAL gave no ${name}: ${text}`);
  return figure;
}
