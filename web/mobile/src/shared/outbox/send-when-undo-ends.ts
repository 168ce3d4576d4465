import { isUndoable } from './entry.ts';
import type { Outbox } from './outbox.ts';

interface Clock {
  now: () => number;
  setTimer: (work: () => void, ms: number) => () => void;
}

const BROWSER_CLOCK: Clock = {
  now: Date.now,
  setTimer: (work, ms) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

/** Sends each deed that can be undone once its seconds are over, also those an earlier start of the app left. */
export function sendWhenUndoEnds(outbox: Pick<Outbox, 'view' | 'watch' | 'send'>, clock = BROWSER_CLOCK): () => void {
  let planned: number | undefined;
  let cancel = () => {};
  const plan = () => {
    const held = outbox.view().entries.filter((entry) => isUndoable(entry, clock.now()));
    const next = held.length === 0 ? undefined : Math.min(...held.map((entry) => entry.undoUntil ?? 0));
    if (next === planned) return;
    cancel();
    planned = next;
    if (next === undefined) return;
    cancel = clock.setTimer(() => {
      planned = undefined;
      void outbox.send();
      plan();
    }, next - clock.now());
  };
  const unwatch = outbox.watch(plan);
  plan();
  return () => {
    unwatch();
    cancel();
  };
}
