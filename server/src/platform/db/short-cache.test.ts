import { beforeEach, expect, test } from 'vitest';
import { createTestClock } from '../clock/index.ts';
import { createShortCache } from './short-cache.ts';

const clock = createTestClock('2026-11-24T08:00:00Z');
let asked: (readonly string[])[];
let stored: Map<string, string>;
let cache: ReturnType<typeof createShortCache<string>>;
beforeEach(() => {
  asked = [];
  stored = new Map([['a', 'first']]);
  cache = createShortCache({
    clock,
    keepMs: 5_000,
    load: async (keys) => {
      asked.push(keys);
      await new Promise((resolve) => setImmediate(resolve));
      return new Map(keys.flatMap((key) => (stored.has(key) ? [[key, stored.get(key) ?? '']] : [])));
    },
  });
});

test('an answer holds for five seconds and is then asked for again', async () => {
  expect(await cache.find('a')).toBe('first');
  stored.set('a', 'second');
  clock.advance(4_999);
  expect(await cache.find('a')).toBe('first');
  clock.advance(1);
  expect(await cache.find('a')).toBe('second');
  expect(asked).toHaveLength(2);
});

test('what is not there is remembered too', async () => {
  expect(await cache.find('guess')).toBeUndefined();
  expect(await cache.find('guess')).toBeUndefined();
  expect(asked).toEqual([['guess']]);
});

test('a burst of different and same keys costs two queries', async () => {
  const answers = await Promise.all(['a', 'b', 'c', 'a', 'b'].map((key) => cache.find(key)));
  expect(answers).toEqual(['first', undefined, undefined, 'first', undefined]);
  expect(asked).toEqual([['a'], ['b', 'c', 'a']]);
});
