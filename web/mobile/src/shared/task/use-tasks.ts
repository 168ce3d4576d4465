import { ApiError } from '@shancheng/api-client';
import type { Task, TaskPage } from '@shancheng/contracts/task';
import { useApi } from '@shancheng/ui';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { noteServerTime } from '../server-clock.ts';
import { keepSnapshot, readSnapshot } from '../snapshot/snapshot.ts';
import { findTask, type ReadTasks, readTasksOf, taskKeys } from './task-cache.ts';

const PATIENCE_MS = 10_000;

/** True when the server was not there, as opposed to saying no. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || (error.status >= 502 && error.status <= 504));
}

/** My tasks; without network those last seen on this phone, `kept` then being true. */
export function useTasks(accountId: string, state: 'open' | 'history') {
  const api = useApi();
  return useQuery({
    queryKey: taskKeys[state],
    networkMode: 'always',
    retry: false,
    refetchInterval: state === 'open' ? 60_000 : false,
    queryFn: async (): Promise<ReadTasks> => {
      const sentAt = Date.now();
      try {
        const signal = AbortSignal.timeout(PATIENCE_MS);
        const { data } = await api.GET('/api/v1/tasks', { params: { query: { state } }, signal });
        if (!data) throw new ApiError(0, undefined);
        noteServerTime(data.asOf, sentAt, Date.now());
        return readTasksOf(data as TaskPage); // the client's type differs only in “absent or undefined”
      } catch (error) {
        const kept = isUnreachable(error) ? await keptTasks(accountId, state) : undefined;
        if (kept) return kept;
        throw error;
      }
    },
  });
}

/** Writes every change of the lists, read, pushed or answered, to the phone, so that a restart without network has it. */
export function keepTasksOnPhone(client: QueryClient, accountId: string): () => void {
  return client.getQueryCache().subscribe((event) => {
    const [first, state] = event.query.queryKey;
    if (event.type !== 'updated' || event.action.type !== 'success' || first !== 'tasks') return;
    if (state === 'open' || state === 'history') void keepSnapshot(accountId, `tasks.${state}`, event.query.state.data);
  });
}

/** The list last seen on this phone. */
export async function keptTasks(accountId: string, state: 'open' | 'history'): Promise<ReadTasks | undefined> {
  const page = (await readSnapshot(accountId, `tasks.${state}`)) as ReadTasks | undefined; // written by keepTasksOnPhone only
  return page && { ...page, kept: true };
}

/** One task: what the phone knows of it at once, then what the server says. */
export function useTask(taskId: string) {
  const api = useApi();
  const client = useQueryClient();
  return useQuery({
    queryKey: taskKeys.one(taskId),
    networkMode: 'always',
    retry: false,
    placeholderData: () => findTask(client, taskId),
    queryFn: async (): Promise<Task> => {
      try {
        const signal = AbortSignal.timeout(PATIENCE_MS);
        const { data } = await api.GET('/api/v1/tasks/{taskId}', { params: { path: { taskId } }, signal });
        if (!data) throw new ApiError(0, undefined);
        return data as Task; // as above
      } catch (error) {
        const known = isUnreachable(error) ? findTask(client, taskId) : undefined;
        if (known) return known;
        throw error;
      }
    },
  });
}
