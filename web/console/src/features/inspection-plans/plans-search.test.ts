import { describe, expect, it } from 'vitest';
import { isNarrowed, parsePlansSearch, planQueryOf } from './plans-search.ts';

describe('the address of the list of plans', () => {
  it('keeps what is understood and drops the rest', () => {
    expect(parsePlansSearch({ status: 'inviting', kind: 'daily', of: 'waiting', q: ' 网吧 ', page: '3' })).toEqual({
      ...{ status: 'inviting', kind: 'daily', of: 'waiting', q: '网吧' },
    });
    expect(parsePlansSearch({ status: 'lost', kind: 7, of: 'all', q: '   ' })).toEqual({});
  });
  it('an open form is no filter, and is not asked of the server', () => {
    const search = parsePlansSearch({ new: 'special', theme: 'internet-cafe' });
    expect(search).toEqual({ new: 'special', theme: 'internet-cafe' });
    expect(planQueryOf(search)).toEqual({});
    expect(isNarrowed(search)).toBe(false);
    expect(isNarrowed({ of: 'mine' })).toBe(true);
  });
});
