export interface OpenLoop {
  /** Per second. */
  rate: number;
  count: number;
  /** ms on the clock of `now`, when number 0 is due. */
  startAt: number;
  /** Called once for each number, in order, with the time it was due: latency counts from there. */
  fire: (index: number, dueAt: number) => void;
  now?: () => number;
  /** Ends the schedule early. */
  stopped?: () => boolean;
}

/** When number `index` is due. */
export function dueAt({ startAt, rate }: Pick<OpenLoop, 'startAt' | 'rate'>, index: number): number {
  return startAt + (index * 1000) / rate;
}

/** How many numbers are due at a time, at most `count`. */
export function countDue(loop: Pick<OpenLoop, 'startAt' | 'rate' | 'count'>, at: number): number {
  if (at < loop.startAt) return 0;
  return Math.min(loop.count, Math.floor(((at - loop.startAt) * loop.rate) / 1000 + 1e-6) + 1);
}

/**
 * Fires on a fixed schedule, whatever the answers do: a server that stalls does not slow the questions down, and what
 * it kept waiting counts in full (no coordinated omission). Resolves when the last one was
 * fired.
 */
export function runOpenLoop(loop: OpenLoop): Promise<void> {
  const { now = () => performance.now() } = loop;
  let fired = 0;
  return new Promise((resolve) => {
    const tick = (): void => {
      const due = countDue(loop, now());
      for (; fired < due; fired++) loop.fire(fired, dueAt(loop, fired));
      if (fired >= loop.count || loop.stopped?.()) resolve();
      else setTimeout(tick, Math.max(0, Math.min(50, dueAt(loop, fired) - now())));
    };
    tick();
  });
}
