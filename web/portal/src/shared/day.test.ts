import { expect, it } from 'vitest';
import { dayOf, daysBetween, windowInWords } from './day.ts';

it('counts the days until a limit, also over the end of a year and backwards', () => {
  expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
  expect(daysBetween('2026-11-24', '2026-11-24')).toBe(0);
  expect(daysBetween('2026-11-24', '2026-11-20')).toBe(-4);
});

it('knows that it is already tomorrow in the district', () => {
  expect(dayOf('2026-11-23T16:00:00Z')).toBe('2026-11-24');
});

it('says a window of one day as one day', () => {
  expect(windowInWords('2026-12-01', '2026-12-01', 'zh-CN')).toBe('2026年12月1日');
  expect(windowInWords('2026-12-01', '2026-12-05', 'en')).toBe('1 December 2026 to 5 December 2026');
});
