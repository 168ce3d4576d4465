import type { ComplaintAnswer } from '@shancheng/contracts';
import { answeredAlready } from '../entrance-errors.ts';

export type ComplaintStatus = 'received' | 'looked-into' | 'answered';

/** What a supervisor may do in which state; the 409 and the buttons on screen come from this table. */
export const ALLOWED_COMPLAINT_ACTIONS = {
  received: ['look-into', 'answer'],
  'looked-into': ['look-into', 'answer'],
  answered: [],
} as const satisfies Record<ComplaintStatus, readonly ComplaintAnswer['action'][]>;

/** The state after an action, or a refusal. Pure. */
export function decideComplaint(status: ComplaintStatus, action: ComplaintAnswer['action']): ComplaintStatus {
  const allowed: readonly string[] = ALLOWED_COMPLAINT_ACTIONS[status];
  if (!allowed.includes(action)) throw answeredAlready(allowed);
  return action === 'answer' ? 'answered' : 'looked-into';
}
