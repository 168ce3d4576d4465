import { type Database, sql } from '../../../platform/db/index.ts';
import { numberOf } from '../attributes.ts';
import { type DatasetVersion, featuresOf } from '../dataset-versions.ts';
import { keepFew } from '../keep-few.ts';

export interface BuildingSpot {
  lon: number;
  lat: number;
  heightM: number | null;
  builtYear: number | null;
  floorAreaM2: number | null;
}

export type BuildingSpots = (buildings: DatasetVersion) => Promise<readonly BuildingSpot[]>;

const KEPT = 2;

/** Buildings of a version; the last few are kept. */
export function createBuildingSpots(db: Database): BuildingSpots {
  const kept = keepFew<readonly BuildingSpot[]>(KEPT);
  return (buildings) => kept(`${buildings.id}/${buildings.version}`, () => listBuildings(db, buildings));
}

/** More than a city’s worth are not looked at one by one. */
const MOST = 500_000;

async function listBuildings(db: Database, buildings: DatasetVersion): Promise<readonly BuildingSpot[]> {
  const { rows } = await sql<BuildingSpot>`
    select st_x(p.inside) as lon, st_y(p.inside) as lat, ${numberOf('heightM')} as "heightM", ${numberOf('builtYear')} as "builtYear",
      ${numberOf('floorAreaM2')} as "floorAreaM2"
    from datasets.features f cross join lateral (select st_centroid(f.geom) as inside) p where ${featuresOf(buildings)} limit ${MOST}`.execute(
    db,
  );
  return rows;
}
