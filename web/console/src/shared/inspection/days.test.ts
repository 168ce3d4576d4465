import { describe, expect, it } from 'vitest';
import { dayAfter, dayAt, daysBetween, isDay, shortDay } from './days.ts';

describe('days of a plan', () => {
  it('the day is the district’s, not that of the computer: at 16:30 UTC it is already tomorrow', () => {
    expect(dayAt(Date.parse('2026-11-24T15:59:00Z'))).toBe('2026-11-24');
    expect(dayAt(Date.parse('2026-11-24T16:30:00Z'))).toBe('2026-11-25');
  });
  it('counts over the end of a year', () => {
    expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
    expect(daysBetween('2026-12-30', '2026-12-28')).toBe(-2);
    expect(dayAfter('2026-12-30', 3)).toBe('2027-01-02');
  });
  it('names the year only where it differs', () => {
    expect(shortDay('2026-12-01', '2026-11-24')).toBe('12-01');
    expect(shortDay('2027-01-02', '2026-11-24')).toBe('2027-01-02');
  });
  it('knows a day from a mistyped one', () => {
    expect(isDay('2026-11-24')).toBe(true);
    expect(isDay('2026-13-01')).toBe(false);
    expect(isDay('24.11.2026')).toBe(false);
  });
});
