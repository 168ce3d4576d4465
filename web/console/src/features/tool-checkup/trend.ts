import type { CheckupIndicator } from '@shancheng/contracts/checkup';

export interface Trend {
  before: number;
  direction: 'better' | 'worse' | 'same';
}

/** How an indicator moved since an earlier day; undefined when either day does not know it. */
export function trendOf(now: CheckupIndicator, before: CheckupIndicator | undefined): Trend | undefined {
  if (now.value === undefined || before?.value === undefined) return undefined;
  const change = now.value - before.value;
  if (Math.abs(change) < 1e-9 * Math.max(1, Math.abs(now.value))) return { before: before.value, direction: 'same' };
  return { before: before.value, direction: change > 0 === (now.better === 'higher') ? 'better' : 'worse' };
}

/** The same day a year before; 29 February becomes 28 February. */
export function yearBefore(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(year) - 1}-${month}-${month === '02' && date === '29' ? '28' : date}`;
}
