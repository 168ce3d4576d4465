import { describe, expect, it } from 'vitest';
import { countByTone, OPEN_STATUSES, toneOf } from './tone.ts';

describe('status colours', () => {
  it('an open case past its limit is red whatever its status', () => {
    expect(toneOf('handling', true)).toBe('overdue');
    expect(toneOf('reported', true)).toBe('overdue');
  });
  it('a finished case is not red any more', () => {
    expect(toneOf('closed', true)).toBe('closed');
    expect(toneOf('merged', true)).toBe('void');
  });
  it('an overdue case counts as overdue, not as handling', () => {
    const incidents = [
      { status: 'reported', overdue: false },
      { status: 'handling', overdue: false },
      { status: 'handling', overdue: true },
    ] as const;
    expect(countByTone(incidents)).toMatchObject({ new: 1, handling: 1, overdue: 1, closed: 0 });
  });
  it('closed, rejected, merged and void cases need nobody', () => {
    expect(OPEN_STATUSES).toContain('checking');
    for (const done of ['closed', 'rejected', 'merged', 'void'] as const) expect(OPEN_STATUSES).not.toContain(done);
  });
});
