import type { MapLayer } from '@shancheng/contracts/map';

const DAY_MS = 86_400_000;

/** Days since 1970, for a slider. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(day) / DAY_MS);
}

/** The calendar day of such a number. */
export function dayAt(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** Every day from which on some layer says something new, oldest first. */
export function versionDays(layers: readonly MapLayer[]): string[] {
  return [...new Set(layers.flatMap(({ versions }) => versions.map(({ validFrom }) => validFrom)))].sort();
}
