import type { Task } from '@shancheng/contracts/task';
import { useTranslation } from 'react-i18next';

const STEPS = ['acknowledge', 'arrive', 'feedback'] as const;
const DONE_OF: Partial<Record<Task['status'], number>> = { assigned: 0, acknowledged: 1, handling: 2, done: 3 };

/** Where in the work the officer is: 接收 → 到达 → 反馈. */
export function Steps({ status }: { status: Task['status'] }) {
  const { t } = useTranslation();
  const done = DONE_OF[status];
  if (done === undefined) return null;
  return (
    <ol className="steps">
      {STEPS.map((step, index) => (
        <li
          key={step}
          data-state={index < done ? 'done' : index === done ? 'now' : 'later'}
          {...(index === done ? { 'aria-current': 'step' as const } : {})}
        >
          {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
