import { describe, expect, it } from 'vitest';
import { formatDay, formatPerCent, formatWallCount, splitMs } from './format.ts';

describe('numbers on the wall', () => {
  it('writes 万 in Chinese from ten thousand on and never rounds up', () => {
    expect(formatWallCount(9_999, 'zh-CN')).toBe('9,999');
    expect(formatWallCount(12_399, 'zh-CN')).toBe('1.23万');
    expect(formatWallCount(12_399, 'en')).toBe('12,399');
  });

  it('does not call 999 of 1000 chains “100 %”', () => {
    expect(formatPerCent(0.9996)).toBe('99.9');
    expect(formatPerCent(1)).toBe('100');
    expect(formatPerCent(0.976)).toBe('97.6');
  });

  it('turns from milliseconds to seconds at one second', () => {
    expect(splitMs(999)).toEqual({ value: '999', unit: 'ms' });
    expect(splitMs(5791)).toEqual({ value: '5.79', unit: 's' });
  });

  it('shows the day of Chongqing, not of the screen’s own time zone', () => {
    expect(formatDay(Date.parse('2026-11-23T16:30:00Z'), 'zh-CN')).toContain('11月24日');
  });
});
