import { addDays, type LocalDay, weekdayOf } from './local-day.ts';

/** Which days are working days: Monday to Friday unless the State Council’s yearly notice says otherwise. */
export interface LegalCalendar {
  /** The first and the last day the notices are known for. */
  from: LocalDay;
  until: LocalDay;
  /** Holidays (false) and weekend days worked for them (true). */
  exceptions: ReadonlyMap<LocalDay, boolean>;
}

/** A day lies outside the years whose notice is known: a limit that reaches it cannot be told. */
export class CalendarUnknownError extends RangeError {
  readonly day: LocalDay;

  constructor(day: LocalDay) {
    super(`no holiday notice is known for ${day}`);
    this.day = day;
  }
}

const SATURDAY = 6;

/** CalendarUnknownError outside the known years: unknown is never taken for an ordinary week. */
export function isWorkingDay(day: LocalDay, { from, until, exceptions }: LegalCalendar): boolean {
  if (day < from || day > until) throw new CalendarUnknownError(day);
  return exceptions.get(day) ?? weekdayOf(day) < SATURDAY;
}

/** The day itself when it is a working day, else the next one. */
export function workingDayFrom(day: LocalDay, calendar: LegalCalendar): LocalDay {
  let next = day;
  while (!isWorkingDay(next, calendar)) next = addDays(next, 1);
  return next;
}

/** The n-th working day after the day; the day itself does not count. */
export function workingDayAfter(day: LocalDay, count: number, calendar: LegalCalendar): LocalDay {
  let next = day;
  for (let left = count; left > 0; left--) next = workingDayFrom(addDays(next, 1), calendar);
  return next;
}
