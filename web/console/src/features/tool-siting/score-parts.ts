import type { SiteFactor, SiteScore } from '@shancheng/contracts/siting';

interface ScorePart {
  factor: SiteFactor;
  /** Of the whole bar: all parts together are the score of the site. */
  width: number;
  points: number;
}

/** What each factor adds to the weighted mean of what is known. */
export function partsOf(scores: readonly SiteScore[]): readonly ScorePart[] {
  const known = scores.flatMap(({ factor, score, weight }) =>
    score === undefined || weight === 0 ? [] : [{ factor, points: score, weight }],
  );
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  return known.map(({ factor, points, weight }) => ({ factor, points, width: (points * weight) / total }));
}
