import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_WEIGHTS, type SiteFacts, scoreSite, totalScore } from './score-site.ts';

const school = { code: '080403', group: 'BUILD_PUB', maxSlope: 0.25 };
const flat: SiteFacts = {
  code: '080403',
  group: 'BUILD_PUB',
  slope: 0,
  roadM: 20,
  presentGroup: 'OTHER',
  hazardShare: 0,
};
const scoreOf = (facts: SiteFacts) => totalScore(scoreSite(facts, school, DEFAULT_WEIGHTS));

describe('how good a site is', () => {
  test('flat, empty, by the road, planned for just this and free of hazards is the best there is', () => {
    expect(scoreOf(flat)).toEqual({ score: 1, known: 1 });
  });

  test('a plot planned for something of the same kind is worth less, for another kind nothing', () => {
    const planUse = (code: string, group: string) =>
      scoreSite({ ...flat, code, group }, school, DEFAULT_WEIGHTS).find(({ factor }) => factor === 'plan-use')?.score;
    expect([planUse('0804', 'BUILD_PUB'), planUse('1401', 'BUILD_PUB'), planUse('1001', 'BUILD_IND')]).toEqual([
      1, 0.6, 0,
    ]);
  });

  test('what is unknown counts neither for nor against, and the answer says how much is known', () => {
    const unknown = scoreOf({ ...flat, hazardShare: undefined, roadM: undefined });
    expect(unknown.score).toBe(1);
    expect(unknown.known).toBeCloseTo(0.7);
  });

  test('homes are the dearest land to take', () => {
    expect(scoreOf({ ...flat, presentGroup: 'BUILD_RES' }).score).toBeLessThan(
      scoreOf({ ...flat, presentGroup: 'AGRI' }).score,
    );
  });

  test('steeper, farther and more hazardous is never better; a score stays between 0 and 1', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.double({ min: 0, max: 2000, noNaN: true }), (slope, hazardShare, roadM) => {
        const facts = { ...flat, slope, hazardShare, roadM };
        const worse = { ...flat, slope: slope + 0.01, hazardShare: Math.min(1, hazardShare + 0.01), roadM: roadM + 10 };
        const [one, other] = [scoreOf(facts).score, scoreOf(worse).score];
        return one >= 0 && one <= 1 && other <= one;
      }),
    );
  });
});
