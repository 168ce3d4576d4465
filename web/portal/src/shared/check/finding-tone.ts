import type { Finding } from '@shancheng/contracts/inspection-check';
import type { Tone } from '@shancheng/ui';

export const FINDING_TONE: Record<Finding['status'], Tone> = {
  open: 'waiting',
  'fed-back': 'checking',
  passed: 'closed',
  failed: 'overdue',
};
