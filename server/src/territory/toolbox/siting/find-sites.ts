import type { Site, SiteQuery, SiteSelection } from '@shancheng/contracts';
import { slopeAt } from '@shancheng/geo';
import type { Database } from '../../../platform/db/index.ts';
import { unprocessable } from '../../../platform/errors/index.ts';
import { readLandGroups } from '../../plans/index.ts';
import { type Asker, type DatasetVersion, findVersion } from '../dataset-versions.ts';
import { type Progress, UNWATCHED } from '../progress.ts';
import type { Terrains } from '../terrain/terrains.ts';
import { excludeSites } from './exclude-sites.ts';
import { DEFAULT_WEIGHTS, scoreSite, totalScore, type Wanted } from './score-site.ts';
import {
  type Candidate,
  findScheme,
  listCandidates,
  listCovered,
  MOST_CANDIDATES,
  readMainCodes,
  readRoadDistances,
  readShares,
} from './site-queries.ts';

const USUAL_SLOPE = 0.25;
const USUALLY = 20;
/** Scheme of the codes that questions are asked in. */
const SCHEME = 'YDYH2023';

const tooMany = () =>
  unprocessable('siting.too-wide', '符合面积的地块太多，请缩小范围', 'Too many plots of that size: ask more narrowly');
const badRange = () =>
  unprocessable('siting.bad-range', '面积下限大于上限', 'The least area is larger than the greatest');

/**
 * Plots of the detailed plan that could take a use: what a hard line, the development boundary or the slope excludes goes
 * first and is counted by reason; the rest is weighed factor by factor. What is not known is said and does not weigh.
 */
export async function findSites(
  { db, terrains }: { db: Database; terrains: Terrains },
  actor: Asker,
  query: SiteQuery,
  { asOf, now }: { asOf: string; now: Date },
  progress: Progress = UNWATCHED,
): Promise<SiteSelection> {
  if (query.minAreaM2 > query.maxAreaM2) throw badRange();
  const frame = { asOf, at: now.toISOString() };
  const plan = await findVersion(db, actor, { key: 'detailed-plan', asOf });
  if (!plan) return { answer: 'unknown', candidates: 0, excluded: [], sites: [], ...frame };
  await progress.at('finding-plots', 0);
  const candidates = await listCandidates(db, plan, query);
  if (candidates.length > MOST_CANDIDATES) throw tooMany();
  const maxSlope = query.maxSlope ?? USUAL_SLOPE;
  const slopes = await readSlopes({ db, terrains }, actor, candidates);
  await progress.at('excluding', 0.2);
  const { left, excluded } = await excludeSites(db, actor, candidates, { asOf, slopes, maxSlope });
  await progress.at('weighing', 0.5);
  const sites = await weigh(db, actor, left, { query, plan, asOf, slopes, maxSlope });
  sites.sort(
    (one, other) => other.score - one.score || other.known - one.known || (one.featureKey < other.featureKey ? -1 : 1),
  );
  return {
    answer: 'known',
    candidates: candidates.length,
    excluded,
    sites: sites.slice(0, query.limit ?? USUALLY),
    ...frame,
  };
}

async function readSlopes(
  { db, terrains }: { db: Database; terrains: Terrains },
  actor: Asker,
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<number, number>> {
  const [first] = candidates;
  const terrain = first && (await terrains(db, actor, [first.lon, first.lat]));
  if (!terrain) return new Map();
  const slopes = candidates.map(({ id, lon, lat }) => [id, slopeAt(terrain.grid, lon, lat)] as const);
  return new Map(slopes.filter((pair): pair is readonly [number, number] => pair[1] !== undefined));
}

interface Weighing {
  query: SiteQuery;
  plan: DatasetVersion;
  asOf: string;
  slopes: ReadonlyMap<number, number>;
  maxSlope: number;
}

async function weigh(
  db: Database,
  actor: Asker,
  left: readonly Candidate[],
  { query, plan, asOf, slopes, maxSlope }: Weighing,
): Promise<Site[]> {
  const ids = left.map(({ id }) => id);
  const find = (key: string) => findVersion(db, actor, { key, asOf });
  const [roads, present, hazards] = await Promise.all([find('roads'), find('current-land-use'), find('hazard-zones')]);
  const groupOf = await readLandGroups(db);
  const groupIn = (scheme: string | null, code: string | null) => groupOf({ scheme, landGroup: null }, code);
  const planScheme = await findScheme(db, plan);
  const presentScheme = present ? await findScheme(db, present) : null;
  const metres = roads ? await readRoadDistances(db, ids, roads) : new Map<number, number>();
  const codes = present ? await readMainCodes(db, ids, present) : new Map<number, string>();
  const hazardShares = hazards ? await readShares(db, ids, hazards) : new Map<number, number>();
  const hazardKnown = hazards ? await listCovered(db, ids, hazards) : new Set<number>();
  const wanted: Wanted = { code: query.code, group: groupIn(SCHEME, query.code), maxSlope };
  const weights = { ...DEFAULT_WEIGHTS, ...query.weights };
  return left.map((one): Site => {
    const facts = {
      code: one.code ?? undefined,
      group: groupIn(planScheme, one.code),
      slope: slopes.get(one.id),
      roadM: metres.get(one.id),
      presentGroup: groupIn(presentScheme, codes.get(one.id) ?? null),
      hazardShare: hazardShares.get(one.id) ?? (hazardKnown.has(one.id) ? 0 : undefined),
    };
    const scores = scoreSite(facts, wanted, weights);
    return {
      featureKey: one.key,
      ...(one.plotNo === null ? {} : { plotNo: one.plotNo }),
      ...(one.code === null ? {} : { code: one.code }),
      areaM2: one.areaM2,
      place: { lon: one.lon, lat: one.lat },
      ...totalScore(scores),
      scores,
    };
  });
}
