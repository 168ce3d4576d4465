import type { SiteFactor, SiteScore } from '@shancheng/contracts';

/** What is known of a candidate; undefined: unknown. */
export interface SiteFacts {
  code: string | undefined;
  group: string | undefined;
  /** Rise over run. */
  slope: number | undefined;
  roadM: number | undefined;
  presentGroup: string | undefined;
  /** Share of the site inside a hazard zone, 0 to 1. */
  hazardShare: number | undefined;
}

export interface Wanted {
  code: string;
  group: string | undefined;
  maxSlope: number;
}

export type SiteWeights = Record<SiteFactor, number>;

/** Proposal of this project; each question may bring its own. */
export const DEFAULT_WEIGHTS: SiteWeights = { 'plan-use': 35, slope: 20, road: 20, 'present-use': 15, hazard: 10 };

/** Within this a road serves the site; beyond the second it does not. */
const ROAD_NEAR_M = 50;
const ROAD_FAR_M = 500;
/** Land that can be had without moving anybody, and land where people live. */
const FREE_GROUPS: ReadonlySet<string> = new Set(['OTHER', 'RESERVE', 'GRASS']);
const HOME_GROUP = 'BUILD_RES';

/** Judges a site factor by factor: 0 worst, 1 best, absent where nothing is known. Pure. */
export function scoreSite(facts: SiteFacts, wanted: Wanted, weights: SiteWeights): SiteScore[] {
  return [
    scored('plan-use', weights, planUse(facts, wanted), facts.code),
    scored('slope', weights, facts.slope === undefined ? undefined : 1 - facts.slope / wanted.maxSlope, facts.slope),
    scored('road', weights, nearness(facts.roadM), facts.roadM),
    scored('present-use', weights, presentUse(facts, wanted), facts.presentGroup),
    scored('hazard', weights, facts.hazardShare === undefined ? undefined : 1 - facts.hazardShare, facts.hazardShare),
  ];
}

/** Weighted mean of what is known, and the share of the weights behind which something is. Pure. */
export function totalScore(scores: readonly SiteScore[]): { score: number; known: number } {
  const all = scores.reduce((sum, { weight }) => sum + weight, 0);
  const known = scores.filter(({ score }) => score !== undefined);
  const weight = known.reduce((sum, one) => sum + one.weight, 0);
  const sum = known.reduce((total, one) => total + one.weight * (one.score ?? 0), 0);
  return { score: weight > 0 ? sum / weight : 0, known: all > 0 ? weight / all : 0 };
}

function scored(
  factor: SiteFactor,
  weights: SiteWeights,
  score: number | undefined,
  found: string | number | undefined,
): SiteScore {
  return {
    factor,
    weight: weights[factor],
    ...(score === undefined ? {} : { score: Math.min(1, Math.max(0, score)) }),
    ...(found === undefined ? {} : { found }),
  };
}

/** 1: planned for just this use; 0.6: for the same kind of use; 0: for another. */
function planUse({ code, group }: SiteFacts, wanted: Wanted): number | undefined {
  if (code === undefined) return undefined;
  if (code.startsWith(wanted.code) || wanted.code.startsWith(code)) return 1;
  return group !== undefined && group === wanted.group ? 0.6 : 0;
}

function nearness(roadM: number | undefined): number | undefined {
  return roadM === undefined ? undefined : 1 - (roadM - ROAD_NEAR_M) / (ROAD_FAR_M - ROAD_NEAR_M);
}

function presentUse({ presentGroup }: SiteFacts, wanted: Wanted): number | undefined {
  if (presentGroup === undefined) return undefined;
  if (FREE_GROUPS.has(presentGroup) || presentGroup === wanted.group) return 1;
  return presentGroup === HOME_GROUP ? 0.2 : 0.5;
}
