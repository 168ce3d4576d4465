import type { Task } from '@shancheng/contracts/task';

/** Why the phone rings for it. */
export type RingKind = 'assigned' | 'reminded' | 'rework';

export interface Incoming {
  task: Task;
  kind: RingKind;
}

/** The tasks that cover the screen until answered or put aside, oldest first. Pure: the ringing itself is elsewhere. */
export type IncomingQueue = readonly Incoming[];

/** A task arrives or rings again; the newest form of it wins, its place in the line stays. */
export function arrived(queue: IncomingQueue, incoming: Incoming): IncomingQueue {
  if (!mayRing(incoming)) return without(queue, incoming.task.id);
  const known = queue.some(({ task }) => task.id === incoming.task.id);
  return known ? queue.map((old) => (old.task.id === incoming.task.id ? incoming : old)) : [...queue, incoming];
}

export function without(queue: IncomingQueue, taskId: string): IncomingQueue {
  return queue.some(({ task }) => task.id === taskId) ? queue.filter(({ task }) => task.id !== taskId) : queue;
}

/** A task that is answered already (on another device, or before a resent message) must not ring. */
function mayRing({ task, kind }: Incoming): boolean {
  return kind === 'rework' ? task.allowed.length > 0 : task.status === 'assigned';
}
