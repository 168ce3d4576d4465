import { conflict, notFound, unprocessable } from '../../platform/errors/index.ts';
import type { TaskAction, TaskStatus } from './task-status.ts';

/** Also for somebody else’s task: the two look alike on purpose. */
export const taskNotFound = () => notFound('task.not-found', '任务不存在', 'No such task');

const WHY: Record<TaskStatus, { zh: string; en: string }> = {
  assigned: { zh: '请先接收任务。', en: 'Acknowledge the task first.' },
  acknowledged: { zh: '任务已接收。', en: 'The task is acknowledged.' },
  handling: { zh: '任务处置中。', en: 'The task is being handled.' },
  done: { zh: '任务已反馈。', en: 'Feedback was given already.' },
  returned: { zh: '任务已退回。', en: 'The task was returned.' },
  withdrawn: { zh: '任务已转派他人或案件已结束。', en: 'The task went to somebody else, or the case has ended.' },
};

export const taskNotAllowedNow = (status: TaskStatus, allowed: readonly TaskAction[]) =>
  conflict('task.not-allowed-now', '任务当前状态不能执行此操作', 'Not possible in the task’s present state', {
    detail: WHY[status],
    allowed,
  });

export const photoRequired = () => unprocessable('task.photo-required', '反馈须附现场照片', 'Feedback needs a photo');
export const reasonRequired = () =>
  unprocessable('task.reason-required', '退回须说明理由', 'Say why the task is returned');
export const personNotOnDuty = () =>
  conflict('dispatch.person-not-on-duty', '该人员当前不在岗', 'This person is not on duty now');
