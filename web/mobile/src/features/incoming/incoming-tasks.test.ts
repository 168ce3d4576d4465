import type { Task } from '@shancheng/contracts/task';
import { describe, expect, it } from 'vitest';
import { arrived, type Incoming, without } from './incoming-tasks.ts';

function ringing(id: string, change: Partial<Task> = {}, kind: Incoming['kind'] = 'assigned'): Incoming {
  // only what the rule looks at
  return { kind, task: { id, status: 'assigned', allowed: ['acknowledge'], reminders: 0, ...change } as Task };
}

describe('tasks that cover the screen', () => {
  it('stand in the order they came', () => {
    const queue = arrived(arrived([], ringing('a')), ringing('b'));
    expect(queue.map(({ task }) => task.id)).toEqual(['a', 'b']);
  });

  it('keep their place when reminded, with the newest content', () => {
    const queue = arrived(arrived(arrived([], ringing('a')), ringing('b')), ringing('a', { reminders: 1 }, 'reminded'));
    expect(queue.map(({ task, kind }) => [task.id, task.reminders, kind])).toEqual([
      ['a', 1, 'reminded'],
      ['b', 0, 'assigned'],
    ]);
  });

  it('do not ring when they were answered on another device', () => {
    expect(arrived([], ringing('a', { status: 'acknowledged' }))).toEqual([]);
    expect(arrived([ringing('a')], ringing('a', { status: 'acknowledged' }, 'reminded'))).toEqual([]);
  });

  it('ring for rework whatever the status, as long as something can be done', () => {
    expect(arrived([], ringing('a', { status: 'handling', allowed: ['feedback'] }, 'rework'))).toHaveLength(1);
    expect(arrived([], ringing('a', { status: 'withdrawn', allowed: [] }, 'rework'))).toHaveLength(0);
  });

  it('leave when withdrawn', () => {
    expect(without([ringing('a'), ringing('b')], 'a').map(({ task }) => task.id)).toEqual(['b']);
  });
});
