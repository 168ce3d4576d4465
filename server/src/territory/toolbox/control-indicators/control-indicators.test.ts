import { describe, expect, test } from 'vitest';
import { type ApprovedPlot, type BuiltPart, compareIndicators } from './control-indicators.ts';

const plot: ApprovedPlot = {
  areaM2: 10_000,
  far: 2,
  density: 30,
  heightM: 60,
  greenRate: 30,
  parking: 100,
  setbackM: 5,
  covered: true,
};
const house = (changes: Partial<BuiltPart> = {}): BuiltPart => ({
  ...{ share: 1, footprintM2: 1_000, floorAreaM2: 10_000, heightM: 30, parking: null, setbackM: null, greenRate: null },
  ...changes,
});
const answers = (...parts: BuiltPart[]) =>
  compareIndicators(plot, parts)
    .slice(0, 3)
    .map(({ answer }) => answer);

describe('what was built on a plot against what was approved', () => {
  test('stays within while floors, footprint and height do', () => {
    expect(answers(house(), house())).toEqual(['within', 'within', 'within']);
    expect(answers()).toEqual(['within', 'within', 'within']);
  });

  test.each([
    ['floor area', [house({ floorAreaM2: 20_300 })], ['exceeds', 'within', 'within']],
    ['footprint', [house({ footprintM2: 3_100 })], ['within', 'exceeds', 'within']],
    ['height', [house({ heightM: 61 })], ['within', 'within', 'exceeds']],
  ])('exceeds by its %s', (_what, parts, expected) => {
    expect(answers(...parts)).toEqual(expected);
  });

  test('a building on two plots counts in shares, and its height where most of it stands', () => {
    const between = house({ share: 0.4, floorAreaM2: 40_000, heightM: 90 });
    expect(answers(between)).toEqual(['within', 'within', 'within']);
    expect(compareIndicators(plot, [between])[0]?.built).toBeCloseTo(1.6);
  });

  test('is unknown when a building does not tell its floors, unless the others are already too much', () => {
    expect(answers(house({ floorAreaM2: null }))).toEqual(['unknown', 'within', 'within']);
    expect(answers(house({ floorAreaM2: null }), house({ floorAreaM2: 30_000 }))[0]).toBe('exceeds');
  });

  test('is unknown where nothing was approved or buildings are not known', () => {
    const silent = { ...plot, far: null };
    expect(compareIndicators(silent, [house()])[0]).toMatchObject({ answer: 'unknown', built: 1 });
    const unseen = compareIndicators({ ...plot, covered: false }, []);
    expect(new Set(unseen.map(({ answer }) => answer))).toEqual(new Set(['unknown']));
  });

  const least = (...parts: BuiltPart[]) =>
    Object.fromEntries(compareIndicators(plot, parts).map(({ indicator, answer }) => [indicator, answer]));

  test('what is approved at least is unknown until a survey tells it, and broken by less', () => {
    expect(least(house())).toMatchObject({ greenRate: 'unknown', parking: 'unknown', setback: 'unknown' });
    const surveyed = { greenRate: 31, parking: 60, setbackM: 5 };
    expect(least(house(surveyed), house(surveyed))).toMatchObject({
      ...{ greenRate: 'within', parking: 'within', setback: 'within' },
    });
    expect(least(house({ ...surveyed, greenRate: 20 }))).toMatchObject({ greenRate: 'exceeds', parking: 'exceeds' });
  });

  test('one building too near the edge is enough; of the others nothing need be told', () => {
    expect(least(house({ setbackM: 3 }), house())).toMatchObject({ setback: 'exceeds' });
    expect(least(house({ setbackM: 6 }), house())).toMatchObject({ setback: 'unknown' });
  });
});
