import type { Task, TaskPage } from '@shancheng/contracts/task';
import type { QueryClient } from '@tanstack/react-query';
import { isOpen } from './pending-task.ts';

export const taskKeys = {
  open: ['tasks', 'open'] as const,
  history: ['tasks', 'history'] as const,
  one: (taskId: string) => ['task', taskId] as const,
};

/** A page of tasks as the phone keeps it: `kept` when it comes from this phone because the server could not be asked. */
export interface ReadTasks {
  items: Task[];
  asOf: string;
  next?: string | undefined;
  kept: boolean;
}

/** Puts the newest form of a task, pushed or answered, into everything that shows it. */
export function putTask(client: QueryClient, task: Task): void {
  client.setQueryData(taskKeys.one(task.id), task);
  client.setQueryData<ReadTasks>(taskKeys.open, (page) => page && { ...page, items: withTask(page.items, task) });
  if (!isOpen(task)) void client.invalidateQueries({ queryKey: taskKeys.history });
}

/** The task left this officer: it goes from the open list at once. */
export function dropTask(client: QueryClient, taskId: string): void {
  client.setQueryData<ReadTasks>(
    taskKeys.open,
    (page) => page && { ...page, items: page.items.filter((task) => task.id !== taskId) },
  );
  void client.invalidateQueries({ queryKey: taskKeys.history });
  void client.invalidateQueries({ queryKey: taskKeys.one(taskId) });
}

export function findTask(client: QueryClient, taskId: string): Task | undefined {
  const known = client.getQueryData<Task>(taskKeys.one(taskId));
  if (known) return known;
  const pages = [client.getQueryData<ReadTasks>(taskKeys.open), client.getQueryData<ReadTasks>(taskKeys.history)];
  return pages.flatMap((page) => page?.items ?? []).find((task) => task.id === taskId);
}

export function readTasksOf(page: TaskPage): ReadTasks {
  return { items: page.items, asOf: page.asOf, next: page.next, kept: false };
}

function withTask(items: readonly Task[], task: Task): Task[] {
  const others = items.filter(({ id }) => id !== task.id);
  return isOpen(task) ? [task, ...others] : others;
}
