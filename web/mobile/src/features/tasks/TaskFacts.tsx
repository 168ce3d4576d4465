import type { IncidentStatus } from '@shancheng/contracts/incident';
import type { Task } from '@shancheng/contracts/task';
import { formatShort, StatusTag, TimeLeft, useNow } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

/** The small print of a task: times, limit, code. */
export function TaskFacts({ task }: { task: Task }) {
  const { t } = useTranslation();
  const now = useNow();
  const times = [
    ['assigned', task.assignedAt],
    ['acknowledged', task.acknowledgedAt],
    ['arrived', task.arrivedAt],
    ['done', task.doneAt],
  ] as const;
  return (
    <section className="card">
      <h2>{t('facts.title')}</h2>
      <dl className="facts">
        {task.dueAt && !task.doneAt ? (
          <div>
            <dt>{t('facts.due')}</dt>
            <dd>
              <TimeLeft start={task.assignedAt} due={task.dueAt} />
            </dd>
          </div>
        ) : null}
        {times.map(([name, at]) =>
          at ? (
            <div key={name}>
              <dt>{t(`facts.${name}`)}</dt>
              <dd>{formatShort(at, now)}</dd>
            </div>
          ) : null,
        )}
        <div>
          <dt>{t('facts.caseStatus')}</dt>
          <dd>
            {/* the contract leaves it open as a string; the server sends one of the incident's statuses */}
            <StatusTag status={task.incidentStatus as IncidentStatus} />
          </dd>
        </div>
        <div>
          <dt>{t('facts.code')}</dt>
          <dd className="code">{task.incidentCode}</dd>
        </div>
      </dl>
      {task.reworkReason && task.allowed.length === 0 ? (
        <p className="description">{t('facts.rework', { reason: task.reworkReason })}</p>
      ) : null}
      {task.description ? <p className="description">{task.description}</p> : null}
    </section>
  );
}
