import { useTranslation } from 'react-i18next';
import { IncomingCard } from '../features/incoming/IncomingCard.tsx';
import { useIncoming } from '../features/incoming/use-incoming.ts';
import { useSeenWhileOpen } from '../features/incoming/use-seen-while-open.ts';
import { UnsentStrip } from '../features/unsent/UnsentStrip.tsx';
import { HistoryPage } from '../pages/HistoryPage.tsx';
import { MePage } from '../pages/MePage.tsx';
import { TaskPage } from '../pages/TaskPage.tsx';
import { TasksPage } from '../pages/TasksPage.tsx';
import { UnsentPage } from '../pages/UnsentPage.tsx';
import { doTask } from '../shared/outbox/do-task.ts';
import { useOutbox } from '../shared/outbox/OutboxContext.ts';
import { tell } from '../shared/parts/Notice.tsx';
import { goTo, type Route, useRoute } from '../shared/route.ts';
import { SoundStrip } from './SoundStrip.tsx';
import { TabBar } from './TabBar.tsx';
import { useFoundTasks } from './use-found-tasks.ts';

/** The signed-in phone: one page, the strips above it, the bar below it, and a new task over everything. */
export function Phone() {
  const route = useRoute();
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

  return (
    <div className="phone" data-page={route.page}>
      <UnsentStrip />
      <SoundStrip />
      <Page route={route} />
      {route.page === 'task' ? null : <TabBar route={route} />}
      {first ? (
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
      ) : null}
    </div>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'tasks':
      return <TasksPage />;
    case 'history':
      return <HistoryPage />;
    case 'task':
      return <TaskPage key={route.taskId} taskId={route.taskId} />;
    case 'unsent':
      return <UnsentPage />;
    case 'me':
      return <MePage />;
  }
}
