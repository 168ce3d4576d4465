import { describe, expect, it } from 'vitest';
import { createReceipts, type Receipt } from './receipts.ts';

/** Posts answer only when told to, as on a slow network. */
function harness() {
  const posts: string[][] = [];
  const answers: { arrive: () => void; lose: () => void }[] = [];
  const timers: { work: () => void; ms: number }[] = [];
  const receipts = createReceipts({
    post: (batch: Receipt[]) => {
      posts.push(batch.map((receipt) => receipt.taskId));
      return new Promise((resolve, reject) => answers.push({ arrive: resolve, lose: () => reject(new Error('lost')) }));
    },
    setTimer: (work, ms) => timers.push({ work, ms }),
    now: () => 1_000,
  });
  return { receipts, posts, timers, answers };
}

const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the phone’s receipt', () => {
  it('leaves before the phone draws anything', async () => {
    const { receipts, posts } = harness();
    receipts.confirm('a');
    await Promise.resolve();
    expect(posts).toEqual([['a']]);
  });

  it('carries all tasks that came in one go', async () => {
    const { receipts, posts } = harness();
    receipts.confirm('a');
    receipts.confirm('b');
    await nextTurn();
    expect(posts).toEqual([['a', 'b']]);
  });

  it('gathers for a tenth of a second once three messages are under way', async () => {
    const { receipts, posts, timers } = harness();
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      receipts.confirm(id);
      await nextTurn();
    }
    expect(posts).toEqual([['a'], ['b'], ['c']]);
    expect(timers).toMatchObject([{ ms: 100 }]);
    timers[0]?.work();
    expect(posts.at(-1)).toEqual(['d', 'e']);
  });

  it('confirms a task once, however often it is pushed', async () => {
    const { receipts, posts } = harness();
    receipts.confirm('a');
    await nextTurn();
    receipts.confirm('a');
    await nextTurn();
    expect(posts).toEqual([['a']]);
  });

  it('repeats a lost receipt, waiting longer each time', async () => {
    const { receipts, posts, timers, answers } = harness();
    receipts.confirm('a');
    await nextTurn();
    answers[0]?.lose();
    await nextTurn();
    timers[0]?.work();
    answers[1]?.lose();
    await nextTurn();
    expect(posts).toEqual([['a'], ['a']]);
    expect(timers.map((timer) => timer.ms)).toEqual([2_000, 4_000]);
  });

  it('never puts more than 500 into one message', async () => {
    const { receipts, posts, timers } = harness();
    for (let i = 0; i < 501; i += 1) receipts.confirm(`t${i}`);
    await nextTurn();
    timers[0]?.work();
    expect(posts.map((post) => post.length)).toEqual([500, 1]);
  });
});
