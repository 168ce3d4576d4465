import { expect, test } from 'vitest';
import { choicesFor, choicesForAll } from './problem-choices.ts';

const problem = { id: 1, detail: {}, severity: 'error' } as const;
test('a broken shape can only be repaired, an overlap may be meant, a gap is only a remark', () => {
  expect(choicesFor({ ...problem, kind: 'invalid', proposal: 'make-valid' })).toEqual(['accepted']);
  expect(choicesFor({ ...problem, kind: 'overlap' })).toEqual(['refused']);
  expect(choicesFor({ ...problem, kind: 'overlap', proposal: 'snap' })).toEqual(['accepted', 'refused']);
  expect(choicesFor({ ...problem, kind: 'sliver', severity: 'warning', proposal: 'drop' })).toEqual([
    'accepted',
    'refused',
  ]);
  expect(choicesFor({ ...problem, kind: 'gap', severity: 'warning' })).toEqual([]);
});

test('what was repaired stays repaired; what was left can still be repaired', () => {
  expect(choicesFor({ ...problem, kind: 'overlap', proposal: 'snap', decision: 'accepted' })).toEqual([]);
  expect(choicesFor({ ...problem, kind: 'overlap', proposal: 'snap', decision: 'refused' })).toEqual(['accepted']);
});

test('all of a kind are repaired where a repair is proposed, and left where that is possible', () => {
  const count = { severity: 'error', open: 3, repaired: 0, left: 0, repairable: 3 } as const;
  expect(choicesForAll({ ...count, kind: 'invalid' })).toEqual(['accepted']);
  expect(choicesForAll({ ...count, kind: 'overlap', repairable: 0 })).toEqual(['refused']);
  expect(choicesForAll({ ...count, kind: 'overlap', open: 0, left: 3, repairable: 0 })).toEqual([]);
  expect(choicesForAll({ ...count, kind: 'invalid', open: 0, repaired: 3, repairable: 0 })).toEqual([]);
});
