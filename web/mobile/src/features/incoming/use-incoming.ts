import { ApiError } from '@shancheng/api-client';
import type { Task } from '@shancheng/contracts/task';
import { useApi, usePush, usePushState } from '@shancheng/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tell } from '../../shared/parts/Notice.tsx';
import { startRinging, stopRinging } from '../../shared/ring/ring.ts';
import { dropTask, putTask, taskKeys } from '../../shared/task/task-cache.ts';
import { arrived, type Incoming, type IncomingQueue, type RingKind, without } from './incoming-tasks.ts';
import { createReceipts, type Receipt } from './receipts.ts';
import { showSystemNotice } from './system-notice.ts';

/** While it rings: was it answered on another device? */
const ASK_AGAIN_MS = 8_000;

/** Everything that arrives over the push stream: receipt first, then the cache, then screen and sound. */
export function useIncoming() {
  const client = useQueryClient();
  const { t } = useTranslation();
  const receipts = useReceipts();
  const [queue, setQueue] = useState<IncomingQueue>([]);

  const rung = useRef(new Set<string>());
  const arrive = useCallback(
    (incoming: Incoming) => {
      rung.current.add(incoming.task.id);
      setQueue((now) => arrived(now, incoming));
      void showSystemNotice(incoming.task, t);
    },
    [t],
  );
  const settle = useCallback((taskId: string) => setQueue((now) => without(now, taskId)), []);

  const onPushed = (kind: RingKind) => (data: { task: Task } | undefined) => {
    if (!data) return;
    // t5 of the chain: out before anything is drawn
    receipts.confirm(data.task.id);
    putTask(client, data.task);
    arrive({ task: data.task, kind });
  };
  usePush('task.assigned', onPushed('assigned'));
  usePush('task.reminded', onPushed('reminded'));
  usePush('task.rework', onPushed('rework'));
  usePush('task.withdrawn', (data) => {
    if (!data) return;
    settle(data.taskId);
    dropTask(client, data.taskId);
    tell(t('incoming.withdrawn', { reason: data.reason }));
  });
  // What came between the reading of the list and the opening of the stream is in neither: read again.
  const live = usePushState().state === 'live';
  useEffect(() => {
    if (live) void client.invalidateQueries({ queryKey: taskKeys.open });
  }, [client, live]);

  /** Tasks found in the list, e.g. at start: confirmed if no receipt is known, and those to be answered ring, once. */
  const found = useCallback(
    (tasks: readonly Task[], unanswered: readonly Task[]) => {
      for (const task of tasks) if (!task.chain.t5) receipts.confirm(task.id);
      for (const task of unanswered) {
        if (!rung.current.has(task.id)) arrive({ task, kind: task.rework ? 'rework' : 'assigned' });
      }
    },
    [receipts, arrive],
  );

  useRingWhile(queue.length > 0);
  useAskAgain(queue[0]?.task.id, settle);
  return { queue, settle, arrive, found };
}

function useReceipts() {
  const api = useApi();
  return useMemo(() => {
    const post = async (batch: Receipt[]) => {
      try {
        await api.POST('/api/v1/tasks/receipts', { body: { receipts: batch } });
      } catch (error) {
        // A no is final (the task is not ours any more); silence is not.
        const final = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429;
        if (!final || error.status === 401) throw error;
      }
    };
    return createReceipts({ post });
  }, [api]);
}

function useRingWhile(ringing: boolean): void {
  useEffect(() => {
    if (!ringing) return;
    startRinging();
    return stopRinging;
  }, [ringing]);
}

function useAskAgain(taskId: string | undefined, settle: (taskId: string) => void): void {
  const api = useApi();
  const client = useQueryClient();
  useEffect(() => {
    if (!taskId) return;
    const timer = setInterval(async () => {
      const answer = await api.GET('/api/v1/tasks/{taskId}', { params: { path: { taskId } } }).catch(() => undefined);
      const task = answer?.data as Task | undefined; // the client's type differs only in “absent or undefined”
      if (!task || task.status === 'assigned' || task.rework) return;
      putTask(client, task);
      settle(taskId);
    }, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [api, client, taskId, settle]);
}
