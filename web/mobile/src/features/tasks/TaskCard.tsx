import { SuspectedMark, TimeAgo, TimeLeft, useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { goTo, hrefOf } from '../../shared/route.ts';
import type { ShownTask } from '../../shared/task/pending-task.ts';
import { TaskStatusTag } from '../../shared/task/TaskStatusTag.tsx';
import { useDistance } from '../../shared/task/use-distance.ts';

/** One task in a list: what, where, how far, until when, and whether something of it is not sent. */
export function TaskCard({ shown }: { shown: ShownTask }) {
  const { t } = useTranslation();
  const nameOf = useName();
  const { task, pending, refused } = shown;
  const distance = useDistance(task.location);
  const picture = task.evidence.find((item) => item.kind === 'snapshot') ?? task.evidence[0];
  const route = { page: 'task' as const, taskId: task.id };
  const open = task.status === 'assigned' || task.status === 'acknowledged' || task.status === 'handling';
  return (
    <li>
      <a
        className="task-card"
        href={hrefOf(route)}
        onClick={(event) => {
          event.preventDefault();
          goTo(route);
        }}
      >
        {picture ? <img src={picture.href} alt="" loading="lazy" /> : <span className="task-card-blank" />}
        <span className="task-card-words">
          <strong>
            {task.suspected ? <SuspectedMark /> : null}
            {nameOf(task.eventTypeName)}
          </strong>
          <span className="task-card-place">{task.address}</span>
          <span className="task-card-marks">
            <TaskStatusTag task={task} />
            {pending ? <span className="mark mark-waiting">{t('pending')}</span> : null}
            {refused ? <span className="mark mark-bad">{t('refused')}</span> : null}
            {open && task.rework ? <span className="mark mark-bad">{t('rework')}</span> : null}
          </span>
          <span className="task-card-when">
            {open && task.dueAt ? (
              <TimeLeft start={task.assignedAt} due={task.dueAt} />
            ) : (
              <TimeAgo at={task.doneAt ?? task.assignedAt} />
            )}
            {open && distance ? <span>{distance.text}</span> : null}
          </span>
        </span>
      </a>
    </li>
  );
}
