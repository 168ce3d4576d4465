import { describe, expect, test } from 'vitest';
import { dueAt, type TimeLimit, type WorkingCalendar } from './due-at.ts';

const calendar: WorkingCalendar = {
  dutyFrom: 8 * 60,
  dutyTo: 20 * 60,
  dutyWeekdays: new Set([1, 2, 3, 4, 5, 6, 7]),
  workingWeekdays: new Set([1, 2, 3, 4, 5]),
  exceptions: new Map([
    ['2026-10-01', false],
    ['2026-10-02', false],
    ['2026-10-05', false],
    ['2026-10-06', false],
    ['2026-10-07', false],
    ['2026-10-10', true],
  ]),
};
const beijing = (text: string) => new Date(`${text}+08:00`);
const due = (limit: TimeLimit, from: string) => dueAt(limit, beijing(from), calendar);
const hours = (limitValue: number): TimeLimit => ({ limitValue, limitUnit: 'working-hour' });
const days = (limitValue: number): TimeLimit => ({ limitValue, limitUnit: 'working-day' });

describe('by when it must be dealt with', () => {
  test('clock hours run through the night', () => {
    const urgent: TimeLimit = { limitValue: 0.5, limitUnit: 'clock-hour' };
    expect(due(urgent, '2026-11-23T23:45:00')).toEqual(beijing('2026-11-24T00:15:00'));
  });

  test('working hours stop when duty ends and go on next morning', () => {
    expect(due(hours(4), '2026-11-23T10:00:00')).toEqual(beijing('2026-11-23T14:00:00'));
    expect(due(hours(4), '2026-11-23T18:30:00')).toEqual(beijing('2026-11-24T10:30:00'));
    expect(due(hours(4), '2026-11-23T02:00:00')).toEqual(beijing('2026-11-23T12:00:00'));
    expect(due(hours(12), '2026-11-23T08:00:00')).toEqual(beijing('2026-11-23T20:00:00'));
  });

  test('working days leave out the weekend and the day it was reported', () => {
    expect(due(days(1), '2026-11-20T09:00:00')).toEqual(beijing('2026-11-23T20:00:00'));
    expect(due(days(2), '2026-11-23T09:00:00')).toEqual(beijing('2026-11-25T20:00:00'));
  });

  test('a public holiday is no working day, a Saturday worked for it is one', () => {
    expect(due(days(1), '2026-09-30T09:00:00')).toEqual(beijing('2026-10-08T20:00:00'));
    expect(due(days(1), '2026-10-09T09:00:00')).toEqual(beijing('2026-10-10T20:00:00'));
  });

  test('shortly after midnight in Beijing it is a new day, whatever Greenwich says', () => {
    expect(due(days(1), '2026-11-24T00:30:00')).toEqual(beijing('2026-11-25T20:00:00'));
  });

  test('a calendar without working days is an error, not an endless search', () => {
    const never = { ...calendar, workingWeekdays: new Set<number>(), exceptions: new Map() };
    expect(() => dueAt(days(1), beijing('2026-11-23T09:00:00'), never)).toThrow('no working days');
  });
});
