import { describe, expect, test } from 'vitest';
import { concludedUntil } from './publication-rules.ts';

const calendar = (exceptions: Record<string, boolean> = {}) => ({
  from: '2026-01-01',
  until: '2026-12-31',
  exceptions: new Map(Object.entries(exceptions)),
});

describe('a visit whose findings are still being put right', () => {
  test('is published on the twentieth working day after it was concluded', () => {
    // 2026-11-23 is a Monday: four weeks of five working days before it lies 2026-10-26, also a Monday.
    expect(concludedUntil('2026-11-23', calendar())).toBe('2026-10-26');
    expect(concludedUntil('2026-11-24', calendar())).toBe('2026-10-27');
  });

  test('waits longer over a holiday, and on a day off nothing new falls due', () => {
    expect(concludedUntil('2026-11-23', calendar({ '2026-11-02': false, '2026-11-03': false }))).toBe('2026-10-22');
    expect(concludedUntil('2026-11-22', calendar())).toBe(concludedUntil('2026-11-20', calendar()));
  });

  test('is not published on a guess where the working days are not known', () => {
    expect(concludedUntil('2027-01-05', calendar())).toBeUndefined();
  });
});
