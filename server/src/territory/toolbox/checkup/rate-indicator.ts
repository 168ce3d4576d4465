import type { CheckupIndicator } from '@shancheng/contracts';

type Rating = CheckupIndicator['rating'];

/** Up to a tenth of the target short of it is near. */
const NEAR = 0.1;

/** How an indicator stands against its target; without a value nothing can be said. Pure. */
export function rateIndicator(
  value: number | undefined,
  { target, better }: Pick<CheckupIndicator, 'target' | 'better'>,
): Rating {
  if (value === undefined) return 'unknown';
  const short = better === 'higher' ? target - value : value - target;
  if (short <= 0) return 'met';
  return short <= Math.abs(target) * NEAR ? 'near' : 'missed';
}
