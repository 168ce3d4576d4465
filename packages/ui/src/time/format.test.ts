import { describe, expect, it } from 'vitest';
import {
  formatAbsolute,
  formatClock,
  formatDuration,
  formatMs,
  formatRelative,
  formatShort,
  formatTimeLeft,
} from './format.ts';

const noon = '2026-11-23T04:00:00.000Z'; // 12:00 in Chongqing

describe('times on screen', () => {
  it('shows the district’s wall clock, whatever zone the browser is in', () => {
    expect(formatAbsolute('2026-11-23T16:30:05Z')).toBe('2026-11-24 00:30:05');
    expect(formatClock('2026-11-23T04:00:00.042Z', true)).toBe('12:00:00.042');
  });

  it('says how long ago under an hour, and the time after that', () => {
    expect(formatRelative('2026-11-23T03:59:55Z', noon, 'zh-CN')).toBe('刚刚');
    expect(formatRelative('2026-11-23T03:59:15Z', noon, 'zh-CN')).toBe('45 秒前');
    expect(formatRelative('2026-11-23T03:57:00Z', noon, 'zh-CN')).toBe('3 分钟前');
    expect(formatRelative('2026-11-23T03:57:00Z', noon, 'en')).toBe('3 min ago');
    expect(formatRelative('2026-11-23T02:10:00Z', noon, 'zh-CN')).toBe('10:10');
    expect(formatRelative('2026-11-22T02:10:00Z', noon, 'zh-CN')).toBe('11-22 10:10');
  });

  it('does not show a negative age when the server’s clock is a little ahead', () => {
    expect(formatRelative('2026-11-23T04:00:20Z', noon, 'zh-CN')).toBe('刚刚');
  });

  it('names the year once it is another one', () => {
    expect(formatShort('2025-11-22T02:10:00Z', noon)).toBe('2025-11-22 10:10');
  });

  it('turns a limit yellow at 80 % and red when over', () => {
    const start = '2026-11-23T00:00:00Z';
    expect(formatTimeLeft(start, '2026-11-23T05:20:00Z', noon, 'zh-CN')).toEqual({
      text: '剩 1 小时 20 分',
      state: 'calm',
    });
    expect(formatTimeLeft(start, '2026-11-23T05:00:00Z', noon, 'zh-CN').state).toBe('near');
    expect(formatTimeLeft(start, '2026-11-23T03:55:00Z', noon, 'zh-CN')).toEqual({ text: '超 5 分', state: 'over' });
    expect(formatTimeLeft(start, '2026-11-23T03:55:00Z', noon, 'en').text).toBe('5 min over');
  });

  it('uses at most two units for a length of time', () => {
    expect(formatDuration(51 * 3_600_000, 'zh-CN')).toBe('2 天 3 小时');
    expect(formatDuration(3_600_000, 'zh-CN')).toBe('1 小时');
    expect(formatDuration(42_500, 'zh-CN')).toBe('42 秒');
  });

  it('writes the chain’s milliseconds so that they can be compared', () => {
    expect(formatMs(7)).toBe('7 ms');
    expect(formatMs(1284)).toBe('1.28 s');
    expect(formatMs(12_345)).toBe('12.3 s');
    expect(formatMs(185_000)).toBe('3 min 5 s');
  });
});
