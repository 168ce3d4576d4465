import { describe, expect, it } from 'vitest';
import { createReceipts, type Receipt } from './receipts.ts';

function harness(answers: ('ok' | 'lost')[] = []) {
  const posts: string[][] = [];
  const timers: { work: () => void; ms: number }[] = [];
  let clock = 1_000;
  const receipts = createReceipts({
    post: async (batch: Receipt[]) => {
      posts.push(batch.map((receipt) => receipt.taskId));
      if (answers.shift() === 'lost') throw new Error('lost');
    },
    setTimer: (work, ms) => timers.push({ work, ms }),
    now: () => clock,
  });
  return { receipts, posts, timers, pass: (ms: number) => (clock += ms) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the phone’s receipt', () => {
  it('leaves in the same instant the task arrives', () => {
    const { receipts, posts } = harness();
    receipts.confirm('a');
    expect(posts).toEqual([['a']]);
  });

  it('gathers what follows within a tenth of a second into one message', () => {
    const { receipts, posts, timers, pass } = harness();
    receipts.confirm('a');
    pass(20);
    receipts.confirm('b');
    receipts.confirm('c');
    expect(timers).toMatchObject([{ ms: 80 }]);
    timers[0]?.work();
    expect(posts).toEqual([['a'], ['b', 'c']]);
  });

  it('confirms a task once, however often it is pushed', () => {
    const { receipts, posts, pass } = harness();
    receipts.confirm('a');
    pass(5_000);
    receipts.confirm('a');
    expect(posts).toEqual([['a']]);
  });

  it('repeats a lost receipt', async () => {
    const { receipts, posts, timers } = harness(['lost']);
    receipts.confirm('a');
    await settle();
    expect(timers).toMatchObject([{ ms: 2_000 }]);
    timers[0]?.work();
    expect(posts).toEqual([['a'], ['a']]);
  });

  it('never puts more than 500 into one message', async () => {
    const { receipts, posts, timers, pass } = harness();
    receipts.confirm('first');
    for (let i = 0; i < 501; i += 1) receipts.confirm(`t${i}`);
    pass(100);
    timers[0]?.work();
    await settle();
    timers[1]?.work();
    expect(posts.map((post) => post.length)).toEqual([1, 500, 1]);
  });
});
