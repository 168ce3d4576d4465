import { describe, expect, test } from 'vitest';
import { type ConflictRule, ruleBetween, severityOf, sliverReason } from './conflict-rules.ts';

const rule = (change: Partial<ConflictRule>): ConflictRule => ({
  ...{ id: 'use', type: 'USE', groupA: 'WET', groupB: 'BUILD_IND', severity: 'S3', minAreaM2: 200, minWidthM: 2 },
  ...change,
});
const redline = rule({ id: 'red', type: 'REDLINE', groupA: 'ECO_LINE', severity: 'S1' });
const wetland = { domain: '湿地', group: 'WET' };
const park = { domain: '产业园', group: 'BUILD_IND' };

describe('the rule matrix', () => {
  test('it does not matter which of the two plans comes first', () => {
    expect(ruleBetween([rule({})], wetland, park)?.id).toBe('use');
    expect(ruleBetween([rule({})], park, wetland)?.id).toBe('use');
  });

  test('what no rule names can both be right, also where nothing is known of the use', () => {
    expect(ruleBetween([rule({})], wetland, { domain: '林地', group: 'FOREST' })).toBeUndefined();
    expect(ruleBetween([rule({})], wetland, { domain: '产业园', group: undefined })).toBeUndefined();
  });

  test('where two rules are broken, the rigid line speaks', () => {
    const anyUse = rule({ id: 'any' });
    delete anyUse.groupA;
    expect(ruleBetween([anyUse, redline], { domain: '红线', group: 'ECO_LINE' }, park)?.id).toBe('red');
  });

  test('a rule that names a plan holds for that plan only', () => {
    const only = rule({ domainA: '国土规划' });
    expect(ruleBetween([only], wetland, park)).toBeUndefined();
    expect(ruleBetween([only], { ...wetland, domain: '国土规划' }, park)).toBeDefined();
  });
});

describe('a patch', () => {
  test.each([
    ['of 1,000 m²', 1_000, 220, undefined],
    ['of 150 m²', 150, 50, 'too-small'],
    ['300 m² of a strip a metre wide', 300, 602, 'too-narrow'],
    ['1,500 m² of a strip three metres wide', 1_500, 1_006, 'too-thin'],
    ['of 200 m², just large enough', 200, 60, undefined],
  ])('%s', (_what, areaM2, perimeterM, reason) => {
    expect(sliverReason(rule({}), { areaM2, perimeterM })).toBe(reason);
  });

  test('of a hectare is at least S2, and a rigid line stays S1', () => {
    expect([severityOf(rule({}), 9_999), severityOf(rule({}), 10_000), severityOf(redline, 50_000)]).toEqual([
      'S3',
      'S2',
      'S1',
    ]);
  });
});
