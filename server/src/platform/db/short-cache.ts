import type { Clock } from '../clock/index.ts';
import { unavailable } from '../errors/index.ts';
import { createBatches } from './batches.ts';

export interface ShortCacheOptions<Value> {
  clock: Clock;
  /** How old an answer may be: a change takes effect at most so much later. */
  keepMs: number;
  /** The values of these keys in one query; a key without one is left out. */
  load: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
}

/** Beyond so many the cache starts anew: guessed keys must not fill the memory. */
const MOST = 50_000;

/**
 * What every request asks for, kept for a moment. Absent keys are kept too, so that guessing costs no queries; keys not
 * at hand are looked up together, so a burst from thousands of devices costs a handful of queries.
 */
export function createShortCache<Value>({ clock, keepMs, load }: ShortCacheOptions<Value>) {
  const kept = new Map<string, { value: Value | undefined; until: number }>();
  const lookUps = createBatches<string, Value | undefined>({
    atOnce: 1_000,
    atMostWaiting: 50_000,
    full: () => unavailable('platform.busy', '系统繁忙，请稍后重试', 'Busy, try again', { retryAfterSeconds: 1 }),
    run: async (keys) => {
      const found = await load([...new Set(keys)]);
      const until = clock.now().getTime() + keepMs;
      if (kept.size > MOST) kept.clear();
      return keys.map((key) => {
        const value = found.get(key);
        kept.set(key, { value, until });
        return value;
      });
    },
  });

  async function find(key: string): Promise<Value | undefined> {
    const hit = kept.get(key);
    return hit && hit.until > clock.now().getTime() ? hit.value : lookUps.submit(key);
  }
  return { find };
}
