const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

/** Waits 2 s, 4 s, 8 s … at most a minute, spread so that a street of phones does not call at once. */
export function retryDelay(failures: number, random: number, atLeastMs = 0): number {
  const ceiling = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10));
  return Math.max(atLeastMs, ceiling * (0.7 + 0.3 * random));
}

/** Runs the work once; the answer cancels it. */
export function browserTimer(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}
