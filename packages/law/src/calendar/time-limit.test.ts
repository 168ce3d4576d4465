import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CalendarUnknownError, isWorkingDay, type LegalCalendar } from './legal-calendar.ts';
import { addMonths, dayNumberOf, weekdayOf } from './local-day.ts';
import { isPast, lastDayOf } from './time-limit.ts';

const FILE = new URL('../../../../data/catalogue/calendar.json', import.meta.url);
// the project's own data file; its shape is checked where it is seeded
const { days } = JSON.parse(readFileSync(FILE, 'utf8')) as { days: { day: string; working: boolean }[] };
const calendar: LegalCalendar = {
  from: '2021-01-01',
  until: '2027-12-31',
  exceptions: new Map(days.map(({ day, working }) => [day, working])),
};
const workingDays = (amount: number) => ({ amount, unit: 'working-day' as const });
const calendarDays = (amount: number) => ({ amount, unit: 'calendar-day' as const });

/** Every day of the years with its answer, by JavaScript’s own calendar; the articles are counted off on this list. */
const walked = Array.from({ length: 2_556 }, (_, n) => {
  const date = new Date(Date.UTC(2021, 0, 1 + n));
  const day = date.toISOString().slice(0, 10);
  const works = calendar.exceptions.get(day) ?? ![0, 6].includes(date.getUTCDay());
  return { day, works };
});

function countedOff(amount: number, unit: 'working-day' | 'calendar-day', begins: number): string | undefined {
  let at = begins;
  for (let counted = 0; counted < amount; at++) if (unit === 'calendar-day' || walked[at + 1]?.works) counted += 1;
  while (walked[at] && !walked[at]?.works) at += 1;
  return walked[at]?.day;
}

describe('time limits of the law', () => {
  test('every limit from every day of 2021 to autumn 2027 ends where counting on the fingers ends', () => {
    const limits = [...[1, 2, 3, 5, 7, 10, 15].map(workingDays), ...[15, 30, 60, 90].map(calendarDays)];
    const wrong: string[] = [];
    for (const [at, { day }] of walked.slice(0, 2_460).entries())
      for (const { amount, unit } of limits) {
        const last = lastDayOf({ amount, unit }, day, calendar);
        if (last !== countedOff(amount, unit, at)) wrong.push(`${amount} ${unit} from ${day}: ${last}`);
      }
    expect(walked.at(-1)?.day).toBe('2027-12-31');
    expect(wrong).toEqual([]);
  });

  test('over the Spring Festival of 2026 seven working days reach further than fifteen days', () => {
    // off from 15 to 23 February, worked on Saturday 14 and Saturday 28
    expect(lastDayOf(workingDays(7), '2026-02-12', calendar)).toBe('2026-02-28');
    expect(lastDayOf(calendarDays(15), '2026-02-12', calendar)).toBe('2026-02-27');
  });

  test('the day a limit begins does not count, and a last day on a holiday moves to the next working day', () => {
    expect(lastDayOf(workingDays(1), '2026-11-20', calendar)).toBe('2026-11-23');
    expect(lastDayOf(calendarDays(15), '2026-09-18', calendar)).toBe('2026-10-08');
    expect(isPast(calendarDays(15), '2026-09-18', '2026-10-08', calendar)).toBe(false);
    expect(isPast(calendarDays(15), '2026-09-18', '2026-10-09', calendar)).toBe(true);
  });

  test('months end on the corresponding day, or on the month’s last where there is none', () => {
    const half = { amount: 6, unit: 'month' as const };
    expect(lastDayOf(half, '2023-08-31', calendar)).toBe('2024-02-29');
    expect(lastDayOf(half, '2022-08-31', calendar)).toBe('2023-02-28');
    expect(lastDayOf(half, '2026-04-01', calendar)).toBe('2026-10-08');
    expect(addMonths('2024-12-31', 2)).toBe('2025-02-28');
  });

  test('days of a test or a hearing are left out of the count', () => {
    const excluded = [{ from: '2026-03-10', to: '2026-03-19' }];
    expect(lastDayOf(calendarDays(90), '2026-03-01', calendar, excluded)).toBe(
      lastDayOf(calendarDays(100), '2026-03-01', calendar),
    );
    expect(lastDayOf(workingDays(7), '2026-03-06', calendar, excluded)).toBe('2026-03-27');
  });

  test('where no holiday notice is known the answer is an error, not a guess', () => {
    expect(() => lastDayOf(workingDays(5), '2027-12-30', calendar)).toThrow(CalendarUnknownError);
    expect(() => isWorkingDay('2020-12-31', calendar)).toThrow(CalendarUnknownError);
  });

  test('what is no day is refused', () => {
    for (const text of ['2025-02-29', '2025-2-1', 'today', '']) expect(() => dayNumberOf(text)).toThrow(RangeError);
    expect(weekdayOf('2026-11-24')).toBe(2);
  });
});
