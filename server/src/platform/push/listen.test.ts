import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OpenDatabase } from '../db/index.ts';
import { silentLogger } from '../log/log.ts';
import { listen } from './listen.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A line to the database as far as listening uses it. */
class Line extends EventEmitter {
  asked: string[] = [];
  async query(text: string): Promise<void> {
    this.asked.push(text);
  }
  release(): void {}
}

test('a database away for minutes is heard again when it is back', async () => {
  const [first, second] = [new Line(), new Line()];
  const answers: (Line | Error)[] = [first, new Error('away'), new Error('still away'), second];
  const connect = async () => {
    const answer = answers.shift();
    if (answer instanceof Line) return answer;
    throw answer;
  };
  const pool = { connect } as unknown as OpenDatabase['pool']; // listening uses nothing else of it
  const heard: string[] = [];
  const stop = await listen(pool, 'town', silentLogger, async (payload) => void heard.push(payload));
  first.emit('error', new Error('the database went away'));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(second.asked).toEqual(['listen town']);
  second.emit('notification', { payload: 'news' });
  expect(heard).toEqual(['news']);
  stop();
});
