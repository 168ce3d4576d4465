/** A calendar day where the law applies, `YYYY-MM-DD`. Strings compare as days do. */
export type LocalDay = string;

const DAY_MS = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Days since 1970-01-01. RangeError for what is no day of the calendar, e.g. 2025-02-29. */
export function dayNumberOf(day: LocalDay): number {
  const milliseconds = SHAPE.test(day) ? Date.parse(day) : Number.NaN;
  // Date.parse takes 2025-02-30 for 2 March in some engines
  if (Number.isNaN(milliseconds) || dayOfNumber(milliseconds / DAY_MS) !== day) throw new RangeError(`no day: ${day}`);
  return milliseconds / DAY_MS;
}

/** The day so many days after 1970-01-01. */
export function dayOfNumber(number: number): LocalDay {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** So many days later; negative: earlier. */
export function addDays(day: LocalDay, days: number): LocalDay {
  return dayOfNumber(dayNumberOf(day) + days);
}

/**
 * The corresponding day so many months later; where that month has none, its last day (Civil Code art. 202).
 * 2021-08-31 plus 6 months is 2022-02-28.
 */
export function addMonths(day: LocalDay, months: number): LocalDay {
  dayNumberOf(day);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return dayOfNumber(Date.UTC(Math.floor(index / 12), index % 12, Math.min(date, last)) / DAY_MS);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: LocalDay): number {
  return ((dayNumberOf(day) + 3) % 7) + 1;
}
