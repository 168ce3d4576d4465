import { DISTRICT_TIME_ZONE } from '../tokens.ts';

/** The two languages of the platform. */
export type Language = 'zh-CN' | 'en';

/** Anything that names an instant: ISO 8601 text, ms since 1970, or a Date. */
export type InstantLike = string | number | Date;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function milliseconds(instant: InstantLike): number {
  return typeof instant === 'number' ? instant : new Date(instant).getTime();
}

/** Splits an instant into the district’s wall-clock parts, two digits each (year four). */
function wallClock(instant: InstantLike): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string> {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: DISTRICT_TIME_ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(milliseconds(instant));
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

/** `2026-11-23 18:24:42` in the district’s time zone. */
export function formatAbsolute(instant: InstantLike): string {
  const { year, month, day, hour, minute, second } = wallClock(instant);
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

/** `18:24:42.123` in the district’s time zone, for the chain. */
export function formatClock(instant: InstantLike, withMilliseconds = false): string {
  const { hour, minute, second } = wallClock(instant);
  const fraction = String(((milliseconds(instant) % 1000) + 1000) % 1000).padStart(3, '0');
  return `${hour}:${minute}:${second}${withMilliseconds ? `.${fraction}` : ''}`;
}

/** Today `18:24`, this year `11-22 18:24`, else `2025-11-22 18:24`. */
export function formatShort(instant: InstantLike, now: InstantLike): string {
  const then = wallClock(instant);
  const today = wallClock(now);
  const time = `${then.hour}:${then.minute}`;
  if (then.year !== today.year) return `${then.year}-${then.month}-${then.day} ${time}`;
  if (then.month !== today.month || then.day !== today.day) return `${then.month}-${then.day} ${time}`;
  return time;
}

/** Under an hour relative (“3 分钟前”), then the clock time. A clock that runs ahead by seconds still reads “刚刚”. */
export function formatRelative(instant: InstantLike, now: InstantLike, language: Language): string {
  const age = milliseconds(now) - milliseconds(instant);
  const chinese = language === 'zh-CN';
  if (age < 10_000 && age > -MINUTE) return chinese ? '刚刚' : 'just now';
  if (age < 0) return formatShort(instant, now);
  if (age < MINUTE) return chinese ? `${Math.floor(age / 1000)} 秒前` : `${Math.floor(age / 1000)} s ago`;
  if (age < HOUR) return chinese ? `${Math.floor(age / MINUTE)} 分钟前` : `${Math.floor(age / MINUTE)} min ago`;
  return formatShort(instant, now);
}

/** A length of time in at most two units: “1 小时 20 分”, “2 天 3 小时”, “45 秒”. */
export function formatDuration(lengthMs: number, language: Language): string {
  const chinese = language === 'zh-CN';
  const ms = Math.abs(lengthMs);
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  if (days > 0)
    return chinese ? `${days} 天${hours > 0 ? ` ${hours} 小时` : ''}` : `${days} d${hours > 0 ? ` ${hours} h` : ''}`;
  if (hours > 0)
    return chinese
      ? `${hours} 小时${minutes > 0 ? ` ${minutes} 分` : ''}`
      : `${hours} h${minutes > 0 ? ` ${minutes} min` : ''}`;
  if (minutes > 0) return chinese ? `${minutes} 分` : `${minutes} min`;
  return chinese ? `${Math.floor(ms / 1000)} 秒` : `${Math.floor(ms / 1000)} s`;
}

/** How a limit reads and how worried to be: calm, near (80 % used) or over. */
export interface TimeLeft {
  text: string;
  state: 'calm' | 'near' | 'over';
}

/** “剩 1 小时 20 分” / “超 5 分”; `near` from 80 % of the span `start`…`due`. */
export function formatTimeLeft(start: InstantLike, due: InstantLike, now: InstantLike, language: Language): TimeLeft {
  const left = milliseconds(due) - milliseconds(now);
  const span = milliseconds(due) - milliseconds(start);
  const duration = formatDuration(left, language);
  if (left < 0) return { text: language === 'zh-CN' ? `超 ${duration}` : `${duration} over`, state: 'over' };
  const state = span > 0 && left <= span * 0.2 ? 'near' : 'calm';
  return { text: language === 'zh-CN' ? `剩 ${duration}` : `${duration} left`, state };
}

/** Milliseconds as the chain shows them: `842 ms`, `1.28 s`, `12.3 s`, `3 min 5 s`. */
export function formatMs(ms: number): string {
  const size = Math.abs(ms);
  if (size < 1000) return `${Math.round(ms)} ms`;
  if (size < 10_000) return `${(ms / 1000).toFixed(2)} s`;
  if (size < MINUTE) return `${(ms / 1000).toFixed(1)} s`;
  if (size < HOUR) return `${Math.floor(size / MINUTE)} min ${Math.floor((size % MINUTE) / 1000)} s`;
  return `${Math.floor(size / HOUR)} h ${Math.floor((size % HOUR) / MINUTE)} min`;
}

/** `12,345`. */
export function formatCount(value: number): string {
  return value.toLocaleString('en-US');
}

/** Metres as people say them: `6 m`, `1.2 km`. */
export function formatMetres(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`;
}
