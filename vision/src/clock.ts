import { setTimeout as delay } from 'node:timers/promises';

/** Wall-clock milliseconds since 1970 and waiting; tests put their own in its place. */
export interface Clock {
  now(): number;
  /** Ends early, without an error, when the signal fires. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => delay(ms, undefined, signal ? { signal } : {}).catch(() => {}),
};

export const toInstant = (ms: number): string => new Date(ms).toISOString();
