import type { LayerVerdict } from '@shancheng/contracts/compliance';
import type { Tone } from '@shancheng/ui';

/** Unknown is grey, never green. */
export const VERDICT_TONE: Readonly<Record<LayerVerdict, Tone>> = {
  complies: 'closed',
  violates: 'overdue',
  'needs-argument': 'waiting',
  unknown: 'void',
};

/** What decides comes first. */
export const VERDICT_ORDER: readonly LayerVerdict[] = ['violates', 'needs-argument', 'unknown', 'complies'];
