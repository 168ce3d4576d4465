import { DISTRICT_TIME_ZONE, type Language } from '@shancheng/ui';

/** `8,890`; in Chinese `1.23万` from ten thousand on (the exact number stands in the drawer). */
export function formatWallCount(value: number, language: Language): string {
  if (language === 'zh-CN' && value >= 10_000) return `${(Math.floor(value / 100) / 100).toFixed(2)}万`;
  return value.toLocaleString('en-US');
}

/** Value and unit apart, so that the unit can be small: `688 ms`, from one second on `5.79 s`. */
export function splitMs(ms: number): { value: string; unit: string } {
  if (ms < 1000) return { value: String(Math.round(ms)), unit: 'ms' };
  if (ms < 100_000) return { value: (ms / 1000).toFixed(ms < 10_000 ? 2 : 1), unit: 's' };
  return { value: String(Math.round(ms / 60_000)), unit: 'min' };
}

/** A share in `0…1` as per cent; rounded down, so that a single miss never reads as 100. */
export function formatPerCent(share: number): string {
  const perCent = Math.floor(share * 1000) / 10;
  return Number.isInteger(perCent) ? String(perCent) : perCent.toFixed(1);
}

/** `2026年11月24日 星期二` on the district’s calendar. */
export function formatDay(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: DISTRICT_TIME_ZONE,
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: language === 'en' ? 'short' : 'long',
  }).format(at);
}
