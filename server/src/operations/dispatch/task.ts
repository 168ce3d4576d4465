import { photoRequired, reasonRequired, taskNotAllowedNow } from './errors.ts';
import type { TaskAction, TaskStatus } from './task-status.ts';

/** What an officer may do in which state of the task: the phone’s buttons and the server’s 409. */
export const ALLOWED_TASK_ACTIONS = {
  assigned: ['acknowledge', 'return'],
  acknowledged: ['arrive', 'feedback', 'return'],
  handling: ['feedback', 'return'],
  done: [],
  returned: [],
  withdrawn: [],
} as const satisfies Record<TaskStatus, readonly TaskAction[]>;

/** Why a task is taken back when its case is closed, void or merged away. */
export const CASE_ENDED = '案件已结束';

export interface TaskCommandInput {
  action: TaskAction;
  note?: string;
  photos: number;
}

const AFTER: Record<TaskAction, TaskStatus> = {
  acknowledge: 'acknowledged',
  arrive: 'handling',
  feedback: 'done',
  return: 'returned',
};

/** The state after an officer’s command, or a refusal: 409 with what is allowed, 422 without photo or reason. Pure. */
export function decideTask(status: TaskStatus, command: TaskCommandInput): TaskStatus {
  const allowed: readonly TaskAction[] = ALLOWED_TASK_ACTIONS[status];
  if (!allowed.includes(command.action)) throw taskNotAllowedNow(status, allowed);
  if (command.action === 'feedback' && command.photos === 0) throw photoRequired();
  if (command.action === 'return' && !command.note?.trim()) throw reasonRequired();
  return AFTER[command.action];
}

/** The clocks of an unanswered task (domain: reminder, then the next person). Times in ms after `assignedAt`. */
export function clocksOf(
  assignedAt: Date,
  remindSeconds: number,
  nextPersonSeconds: number,
): { remindAt: Date; nextPersonAt: Date } {
  return {
    remindAt: new Date(assignedAt.getTime() + remindSeconds * 1000),
    nextPersonAt: new Date(assignedAt.getTime() + nextPersonSeconds * 1000),
  };
}
