import { describe, expect, test } from 'vitest';
import { dayStartOf, localDay } from './local-day.ts';

describe('the day that figures count from', () => {
  test('begins at midnight in Chongqing, which is 16:00 the day before in UTC', () => {
    const at = new Date('2026-11-23T18:12:33.456Z');
    expect(localDay(at, 'Asia/Shanghai')).toBe('2026-11-24');
    expect(dayStartOf(at, 'Asia/Shanghai').toISOString()).toBe('2026-11-23T16:00:00.000Z');
    const lastMoment = new Date('2026-11-23T15:59:59.999Z');
    expect(dayStartOf(lastMoment, 'Asia/Shanghai').toISOString()).toBe('2026-11-22T16:00:00.000Z');
  });

  test('holds on days on which the clock is changed', () => {
    expect(dayStartOf(new Date('2026-03-29T10:00:00Z'), 'Europe/Berlin').toISOString()).toBe(
      '2026-03-28T23:00:00.000Z',
    );
    expect(dayStartOf(new Date('2026-10-25T10:00:00Z'), 'Europe/Berlin').toISOString()).toBe(
      '2026-10-24T22:00:00.000Z',
    );
  });
});
