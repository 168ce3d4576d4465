import { expect, it } from 'vitest';
import { parseCoordinationSearch } from './coordination-search.ts';

it('a day that exists is kept, anything else opens today', () => {
  expect(parseCoordinationSearch({ asOf: '2025-02-28' })).toEqual({ asOf: '2025-02-28' });
  for (const asOf of ['2025-02-30', '2025-13-01', 'today', 20250228, undefined])
    expect(parseCoordinationSearch({ asOf })).toEqual({});
});
