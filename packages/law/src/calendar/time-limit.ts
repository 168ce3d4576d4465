import { isWorkingDay, type LegalCalendar, workingDayAfter, workingDayFrom } from './legal-calendar.ts';
import { addDays, addMonths, type LocalDay } from './local-day.ts';

/** The clause a rule comes from, as it is cited. */
export interface Clause {
  law: string;
  article: string;
}

/**
 * A limit as a statute states it. Which short limits mean working days is said by each law itself: 2, 3, 5 and 7 days in
 * the Administrative Penalty Law (art. 85), up to 10 days in the Administrative Compulsion Law (art. 69), 3, 5, 7 and 10
 * days in the Administrative Reconsideration Law (art. 88).
 */
export interface TimeLimit {
  amount: number;
  unit: 'working-day' | 'calendar-day' | 'month';
  basis: Clause;
}

/** Days that do not count, both included, e.g. those of a test or of an announcement. */
export interface ExcludedDays {
  from: LocalDay;
  to: LocalDay;
}

/**
 * The last day of a limit that began on a day. That day does not count (Civil Code art. 201); months end on the
 * corresponding day (art. 202); a limit that would end on a holiday ends on the next working day (art. 203). Excluded days
 * lengthen limits in days, not those in months. CalendarUnknownError where the holidays are not known.
 */
export function lastDayOf(
  limit: Pick<TimeLimit, 'amount' | 'unit'>,
  begins: LocalDay,
  calendar: LegalCalendar,
  excluded: readonly ExcludedDays[] = [],
): LocalDay {
  if (limit.unit === 'month') return workingDayFrom(addMonths(begins, limit.amount), calendar);
  if (excluded.length === 0 && limit.unit === 'working-day') return workingDayAfter(begins, limit.amount, calendar);
  const counts = (day: LocalDay) =>
    !excluded.some(({ from, to }) => from <= day && day <= to) &&
    (limit.unit === 'calendar-day' || isWorkingDay(day, calendar));
  let day = begins;
  for (let left = limit.amount; left > 0; ) {
    day = addDays(day, 1);
    if (counts(day)) left -= 1;
  }
  return workingDayFrom(day, calendar);
}

/** Whether a day comes after the limit’s last one. */
export function isPast(
  limit: Pick<TimeLimit, 'amount' | 'unit'>,
  begins: LocalDay,
  today: LocalDay,
  calendar: LegalCalendar,
  excluded: readonly ExcludedDays[] = [],
): boolean {
  return today > lastDayOf(limit, begins, calendar, excluded);
}
