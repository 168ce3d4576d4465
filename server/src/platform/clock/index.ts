export type { Clock, TestClock } from './clock.ts';
export { createTestClock, systemClock } from './clock.ts';
export { dayStartOf, localDay } from './local-day.ts';
