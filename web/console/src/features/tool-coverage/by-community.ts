import type { ServiceCoverage } from '@shancheng/contracts/coverage';

/** Digits of a community in the code of a grid: county 6, street 3, community 3. */
const COMMUNITY_DIGITS = 12;

export interface CommunityLeftOut {
  code: string;
  /** People who do not reach it. */
  people: number;
}

/** The places that are not reached, summed by community, most people first; empty when their keys are no grid codes. */
export function leftOutByCommunity(uncovered: ServiceCoverage['uncovered']): readonly CommunityLeftOut[] {
  const sums = new Map<string, number>();
  for (const { key, people, share } of uncovered) {
    if (!/^\d{12}/.test(key)) return [];
    const code = key.slice(0, COMMUNITY_DIGITS);
    sums.set(code, (sums.get(code) ?? 0) + people * (1 - share));
  }
  return [...sums].map(([code, people]) => ({ code, people })).sort((a, b) => b.people - a.people);
}
