import { useEffect } from 'react';
import type { useIncoming } from '../features/incoming/use-incoming.ts';
import { leftoverPhotos } from '../shared/outbox/entry.ts';
import { useOutbox, useOutboxView } from '../shared/outbox/OutboxContext.ts';
import { withPending } from '../shared/task/pending-task.ts';
import { useTasks } from '../shared/task/use-tasks.ts';

/** Brings together what the server lists, what rings, and what this phone has done but not sent. */
export function useFoundTasks({ queue, settle, found }: ReturnType<typeof useIncoming>): void {
  const outbox = useOutbox();
  const { entries } = useOutboxView();
  const { data } = useTasks(outbox.accountId, 'open');
  useEffect(() => {
    if (!data || data.kept) return;
    const unsent = outbox.view().entries;
    found(
      data.items,
      data.items.filter((task) => withPending(task, unsent).task.status === 'assigned'),
    );
    const open = new Set(data.items.map((task) => task.id));
    for (const photo of leftoverPhotos(unsent, open, Date.now())) void outbox.dismiss(photo.id);
  }, [data, found, outbox]);
  // Answered on this phone, though the server has not heard it yet: a reminder must not ring any more.
  useEffect(() => {
    for (const { task } of queue) if (withPending(task, entries).pending) settle(task.id);
  }, [queue, entries, settle]);
}
