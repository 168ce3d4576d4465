import { expect, it } from 'vitest';
import { differences } from './differences.ts';

it('only what both plans say and say differently is shown', () => {
  const [a, b] = [{ attributes: { far: 1, heightM: 17, plotNo: 'K1' } }, { attributes: { far: 2.5, heightM: 17 } }];
  expect(differences([a, b])).toEqual([{ key: 'far', values: ['1', '2.5'] }]);
  expect(differences([a])).toEqual([]);
});
