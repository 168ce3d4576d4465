import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { TaskList } from '../features/tasks/TaskList.tsx';
import { useOutbox, useOutboxView } from '../shared/outbox/OutboxContext.ts';
import { KeptSince } from '../shared/parts/KeptSince.tsx';
import { withPending } from '../shared/task/pending-task.ts';
import { useOlderTasks } from '../shared/task/use-older-tasks.ts';
import { useTasks } from '../shared/task/use-tasks.ts';
import { PageHead } from './PageHead.tsx';

/** What the officer has done, newest first. */
export function HistoryPage() {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const { entries } = useOutboxView();
  const { data, error, refetch } = useTasks(outbox.accountId, 'history');
  const older = useOlderTasks(data?.next);
  const tasks = [...(data?.items ?? []), ...older.items];
  return (
    <main className="page">
      <PageHead title={t('page.history')} />
      {data?.kept ? <KeptSince asOf={data.asOf} /> : null}
      {data === undefined && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Skeleton rows={4} height={112} /> : null}
      {data && tasks.length === 0 ? <Empty title={t('history.none')} hint={t('history.noneHint')} /> : null}
      <TaskList title={t('history.list')} tasks={tasks.map((task) => withPending(task, entries))} />
      {older.error ? <ErrorState error={older.error} onRetry={older.more} /> : null}
      {older.hasMore && !older.error ? (
        <button type="button" className="side-button wide" disabled={older.loading} onClick={older.more}>
          {t(older.loading ? 'history.loading' : 'history.more')}
        </button>
      ) : null}
    </main>
  );
}
