const HOUR_MS = 3_600_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

interface WallClock {
  day: string;
  /** Milliseconds since the clock on the wall showed midnight. */
  sinceMidnight: number;
}

function wallClock(at: Date, timeZone: string): WallClock {
  const known = formatters.get(timeZone);
  const formatter =
    known ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
  if (!known) formatters.set(timeZone, formatter);
  const parts = Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
  const seconds = Number(parts.hour) * 3600 + Number(parts.minute) * 60 + Number(parts.second);
  return { day: `${parts.year}-${parts.month}-${parts.day}`, sinceMidnight: seconds * 1000 + at.getUTCMilliseconds() };
}

/** `YYYY-MM-DD` of an instant on the calendar of a time zone. */
export function localDay(at: Date, timeZone: string): string {
  return wallClock(at, timeZone).day;
}

/** The first instant of the day that `at` falls in, in a time zone; also right where the clock changes that day. */
export function dayStartOf(at: Date, timeZone: string): Date {
  const { day, sinceMidnight } = wallClock(at, timeZone);
  const guess = new Date(at.getTime() - sinceMidnight);
  const there = wallClock(guess, timeZone);
  if (there.sinceMidnight === 0) return guess;
  const off = there.day === day ? -there.sinceMidnight : 24 * HOUR_MS - there.sinceMidnight;
  return new Date(guess.getTime() + off);
}
