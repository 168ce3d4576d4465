import type { CoverageBand, CoverageQuery, ServiceCoverage } from '@shancheng/contracts';
import { type Position, reachOnFoot } from '@shancheng/geo';
import { type Database, sql } from '../../../platform/db/index.ts';
import { countPeople, drawReach, uncoveredPlaces } from './covered-people.ts';
import { facilitiesOrPoints } from './errors.ts';
import { type Asker, type DatasetVersion, featuresOf, findVersion } from './find-version.ts';
import type { WalkNetworks } from './walk-networks.ts';

export interface CoverageOptions {
  query: CoverageQuery;
  /** The map as of this day, `YYYY-MM-DD`. */
  asOf: string;
  now: Date;
}

/** Facilities one question counts at most. */
const MOST_FACILITIES = 1_000;

/** Who lives within so many minutes on foot. What cannot be said for want of data is said to be unknown. */
export async function serviceCoverage(
  db: Database,
  networks: WalkNetworks,
  actor: Asker,
  { query, asOf, now }: CoverageOptions,
): Promise<ServiceCoverage> {
  if ((query.facilityCodes === undefined) === (query.points === undefined)) throw facilitiesOrPoints();
  const find = (key: string) => findVersion(db, actor, { key, asOf });
  const [network, population, facilities] = await Promise.all([
    find('walk-network'),
    find('population'),
    query.facilityCodes === undefined ? undefined : find('facilities'),
  ]);
  const missing = [
    ...(network === undefined ? ['walk-network'] : []),
    ...(population === undefined ? ['population'] : []),
    ...(query.facilityCodes !== undefined && facilities === undefined ? ['facilities'] : []),
  ];
  const answer: ServiceCoverage['answer'] = missing.length === 0 ? 'known' : 'unknown';
  const about = { answer, missing, asOf, at: now.toISOString() };
  const from =
    facilities === undefined ? pointsOf(query) : await placesInUse(db, facilities, query.facilityCodes ?? []);
  if (network === undefined || (query.points === undefined && facilities === undefined)) {
    return { ...about, bands: [], from: from.length, offNetwork: 0, uncovered: [] };
  }
  const minutes = (query.minutes ?? [5, 10, 15]).toSorted((a, b) => a - b);
  const graph = await networks(network);
  const reach = reachOnFoot(graph, { from, seconds: Math.max(...minutes) * 60 });
  const areas = await Promise.all(minutes.map((each) => drawReach(db, reach.partsWithin(each * 60))));
  const bands = minutes.map((each, i) => ({ minutes: each, ...(areas[i] ?? NOTHING) }));
  const counts = { from: from.length, offNetwork: reach.offNetwork.length };
  if (population === undefined) return { ...about, bands, ...counts, uncovered: [] };
  const places = await countPeople(db, population, areas);
  const everybody = places.reduce((sum, { people }) => sum + people, 0);
  return {
    ...about,
    bands: bands.map((band, i) => withPeople(band, everybody, covered(places, i))),
    ...counts,
    population: everybody,
    uncovered: uncoveredPlaces(places, bands.length - 1),
  };
}

const NOTHING = { shape: { type: 'MultiPolygon' as const, coordinates: [] }, areaM2: 0 };
const pointsOf = ({ points = [] }: CoverageQuery) => points.map(({ lon, lat }): Position => [lon, lat]);

function covered(places: readonly { people: number; shares: number[] }[], band: number): number {
  return places.reduce((sum, { people, shares }) => sum + people * (shares[band] ?? 0), 0);
}

function withPeople(band: CoverageBand, everybody: number, people: number): CoverageBand {
  return { ...band, people, ...(everybody > 0 ? { share: people / everybody } : {}) };
}

async function placesInUse(db: Database, facilities: DatasetVersion, codes: readonly string[]): Promise<Position[]> {
  const { rows } = await sql<{ lon: number; lat: number }>`
    select st_x(c) as lon, st_y(c) as lat from datasets.features f, lateral st_centroid(f.geom) c
    where ${featuresOf(facilities)} and f.code = any (${codes}::text[]) and f.attributes->>'status' = 'in-use'
    order by f.key limit ${MOST_FACILITIES}`.execute(db);
  return rows.map(({ lon, lat }): Position => [lon, lat]);
}
