import { describe, expect, it } from 'vitest';
import { given, isNarrowed, parseRegisterSearch } from './register-search.ts';

describe('the address of the law databases', () => {
  it('keeps what is understood and drops the rest', () => {
    const search = parseRegisterSearch({
      ...{ q: ' 网吧 ', on: '2025-06-30', state: 'expiring', credit: 'E', level: 'moon', division: "1' or 1=1" },
      ...{ authority: 'town-500103007', page: '7' },
    });
    expect(given(search)).toEqual({ q: '网吧', on: '2025-06-30', state: 'expiring', authority: 'town-500103007' });
  });
  it('is narrowed by a filter, but not by the day or by what is read beside the list', () => {
    expect(isNarrowed(parseRegisterSearch({ on: '2025-06-30', id: 'urban' }))).toBe(false);
    expect(isNarrowed(parseRegisterSearch({ credit: 'D' }))).toBe(true);
  });
});
