import type { SiteFactor, SiteQuery } from '@shancheng/contracts/siting';

export const FACTORS: readonly SiteFactor[] = ['plan-use', 'slope', 'road', 'present-use', 'hazard'];

/** What sites are looked for; words are `tools.use.<code>`. */
export const SITE_USES = ['080403', '080404', '080601', '080602', '080701', '1401', '0901', '070102', '1001'] as const;

export interface SiteWords {
  code: string;
  minAreaM2: number;
  maxAreaM2: number;
  /** Percent. */
  maxSlope: number;
  weights: Readonly<Record<SiteFactor, number>>;
}

/** The weights the server takes without any being told. */
export const USUAL_SITE: SiteWords = {
  code: '080403',
  minAreaM2: 8_000,
  maxAreaM2: 40_000,
  maxSlope: 25,
  weights: { 'plan-use': 35, slope: 20, road: 20, 'present-use': 15, hazard: 10 },
};

const MOST_SITES = 30;

export function sumOf(weights: SiteWords['weights']): number {
  return FACTORS.reduce((sum, factor) => sum + weights[factor], 0);
}

/** Why nothing can be asked yet. */
export function wantingOf({ minAreaM2, maxAreaM2, weights }: SiteWords): 'wantsRange' | 'wantsWeight' | undefined {
  if (minAreaM2 >= maxAreaM2) return 'wantsRange';
  return sumOf(weights) === 0 ? 'wantsWeight' : undefined;
}

export function siteQueryOf(words: SiteWords, asOf: string | undefined): SiteQuery {
  const { maxSlope, ...query } = words;
  return { ...query, maxSlope: maxSlope / 100, limit: MOST_SITES, ...(asOf === undefined ? {} : { asOf }) };
}
