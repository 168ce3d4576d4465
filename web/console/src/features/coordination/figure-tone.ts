import type { FigureTone } from '@shancheng/contracts/coordination';
import type { Tone } from '@shancheng/ui';

/** The colours of the house for the tones of figures. */
export const TONE_OF_FIGURE: Readonly<Record<FigureTone, Tone>> = {
  good: 'closed',
  warn: 'waiting',
  bad: 'overdue',
  neutral: 'new',
  unknown: 'void',
};
