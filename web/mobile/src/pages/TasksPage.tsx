import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { DutySwitch } from '../features/duty/DutySwitch.tsx';
import { useDuty } from '../features/duty/use-duty.ts';
import { askForNotices } from '../features/incoming/system-notice.ts';
import { TaskList } from '../features/tasks/TaskList.tsx';
import { useOutbox, useOutboxView } from '../shared/outbox/OutboxContext.ts';
import { KeptSince } from '../shared/parts/KeptSince.tsx';
import { byUrgency, isOpen, withPending } from '../shared/task/pending-task.ts';
import { useTasks } from '../shared/task/use-tasks.ts';
import { PageHead } from './PageHead.tsx';

/** The first screen: on or off duty, and what is to do. */
export function TasksPage() {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const { entries } = useOutboxView();
  const { data, error, refetch } = useTasks(outbox.accountId, 'open');
  const { duty } = useDuty();
  const shown = (data?.items ?? []).map((task) => withPending(task, entries));
  const open = shown.filter(({ task }) => isOpen(task)).sort((a, b) => byUrgency(a.task, b.task));
  const handedIn = shown.filter(({ task }) => !isOpen(task));
  const unanswered = open.filter(({ task }) => task.status === 'assigned');
  return (
    <main className="page">
      <PageHead title={t('page.tasks')} />
      <DutySwitch onGoingOn={askForNotices} />
      {data?.kept ? <KeptSince asOf={data.asOf} /> : null}
      {data === undefined && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Skeleton rows={3} height={112} /> : null}
      {data && shown.length === 0 ? (
        <Empty title={t('tasks.none')} hint={t(duty?.onDuty ? 'tasks.noneOnDuty' : 'tasks.noneOffDuty')} />
      ) : null}
      <TaskList title={t('tasks.unanswered', { count: unanswered.length })} tasks={unanswered} />
      <TaskList title={t('tasks.inHand')} tasks={open.filter(({ task }) => task.status !== 'assigned')} />
      <TaskList title={t('tasks.handedIn')} tasks={handedIn} />
    </main>
  );
}
