import { expect, test } from 'vitest';
import { createBatches } from './batches.ts';

/** Writes numbers; a group with a negative one fails. What is being written waits until `release`. */
function books({ atOnce = 10, atMostWaiting = 100 } = {}) {
  const groups: number[][] = [];
  const gates: (() => void)[] = [];
  const group = createBatches<number, string>({
    atOnce,
    atMostWaiting,
    full: () => new Error('full'),
    run: async (items) => {
      groups.push([...items]);
      await new Promise<void>((resolve) => gates.push(resolve));
      if (items.some((item) => item < 0)) throw new Error('bad item');
      return items.map((item) => `wrote ${item}`);
    },
  });
  const release = async (times = 1) => {
    for (let n = 0; n < times; n++) {
      gates.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { group, groups, release };
}

test('a lone item is written at once; what comes meanwhile waits and goes together', async () => {
  const { group, groups, release } = books();
  const answers = [1, 2, 3].map((n) => group.submit(n));
  expect(groups).toEqual([[1]]);
  await release(2);
  expect(groups).toEqual([[1], [2, 3]]);
  expect(await Promise.all(answers)).toEqual(['wrote 1', 'wrote 2', 'wrote 3']);
});

test('a group is never larger than it may be', async () => {
  const { group, groups, release } = books({ atOnce: 2 });
  const answers = [1, 2, 3, 4, 5].map((n) => group.submit(n));
  await release(3);
  await Promise.all(answers);
  expect(groups).toEqual([[1], [2, 3], [4, 5]]);
});

test('one bad item fails alone, its neighbours are written', async () => {
  const { group, groups, release } = books();
  const answers = [1, 2, -3, 4].map((n) => group.submit(n));
  const settled = Promise.allSettled(answers);
  await release(5);
  expect((await settled).map((one) => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(groups).toEqual([[1], [2, -3, 4], [2], [-3], [4]]);
});

test('when too many wait, the next is refused and those waiting are still written', async () => {
  const { group, release } = books({ atMostWaiting: 2 });
  const answers = [1, 2, 3].map((n) => group.submit(n));
  await expect(group.submit(4)).rejects.toThrow('full');
  await release(2);
  expect(await Promise.all(answers)).toHaveLength(3);
});

test('draining waits for the last of them', async () => {
  const { group, groups, release } = books();
  const answers = [1, 2].map((n) => group.submit(n));
  const drained = group.drain().then(() => groups.length);
  await release(2);
  expect(await drained).toBe(2);
  await Promise.all(answers);
});
