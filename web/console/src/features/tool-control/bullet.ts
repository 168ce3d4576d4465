import type { ControlIndicator } from '@shancheng/contracts/facility-lag';

/** Of these at least so much is approved, of the others at most. */
const AT_LEAST: ReadonlySet<ControlIndicator['indicator']> = new Set(['greenRate', 'parking', 'setback']);

export interface Bullet {
  /** 0 to 1 of the bar’s width. */
  built: number;
  approved: number;
  bound: 'most' | 'least';
}

/** How an indicator is drawn: what is built as a bar, what is approved as a mark; undefined when either is unknown. */
export function bulletOf({ indicator, approved, built }: ControlIndicator): Bullet | undefined {
  if (approved === undefined || built === undefined) return undefined;
  const widest = Math.max(approved, built) * 1.1 || 1;
  return { built: built / widest, approved: approved / widest, bound: AT_LEAST.has(indicator) ? 'least' : 'most' };
}
