import type { Task, TaskCommand } from '@shancheng/contracts/task';
import type { OutboxEntry } from '../outbox/entry.ts';

type Action = TaskCommand['action'];

/** What the server will answer when it accepts the deed; until then this is what the officer sees, marked 待发送. */
const AFTER: Record<Action, { status: Task['status']; allowed: Task['allowed'] }> = {
  acknowledge: { status: 'acknowledged', allowed: ['arrive', 'feedback', 'return'] },
  arrive: { status: 'handling', allowed: ['feedback', 'return'] },
  feedback: { status: 'done', allowed: [] },
  return: { status: 'returned', allowed: [] },
};
const TIME_OF: Partial<Record<Action, 'acknowledgedAt' | 'arrivedAt' | 'doneAt'>> = {
  acknowledge: 'acknowledgedAt',
  arrive: 'arrivedAt',
  feedback: 'doneAt',
};

export interface ShownTask {
  task: Task;
  /** True while a deed on it has not reached the server. */
  pending: boolean;
  /** True while the server's no to a deed on it is unread. */
  refused: boolean;
}

/** The task as it stands after what the officer did but the server has not heard yet. */
export function withPending(task: Task, entries: readonly OutboxEntry[]): ShownTask {
  let shown = task;
  let pending = false;
  let refused = false;
  for (const { deed, state } of entries) {
    if (deed.kind !== 'command' || deed.taskId !== task.id) continue;
    if (state === 'refused') refused = true;
    if (state !== 'waiting') continue;
    pending = true;
    const time = TIME_OF[deed.command.action];
    shown = { ...shown, ...AFTER[deed.command.action], ...(time ? { [time]: deed.command.at } : {}) };
  }
  return { task: shown, pending, refused };
}

/** Still in the officer's hands. */
export function isOpen(task: Task): boolean {
  return task.status === 'assigned' || task.status === 'acknowledged' || task.status === 'handling';
}

/** Unanswered first, then what is due next, then the newest. */
export function byUrgency(a: Task, b: Task): number {
  const unanswered = Number(b.status === 'assigned') - Number(a.status === 'assigned');
  if (unanswered !== 0) return unanswered;
  const due = (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9');
  return due !== 0 ? due : b.assignedAt.localeCompare(a.assignedAt);
}
