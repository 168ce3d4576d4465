import type { ReportCommand } from '@shancheng/contracts';
import { answeredAlready, passedOnAlready } from '../entrance-errors.ts';

export type ReportStatus = 'received' | 'passed-on' | 'checked' | 'answered';
export type ReportAction = ReportCommand['action'];

export interface ReportState {
  status: ReportStatus;
  authorityId: string | null;
}

/** What may be done in which state; the 409 and the buttons on screen come from this table. */
export const ALLOWED_REPORT_ACTIONS = {
  received: ['pass-on', 'answer'],
  'passed-on': ['pass-on', 'record-check', 'answer'],
  checked: ['record-check', 'answer'],
  answered: [],
} as const satisfies Record<ReportStatus, readonly ReportAction[]>;

/** The report after a command, or a refusal. Pure. */
export function decideReport(report: ReportState, command: ReportCommand): ReportState {
  const allowed: readonly ReportAction[] = ALLOWED_REPORT_ACTIONS[report.status];
  if (!allowed.includes(command.action)) throw answeredAlready(allowed);
  switch (command.action) {
    case 'pass-on':
      if (command.authorityId === report.authorityId) throw passedOnAlready();
      return { status: 'passed-on', authorityId: command.authorityId };
    case 'record-check':
      return { ...report, status: 'checked' };
    case 'answer':
      return { ...report, status: 'answered' };
    default:
      return command satisfies never;
  }
}
