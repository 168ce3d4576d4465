import type { Task, TaskStatus } from '@shancheng/contracts/task';
import { type Tone, ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

const TONE_OF: Record<TaskStatus, Tone> = {
  assigned: 'new',
  acknowledged: 'handling',
  handling: 'handling',
  done: 'closed',
  returned: 'void',
  withdrawn: 'void',
};

/** The state of the officer's part, in colour, shape and word. */
export function TaskStatusTag({ task }: { task: Task }) {
  const { t } = useTranslation();
  return <ToneTag tone={TONE_OF[task.status]}>{t(`taskStatus.${task.status}`)}</ToneTag>;
}
