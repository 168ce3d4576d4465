import { describe, expect, it } from 'vitest';
import { conflictQueryOf, isFiltered, parseConflictSearch } from './conflict-search.ts';

const ID = '00000000-0000-4000-8000-00000000000c';

describe('the address of the conflicts', () => {
  it('understands the links of the cockpit', () => {
    const link = { type: 'USE', severity: 'S1', status: 'exempt', authority: '区林业局（合成）' };
    expect(parseConflictSearch(link)).toEqual(link);
  });
  it('keeps what it understands and drops the rest', () => {
    const raw = { type: 'XX', severity: '1', sort: 'severity', mine: 'no', asOf: '2024-13-40', conflict: 'x', q: '  ' };
    expect(parseConflictSearch(raw)).toEqual({});
    expect(parseConflictSearch({ mine: 'true', overdue: '1', q: ' 林地 ', asOf: '2024-05-01', conflict: ID })).toEqual({
      mine: true,
      overdue: true,
      q: '林地',
      asOf: '2024-05-01',
      conflict: ID,
    });
  });
  it('choosing a row, a day or an order narrows nothing; a filter does', () => {
    expect(isFiltered({ conflict: ID, sort: 'area', asOf: '2024-05-01' })).toBe(false);
    expect(isFiltered({ overdue: true })).toBe(true);
    expect(conflictQueryOf({ conflict: ID, severity: 'S1' })).toEqual({ severity: 'S1' });
  });
});
