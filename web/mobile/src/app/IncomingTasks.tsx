import { useTranslation } from 'react-i18next';
import { IncomingCard } from '../features/incoming/IncomingCard.tsx';
import { useIncoming } from '../features/incoming/use-incoming.ts';
import { useSeenWhileOpen } from '../features/incoming/use-seen-while-open.ts';
import { doTask } from '../shared/outbox/do-task.ts';
import { useOutbox } from '../shared/outbox/OutboxContext.ts';
import { tell } from '../shared/parts/Notice.tsx';
import { goTo, type Route } from '../shared/route.ts';
import { useFoundTasks } from './use-found-tasks.ts';

/** A new task, over everything, for who takes tasks. */
export function IncomingTasks({ route }: { route: Route }) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const incoming = useIncoming();
  const { queue, settle } = incoming;
  useFoundTasks(incoming);
  useSeenWhileOpen(queue, route.page === 'task' ? route.taskId : undefined, settle);
  const first = queue[0];

  async function answer(taskId: string) {
    try {
      await doTask(outbox, taskId, 'acknowledge');
      settle(taskId);
      goTo({ page: 'task', taskId });
    } catch {
      tell(t('do.notSaved'), 'bad');
    }
  }

  if (!first) return null;
  return (
    <IncomingCard
      key={first.task.id}
      incoming={first}
      behind={queue.length - 1}
      onAnswer={() => void answer(first.task.id)}
      onOpen={() => {
        settle(first.task.id);
        goTo({ page: 'task', taskId: first.task.id });
      }}
    />
  );
}
