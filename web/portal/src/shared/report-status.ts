import type { ViolationReport } from '@shancheng/contracts/complaint';
import type { Tone } from '@shancheng/ui';

export const REPORT_STATUSES = ['received', 'passed-on', 'checked', 'answered'] as const;

export const REPORT_TONE: Record<ViolationReport['status'], Tone> = {
  received: 'new',
  'passed-on': 'handling',
  checked: 'checking',
  answered: 'closed',
};
