import type { Tone } from '@shancheng/ui';

/** Nine in ten is well, less than six in ten is not; unknown has no colour. */
export function toneOfShare(share: number | undefined): Tone {
  if (share === undefined) return 'void';
  if (share >= 0.9) return 'closed';
  return share >= 0.6 ? 'waiting' : 'overdue';
}
