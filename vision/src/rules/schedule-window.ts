import type { ZoneRule } from '@shancheng/contracts';

type ScheduleWindow = NonNullable<ZoneRule['schedule']>[number];

/** Asia/Shanghai: UTC+8 the year round, no summer time since 1991. */
const DISTRICT_OFFSET_MS = 8 * 3_600_000;
const MINUTES_A_DAY = 1440;

/** Whether the rule applies at this moment. No windows: always. A window past midnight belongs to the day it starts on. */
export function isScheduled(windows: readonly ScheduleWindow[] | undefined, at: number): boolean {
  if (!windows || windows.length === 0) return true;
  const local = new Date(at + DISTRICT_OFFSET_MS);
  const today = local.getUTCDay() === 0 ? 7 : local.getUTCDay();
  const yesterday = today === 1 ? 7 : today - 1;
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
  return windows.some(({ days, from, to }) => {
    const start = minutesOf(from);
    const end = minutesOf(to);
    if (end > start) return days.includes(today) && minute >= start && minute < end;
    return (days.includes(today) && minute >= start) || (days.includes(yesterday) && minute < end);
  });
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return Math.min(MINUTES_A_DAY, hours * 60 + minutes);
}
