import type { Task } from '@shancheng/contracts/task';
import { ErrorState, Skeleton, SuspectedMark, useName } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FeedbackStep } from '../features/handling/FeedbackStep.tsx';
import { ReturnSheet } from '../features/handling/ReturnSheet.tsx';
import { Steps } from '../features/handling/Steps.tsx';
import { TaskActionBar } from '../features/handling/TaskActionBar.tsx';
import { UndoBar } from '../features/handling/UndoBar.tsx';
import { useDraft } from '../features/handling/use-draft.ts';
import { TaskFacts } from '../features/tasks/TaskFacts.tsx';
import { TaskPictures } from '../features/tasks/TaskPictures.tsx';
import { doTask } from '../shared/outbox/do-task.ts';
import { useOutbox, useOutboxView } from '../shared/outbox/OutboxContext.ts';
import { Icon } from '../shared/parts/Icon.tsx';
import { tell } from '../shared/parts/Notice.tsx';
import { goTo } from '../shared/route.ts';
import { PlaceMap } from '../shared/task/PlaceMap.tsx';
import { withPending } from '../shared/task/pending-task.ts';
import { TaskAddress } from '../shared/task/TaskAddress.tsx';
import { TaskStatusTag } from '../shared/task/TaskStatusTag.tsx';
import { useDistance } from '../shared/task/use-distance.ts';
import { useTask } from '../shared/task/use-tasks.ts';
import { PageHead } from './PageHead.tsx';

/** One task from the answer to the feedback; what can be done now stands at the lower edge. */
export function TaskPage({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useTask(taskId);
  if (data) return <OneTask task={data} />;
  return (
    <main className="page">
      <PageHead title={t('page.task')} back />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} height={64} />}
    </main>
  );
}

function OneTask({ task: known }: { task: Task }) {
  const { t } = useTranslation();
  const nameOf = useName();
  const { entries } = useOutboxView();
  const { task, pending, refused } = withPending(known, entries);
  const work = useDraft(task.id);
  const [returning, setReturning] = useState(false);
  const giveBack = useReturn(task.id);
  // Feedback is allowed on the way already; the phone leads there after the arrival, one thing at a time.
  const reporting = task.allowed.includes('feedback') && !task.allowed.includes('arrive');
  const returnButton = task.allowed.includes('return') ? (
    <button type="button" className="head-button" onClick={() => setReturning(true)}>
      {t('do.return')}
    </button>
  ) : null;
  const title = (
    <>
      {task.suspected ? <SuspectedMark /> : null}
      {nameOf(task.eventTypeName)}
    </>
  );
  return (
    <main className="page page-task">
      <PageHead title={title} back action={returnButton} />
      <div className="task-marks">
        <TaskStatusTag task={task} />
        {pending ? <span className="mark mark-waiting">{t('pending')}</span> : null}
        {refused ? <span className="mark mark-bad">{t('refused')}</span> : null}
      </div>
      <Steps status={task.status} />
      {task.rework && task.allowed.length > 0 ? (
        <p className="rework" role="note">
          <strong>{t('rework')}</strong> {task.reworkReason}
        </p>
      ) : null}
      <Ended task={task} pending={pending} />
      {reporting ? <FeedbackStep task={task} work={work} /> : null}
      <div className="task-columns">
        <TaskPictures evidence={task.evidence} />
        <TaskPlace task={task} />
        <TaskFacts task={task} />
      </div>
      <TaskActionBar task={task} work={work} />
      <UndoBar task={task} work={work} />
      {returning ? (
        <ReturnSheet
          onClose={() => setReturning(false)}
          onReturn={(reason) => {
            setReturning(false);
            void giveBack(reason);
          }}
        />
      ) : null}
    </main>
  );
}

function TaskPlace({ task }: { task: Task }) {
  const distance = useDistance(task.location);
  return (
    <section className="card">
      <TaskAddress task={task} />
      {distance ? <p className="distance">{distance.text}</p> : null}
      <PlaceMap place={task.location} label={task.address} gridCode={task.gridCode} me={distance?.me} />
    </section>
  );
}

/** What became of it, once nothing is left to do. */
function Ended({ task, pending }: { task: Task; pending: boolean }) {
  const { t } = useTranslation();
  if (task.status !== 'done' && task.status !== 'returned' && task.status !== 'withdrawn') return null;
  const closed = task.status === 'done' && task.incidentStatus === 'closed';
  return (
    <section className="card ended" data-status={task.status}>
      <Icon name={task.status === 'done' ? 'check' : 'back'} size={32} />
      <p>
        <strong>{t(`ended.${task.status}`)}</strong>
        <small>{t(pending ? 'ended.pending' : closed ? 'ended.closedHint' : `ended.${task.status}Hint`)}</small>
      </p>
      <button type="button" className="side-button wide" onClick={() => goTo({ page: 'tasks' })}>
        {t('ended.toList')}
      </button>
    </section>
  );
}

function useReturn(taskId: string): (reason: string) => Promise<void> {
  const { t } = useTranslation();
  const outbox = useOutbox();
  return async (reason) => {
    try {
      await doTask(outbox, taskId, 'return', { note: reason });
    } catch {
      tell(t('do.notSaved'), 'bad');
    }
  };
}
