import type { PlanConflict } from '@shancheng/contracts/plan';
import type { Tone } from '@shancheng/ui';

/** The tone a state of the reconciliation is shown in. */
export const TONE_OF_STATUS: Readonly<Record<PlanConflict['status'], Tone>> = {
  detected: 'new',
  assigned: 'waiting',
  proposed: 'waiting',
  opinion: 'handling',
  conference: 'checking',
  decided: 'checking',
  patched: 'checking',
  closed: 'closed',
  exempt: 'void',
};
