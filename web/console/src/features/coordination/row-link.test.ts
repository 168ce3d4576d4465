import { describe, expect, it } from 'vitest';
import { addressOf } from './row-link.ts';

const place = { lon: 106.5, lat: 29.5 };

describe('where a row of a co-ordination leads', () => {
  it('a conflict opens in the list of conflicts', () => {
    expect(addressOf({ link: { kind: 'conflict', id: 'c1' } })).toEqual({
      to: '/conflicts',
      search: { conflict: 'c1' },
    });
  });
  it('a plot opens the tool at its place', () => {
    const search = { tool: 'control', at: '106.500000,29.500000' };
    expect(addressOf({ link: { kind: 'control-plot', id: 'p' }, place })).toEqual({ to: '/map', search });
  });
  it('a place alone opens the map there, nothing at all opens nothing', () => {
    expect(addressOf({ place })?.search).toEqual({ at: '106.500000,29.500000' });
    expect(addressOf({})).toBeUndefined();
  });
});
