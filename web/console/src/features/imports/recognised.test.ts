import { expect, test } from 'vitest';
import { doubtsOf, recognisedOf } from './recognised.ts';

const sure = { crs: 'EPSG:4544', evidence: 'declared', axesSwapped: false, fields: { key: 'BSM', code: 'DLBM' } };

test('a file that declares itself and has its keys leaves no doubt', () => {
  expect(doubtsOf(recognisedOf({ recognised: sure }), true)).toEqual([]);
});

test('a shift, a wrong declaration and swapped axes are said, the shift first', () => {
  const recognised = {
    ...sure,
    evidence: 'magnitudes',
    declarationWrong: true,
    axesSwapped: true,
    suggestion: 'GCJ-02',
  };
  expect(doubtsOf(recognisedOf({ recognised }), true)).toEqual(['shifted', 'declaration-wrong', 'axes-swapped']);
});

test('without a key the features cannot be followed; without codes only a dataset with a scheme misses something', () => {
  const recognised = { ...sure, fields: {} };
  expect(doubtsOf(recognisedOf({ recognised }), true)).toEqual(['no-key', 'no-code']);
  expect(doubtsOf(recognisedOf({ recognised }), false)).toEqual(['no-key']);
});

test('an import that says nothing of itself breaks nothing', () => {
  expect(recognisedOf({ recognised: { crs: 7, fields: null, suggestion: 'WGS' } })).toMatchObject({
    crs: undefined,
    suggestion: undefined,
    fields: {},
  });
});
