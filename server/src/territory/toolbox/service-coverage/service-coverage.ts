import type { CoverageBand, CoverageQuery, ServiceCoverage } from '@shancheng/contracts';
import { type Position, reachOnFoot } from '@shancheng/geo';
import type { Database } from '../../../platform/db/index.ts';
import { type Asker, type DatasetVersion, findDatasetsOnDay } from '../dataset-versions.ts';
import { requireInChina } from '../in-china.ts';
import { type Progress, UNWATCHED } from '../progress.ts';
import { countPeople, coveredIn, everybodyIn, uncoveredPlaces } from './count-people.ts';
import type { CoverageAnswer, CoverageAnswers } from './coverage-answers.ts';
import { drawReach } from './draw-reach.ts';
import { facilitiesOrPoints } from './errors.ts';
import { placesInUse } from './facilities-in-use.ts';
import type { InhabitedPlaces } from './inhabited-places.ts';
import type { WalkNetworks } from './walk-networks.ts';

export interface CoverageOptions {
  query: CoverageQuery;
  /** The map as of this day, `YYYY-MM-DD`. */
  asOf: string;
  now: Date;
}

export interface CoverageTools {
  db: Database;
  networks: WalkNetworks;
  inhabited: InhabitedPlaces;
  coverages: CoverageAnswers;
  /** Plane in which streets are widened, metres. */
  srid: number;
}

const USUAL_MINUTES = [5, 10, 15];

/** Refuses a question that has no answer, before anything is read. */
export function checkCoverageQuery({ facilityCodes, points }: CoverageQuery): void {
  if ((facilityCodes === undefined) === (points === undefined)) throw facilitiesOrPoints();
  for (const { lon, lat } of points ?? []) requireInChina(lon, lat);
}

/** Who lives within so many minutes on foot. What cannot be said for want of data is said to be unknown. */
export async function serviceCoverage(
  tools: CoverageTools,
  actor: Asker,
  { query, asOf, now }: CoverageOptions,
  progress: Progress = UNWATCHED,
): Promise<ServiceCoverage> {
  checkCoverageQuery(query);
  await progress.at('reading-data', 0);
  const byFacility = query.facilityCodes !== undefined;
  const keys = ['walk-network', 'population', ...(byFacility ? ['facilities'] : [])];
  const { found, missing } = await findDatasetsOnDay(tools.db, actor, { keys, asOf });
  const answer: ServiceCoverage['answer'] = missing.length === 0 ? 'known' : 'unknown';
  const about = { answer, missing, asOf, at: now.toISOString() };
  const [network, population, facilities] = keys.map((key) => found.get(key));
  if (network === undefined || (byFacility && facilities === undefined)) {
    const from = facilities ? (await placesInUse(tools.db, facilities, query.facilityCodes ?? [])).length : 0;
    return { ...about, bands: [], from: query.points?.length ?? from, offNetwork: 0, uncovered: [] };
  }
  const { facilityCodes = [], points = [] } = query;
  const minutes = (query.minutes ?? USUAL_MINUTES).toSorted((a, b) => a - b);
  const question = JSON.stringify([network, population, facilities, facilityCodes.toSorted(), points, minutes]);
  const known = tools.coverages.find(question);
  if (known) return { ...about, ...known };
  const from = facilities ? await placesInUse(tools.db, facilities, facilityCodes) : points.map(positionOf);
  const measured = await measure(tools, { network, population, from, minutes }, progress);
  return { ...about, ...tools.coverages.keep(question, measured) };
}

interface Measuring {
  network: DatasetVersion;
  population: DatasetVersion | undefined;
  from: readonly Position[];
  /** In ascending order. */
  minutes: readonly number[];
}

async function measure(
  { db, networks, inhabited, srid }: CoverageTools,
  { network, population, from, minutes }: Measuring,
  progress: Progress,
): Promise<CoverageAnswer> {
  const graph = await networks(network);
  await progress.at('walking', 0.1);
  const reach = reachOnFoot(graph, { from, seconds: Math.max(...minutes) * 60 });
  const reached = minutes.map((each) => reach.sharesWithin(each * 60));
  await progress.at('drawing-reach', 0.3);
  const areas = await drawReach({ db, srid }, graph, reached);
  const bands = minutes.map((each, i) => ({ minutes: each, ...(areas[i] ?? NOTHING) }));
  const counts = { from: from.length, offNetwork: reach.offNetwork.length };
  if (population === undefined) return { bands, ...counts, uncovered: [] };
  await progress.at('counting-people', 0.8);
  const places = countPeople(await inhabited({ network, graph, population }), reached);
  const everybody = everybodyIn(places);
  return {
    bands: bands.map((band, i) => withPeople(band, everybody, coveredIn(places, i))),
    ...counts,
    population: everybody,
    uncovered: uncoveredPlaces(places, bands.length - 1),
  };
}

const NOTHING = { shape: { type: 'MultiPolygon' as const, coordinates: [] }, areaM2: 0 };
const positionOf = ({ lon, lat }: { lon: number; lat: number }): Position => [lon, lat];

function withPeople(band: CoverageBand, everybody: number, people: number): CoverageBand {
  return { ...band, people, ...(everybody > 0 ? { share: people / everybody } : {}) };
}
