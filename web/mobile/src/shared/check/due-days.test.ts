import { describe, expect, it } from 'vitest';
import { dueAfter, isFreeDay } from './due-days.ts';

describe('days for putting things right', () => {
  it('counts working days from the day after', () => {
    expect(dueAfter('2026-11-24', 3)).toBe('2026-11-27');
    expect(dueAfter('2026-11-24', 7)).toBe('2026-12-03');
  });

  it('does not count the holiday week', () => {
    expect(dueAfter('2026-09-30', 3)).toBe('2026-10-10');
  });

  it('proposes nothing where the holidays are not known yet', () => {
    expect(dueAfter('2026-12-25', 15)).toBeUndefined();
  });

  it('knows a day off', () => {
    expect(isFreeDay('2026-11-28')).toBe(true);
    expect(isFreeDay('2026-11-27')).toBe(false);
  });
});
