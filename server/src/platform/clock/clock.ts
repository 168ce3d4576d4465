/** The only way the platform learns the time; tests move it instead of sleeping. */
export interface Clock {
  now(): Date;
}

/** A clock that a test sets and moves by hand. */
export interface TestClock extends Clock {
  /** Moves forward by so many milliseconds (negative moves back). */
  advance(milliseconds: number): void;
  set(instant: Date | string): void;
}

export const systemClock: Clock = {
  now: () => new Date(),
};

/** `start` is an ISO 8601 instant with offset or a Date; it does not move by itself. */
export function createTestClock(start: Date | string): TestClock {
  let current = toMilliseconds(start);
  return {
    now: () => new Date(current),
    advance: (milliseconds) => {
      current += milliseconds;
    },
    set: (instant) => {
      current = toMilliseconds(instant);
    },
  };
}

function toMilliseconds(instant: Date | string): number {
  const milliseconds = new Date(instant).getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${String(instant)}`);
  return milliseconds;
}
