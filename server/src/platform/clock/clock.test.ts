import { expect, test } from 'vitest';
import { createTestClock, systemClock } from './clock.ts';

test('a test clock stands still until it is moved', () => {
  const clock = createTestClock('2026-03-01T08:00:00+08:00');
  const before = clock.now();
  clock.advance(90_000);
  expect(before.toISOString()).toBe('2026-03-01T00:00:00.000Z');
  expect(clock.now().toISOString()).toBe('2026-03-01T00:01:30.000Z');
  clock.set('2026-03-02T00:00:00Z');
  expect(clock.now().toISOString()).toBe('2026-03-02T00:00:00.000Z');
});

test('a time that is none is refused', () => {
  expect(() => createTestClock('yesterday')).toThrow('yesterday');
});

test('the system clock is the machine’s', () => {
  const before = Date.now();
  expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(before);
});
