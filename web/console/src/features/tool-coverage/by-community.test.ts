import { describe, expect, it } from 'vitest';
import { leftOutByCommunity } from './by-community.ts';

describe('who is left out, by community', () => {
  it('the grids of a community count together, without the share that is reached', () => {
    const rows = [
      { key: '500103001001001', people: 100, share: 0.4 },
      { key: '500103001002001', people: 200, share: 0 },
      { key: '500103001001002', people: 50, share: 0 },
    ];
    expect(leftOutByCommunity(rows)).toEqual([
      { code: '500103001002', people: 200 },
      { code: '500103001001', people: 110 },
    ]);
  });
  it('places whose keys are no grid codes are not guessed into a community', () => {
    expect(leftOutByCommunity([{ key: 'block-1', people: 5, share: 0 }])).toEqual([]);
  });
});
