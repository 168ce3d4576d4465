import { describe, expect, test } from 'vitest';
import { ageBars, bars } from './conflict-words.ts';
import { figureOf, listOf, named, noneIsGood, towards, UNITS, yearBefore } from './figures.ts';

const about = { key: 'k', name: named('数', 'n'), unit: UNITS.count, formula: named('式', 'f') };

describe('a figure', () => {
  test('without a value is unknown, never good, and names what is missing', () => {
    const unknown = figureOf({ ...about, value: undefined, tone: () => 'good', missing: ['facilities'] });
    expect(unknown).toMatchObject({ tone: 'unknown', missing: ['facilities'] });
    expect(unknown).not.toHaveProperty('value');
  });

  test('says what it was a year before only where that is known', () => {
    expect(figureOf({ ...about, value: 0, before: { value: undefined, asOf: '2025-01-01' } })).not.toHaveProperty(
      'before',
    );
    expect(figureOf({ ...about, value: 0, tone: noneIsGood, before: { value: 2, asOf: '2025-01-01' } })).toMatchObject({
      ...{ value: 0, tone: 'good', before: { value: 2 } },
    });
  });

  test('towards a target is good at it, warned within a tenth of it, else bad', () => {
    expect([90, 81, 80.9].map(towards(90))).toEqual(['good', 'warn', 'bad']);
  });
});

describe('a list', () => {
  test('that could not be made is unknown; an empty one is known to be empty', () => {
    expect(listOf({ ...about, rows: undefined, missing: ['x'] })).toMatchObject({
      answer: 'unknown',
      rows: [],
      total: 0,
    });
    expect(listOf({ ...about, rows: [] })).toMatchObject({ answer: 'known', total: 0 });
  });

  test('counts under each name, most first', () => {
    const counted = bars(['a', 'b', 'b'], (one) => [named(one, one)]);
    expect(counted.map(({ label, value }) => [label.zh, value])).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
  });

  test('puts each age of a conflict into one bar, day by day', () => {
    const days = [0, 30, 31, 90, 91, 365, 366].map((n) => ({ days: n }));
    expect(ageBars(days).map(({ value }) => value)).toEqual([2, 2, 2, 1]);
  });
});

test('a year before a leap day is the last of February', () => {
  expect([yearBefore('2024-02-29'), yearBefore('2026-11-24')]).toEqual(['2023-02-28', '2025-11-24']);
});
