import type { TaskPush, TaskWithdrawn } from '@shancheng/contracts';
import type { Trx } from '../../platform/db/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { StoredMessage } from '../../platform/push/index.ts';
import { findTasksForPush } from './task-queries.ts';

/** Stores the bell for each task’s phone; deliver the result after the commit. */
export async function pushTasksInTrx(
  trx: Trx,
  platform: Platform,
  tasks: readonly { id: string; incidentId: string }[],
  event: 'task.assigned' | 'task.reminded',
): Promise<StoredMessage[]> {
  return platform.push.storeInTrx(
    trx,
    (await findTasksForPush(trx, tasks)).map(({ accountId, task }) => ({
      accountId,
      event: event === 'task.assigned' && task.rework ? 'task.rework' : event,
      data: { task } satisfies TaskPush,
    })),
  );
}

/** Stores “stop ringing” for phones whose task is gone. */
export function pushWithdrawnInTrx(
  trx: Trx,
  platform: Platform,
  tasks: readonly { id: string; accountId: string; incidentId: string }[],
  reason: string,
): Promise<StoredMessage[]> {
  return platform.push.storeInTrx(
    trx,
    tasks.map((task) => ({
      accountId: task.accountId,
      event: 'task.withdrawn',
      data: { taskId: task.id, incidentId: task.incidentId, reason } satisfies TaskWithdrawn,
    })),
  );
}
