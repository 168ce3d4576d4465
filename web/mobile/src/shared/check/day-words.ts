import { DISTRICT_TIME_ZONE } from '@shancheng/ui';

/** The day it is in the district, `YYYY-MM-DD`. */
export function dayOf(instant: number | string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: DISTRICT_TIME_ZONE }).format(new Date(instant));
}

/** A day for reading: 11月24日 周二 · Tue 24 Nov. */
export function readableDay(day: string, language: 'zh-CN' | 'en'): string {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short', day: 'numeric', weekday: 'short' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** From one day to another; one day when they are the same. */
export function readableWindow(from: string, to: string, language: 'zh-CN' | 'en'): string {
  return from === to
    ? readableDay(from, language)
    : `${readableDay(from, language)} ${language === 'en' ? 'to' : '至'} ${readableDay(to, language)}`;
}
