import type { EnterpriseCheck } from '@shancheng/contracts/portal';
import type { Tone } from '@shancheng/ui';
import { daysBetween } from '../day.ts';

/** What the enterprise has to do or to expect next, in one line. */
export interface NextThing {
  key:
    | 'sign'
    | 'overdue'
    | 'put-right'
    | 'visit-soon'
    | 'visit-now'
    | 'on-site'
    | 'being-looked-at'
    | 'rate'
    | 'nothing';
  tone: Tone;
  /** Days until it; negative when late. */
  days?: number;
  /** Lower comes first. */
  urgency: number;
}

const ENDED = ['closed', 'cancelled', 'merged'];

/** A closed check stays open for the enterprise until it has been rated. */
export function isOpen(check: EnterpriseCheck): boolean {
  return !ENDED.includes(check.status) || (check.allowed.includes('rate') && check.rating === undefined);
}

/** The most pressing thing of a check on a day (`2026-11-24`). */
export function nextThing(check: EnterpriseCheck, today: string): NextThing {
  // Nothing can be put right officially before the notice has been signed.
  if (check.allowed.includes('sign')) return { key: 'sign', tone: 'waiting', urgency: -2_000 };
  const due = check.findings
    .filter(({ status }) => status === 'open' || status === 'failed')
    .map(({ dueOn }) => daysBetween(today, dueOn))
    .sort((one, other) => one - other);
  const [soonest] = due;
  if (soonest !== undefined && soonest < 0) return { key: 'overdue', tone: 'overdue', days: soonest, urgency: -1_000 };
  if (soonest !== undefined) return { key: 'put-right', tone: 'waiting', days: soonest, urgency: soonest };
  if (check.status === 'on-site') return { key: 'on-site', tone: 'handling', urgency: -400 };
  if (check.status === 'approved' || check.status === 'notified') {
    const days = daysBetween(today, check.windowFrom);
    return days > 0
      ? { key: 'visit-soon', tone: 'new', days, urgency: days }
      : { key: 'visit-now', tone: 'handling', urgency: 0 };
  }
  if (check.status === 'concluded' || check.status === 'rectifying')
    return { key: 'being-looked-at', tone: 'checking', urgency: 500 };
  if (isOpen(check) && check.status === 'closed') return { key: 'rate', tone: 'closed', urgency: 900 };
  return { key: 'nothing', tone: 'void', urgency: 1_000 };
}
