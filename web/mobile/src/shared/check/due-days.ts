import { addDays, isWorkingDay, type LegalCalendar, workingDayAfter } from '@shancheng/law';
import file from '../../../../../data/catalogue/calendar.json' with { type: 'json' };

/** The district's calendar as this build knows it; where its notices end, no day is proposed. */
const CALENDAR: LegalCalendar = {
  from: file.days[0]?.day ?? '',
  until: file.noticesUntil,
  exceptions: new Map(file.days.map(({ day, working }) => [day, working])),
};

export const QUICK_CHOICES = [3, 7, 15] as const;

/** The n-th working day after a day (today does not count); undefined where the calendar is not known. */
export function dueAfter(today: string, workingDays: number): string | undefined {
  try {
    return workingDayAfter(today, workingDays, CALENDAR);
  } catch {
    return undefined;
  }
}

/** The first day a deadline may fall on. */
export function firstDue(today: string): string {
  return addDays(today, 1);
}

/** True for a day on which nobody can look whether it was put right. */
export function isFreeDay(day: string): boolean {
  try {
    return !isWorkingDay(day, CALENDAR);
  } catch {
    return false;
  }
}
