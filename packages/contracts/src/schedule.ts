import type { Static } from 'typebox';
import type { ScheduleWindow } from './camera.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Whether the instant falls into one of the windows, in wall-clock time of the zone; no windows means always.
 * `from` is in, `to` is out; a window past midnight belongs to the day on which it begins.
 */
export function isWithinSchedule(
  windows: readonly Static<typeof ScheduleWindow>[] | undefined,
  at: Date,
  timeZone: string,
): boolean {
  if (!windows || windows.length === 0) return true;
  const { day, minute } = wallClock(at, timeZone);
  const before = day === 1 ? 7 : day - 1;
  return windows.some((window) => {
    const from = minutesOf(window.from);
    const to = minutesOf(window.to);
    if (from < to) return window.days.includes(day) && minute >= from && minute < to;
    return (window.days.includes(day) && minute >= from) || (window.days.includes(before) && minute < to);
  });
}

function wallClock(at: Date, timeZone: string): { day: number; minute: number } {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
  return {
    day: WEEKDAYS.indexOf(parts.get('weekday') ?? '') + 1,
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
