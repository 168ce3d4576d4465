import type { EventType } from '@shancheng/contracts';
import type { Static } from 'typebox';

/** How long handling may take, as an event type states it. */
export type TimeLimit = Pick<Static<typeof EventType>, 'limitValue' | 'limitUnit'>;

/** When people work. Times of day in minutes after midnight, Beijing time; weekdays 1 = Monday … 7 = Sunday. */
export interface WorkingCalendar {
  dutyFrom: number;
  dutyTo: number;
  /** Days whose duty hours count as working hours. */
  dutyWeekdays: ReadonlySet<number>;
  /** Days that count as working days, unless `exceptions` says otherwise. */
  workingWeekdays: ReadonlySet<number>;
  /** YYYY-MM-DD → whether it is a working day: holidays and make-up days. */
  exceptions: ReadonlyMap<string, boolean>;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Beijing has no summer time. */
const BEIJING = 8 * 3_600_000;
/** No limit of a calendar reaches further than this; a calendar without working days would otherwise never end. */
const FURTHEST_DAYS = 3660;

/** Start of the Beijing day of an instant, as an instant. */
function dayStart(instant: number): number {
  return Math.floor((instant + BEIJING) / DAY) * DAY - BEIJING;
}

function weekday(day: number): number {
  return ((Math.floor((day + BEIJING) / DAY) + 3) % 7) + 1;
}

function isWorkingDay(day: number, calendar: WorkingCalendar): boolean {
  const date = new Date(day + BEIJING).toISOString().slice(0, 10);
  return calendar.exceptions.get(date) ?? calendar.workingWeekdays.has(weekday(day));
}

function afterWorkingHours(from: number, hours: number, calendar: WorkingCalendar): number {
  let left = hours * 60 * MINUTE;
  for (let day = dayStart(from), n = 0; n < FURTHEST_DAYS; day += DAY, n++) {
    if (!calendar.dutyWeekdays.has(weekday(day))) continue;
    const opens = Math.max(from, day + calendar.dutyFrom * MINUTE);
    const closes = day + calendar.dutyTo * MINUTE;
    if (opens >= closes) continue;
    if (opens + left <= closes) return opens + left;
    left -= closes - opens;
  }
  throw new RangeError('the calendar has no duty hours');
}

/** End of duty on the n-th working day after the day of `from`: the day itself does not count. */
function afterWorkingDays(from: number, days: number, calendar: WorkingCalendar): number {
  let left = Math.ceil(days);
  for (let day = dayStart(from) + DAY, n = 0; n < FURTHEST_DAYS; day += DAY, n++) {
    if (isWorkingDay(day, calendar)) left -= 1;
    if (left <= 0) return day + calendar.dutyTo * MINUTE;
  }
  throw new RangeError('the calendar has no working days');
}

/**
 * By when something reported at `from` must be dealt with. Clock hours run day and night (紧急工作时); working hours run
 * within duty hours only (工作时); working days end with duty on the n-th working day after (工作日).
 * A statute counts differently: never use this for legal time limits.
 */
export function dueAt(limit: TimeLimit, from: Date, calendar: WorkingCalendar): Date {
  const start = from.getTime();
  switch (limit.limitUnit) {
    case 'clock-hour':
      return new Date(start + limit.limitValue * 60 * MINUTE);
    case 'working-hour':
      return new Date(afterWorkingHours(start, limit.limitValue, calendar));
    case 'working-day':
      return new Date(afterWorkingDays(start, limit.limitValue, calendar));
  }
}
