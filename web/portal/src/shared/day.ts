import { formatAbsolute, type InstantLike, type Language } from '@shancheng/ui';

const DAY_MS = 86_400_000;

/** The day it is in the district, `2026-11-24`. */
export function dayOf(instant: InstantLike): string {
  return formatAbsolute(instant).slice(0, 10);
}

/** Whole days from one day to another; negative when it has passed. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** `2026年11月24日` / `24 November 2026`. */
export function dayInWords(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(day));
}

/** One day, or from … to …. */
export function windowInWords(from: string, to: string, language: Language): string {
  if (from === to) return dayInWords(from, language);
  return language === 'en'
    ? `${dayInWords(from, language)} to ${dayInWords(to, language)}`
    : `${dayInWords(from, language)}至${dayInWords(to, language)}`;
}

/** An instant as people read it on paper: day and minute in the district. */
export function minuteOf(instant: InstantLike): string {
  return formatAbsolute(instant).slice(0, 16);
}
