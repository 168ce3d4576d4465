import { describe, expect, it } from 'vitest';
import { isScheduled } from './schedule-window.ts';

/** 2026-11-23 is a Monday; times are those of a clock in Chongqing. */
const local = (day: number, time: string) => Date.parse(`2026-11-${day}T${time}:00+08:00`);

describe('a rule’s schedule', () => {
  it('without windows the rule applies always', () => {
    expect(isScheduled(undefined, local(23, '03:00'))).toBe(true);
    expect(isScheduled([], local(23, '03:00'))).toBe(true);
  });

  it('a daytime window counts its first minute and not its last', () => {
    const day = [{ days: [1], from: '08:00', to: '18:00' }];
    expect(isScheduled(day, local(23, '07:59'))).toBe(false);
    expect(isScheduled(day, local(23, '08:00'))).toBe(true);
    expect(isScheduled(day, local(23, '17:59'))).toBe(true);
    expect(isScheduled(day, local(23, '18:00'))).toBe(false);
    expect(isScheduled(day, local(24, '10:00'))).toBe(false);
  });

  it('a window past midnight belongs to the day on which it begins', () => {
    const night = [{ days: [7], from: '22:00', to: '02:00' }];
    expect(isScheduled(night, local(22, '23:30'))).toBe(true);
    expect(isScheduled(night, local(23, '01:59'))).toBe(true);
    expect(isScheduled(night, local(23, '02:00'))).toBe(false);
    expect(isScheduled(night, local(22, '01:00'))).toBe(false);
  });

  it('goes by the district’s clock: 17:00 in London in winter is already Tuesday in Chongqing', () => {
    const tuesday = [{ days: [2], from: '00:00', to: '12:00' }];
    expect(isScheduled(tuesday, Date.parse('2026-11-23T17:00:00Z'))).toBe(true);
  });
});
