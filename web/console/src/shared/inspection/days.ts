import { DISTRICT_TIME_ZONE } from '@shancheng/ui';

const DAY_MS = 86_400_000;
const inDistrict = new Intl.DateTimeFormat('en-CA', {
  timeZone: DISTRICT_TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in the district at an instant, `YYYY-MM-DD`. */
export function dayAt(instant: number): string {
  return inDistrict.format(instant);
}

/** Days from one day to another; negative when it lies before. NaN for what is no day. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** So many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** `11-24`, with the year where it is another one than `near`. */
export function shortDay(day: string, near: string): string {
  return day.slice(0, 4) === near.slice(0, 4) ? day.slice(5) : day;
}

/** Whether the text is a day of the calendar. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
