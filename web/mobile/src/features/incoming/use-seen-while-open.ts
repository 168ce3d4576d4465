import { useEffect } from 'react';
import type { IncomingQueue } from './incoming-tasks.ts';

/** A task whose page the officer already has open is seen: a reminder rings no longer once it is looked at. */
export function useSeenWhileOpen(
  queue: IncomingQueue,
  openTaskId: string | undefined,
  settle: (taskId: string) => void,
): void {
  useEffect(() => {
    if (!openTaskId || document.visibilityState !== 'visible') return;
    const seen = queue.find(({ task, kind }) => task.id === openTaskId && kind === 'assigned');
    if (seen) settle(openTaskId);
  }, [queue, openTaskId, settle]);
}
