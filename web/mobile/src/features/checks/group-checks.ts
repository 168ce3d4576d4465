import type { CheckSummary } from '@shancheng/contracts/inspection-check';

export const CHECK_GROUPS = ['now', 'coming', 'recheck', 'missed', 'over'] as const;
export type CheckGroup = (typeof CHECK_GROUPS)[number];

/** Under which heading an inspection stands on a day (`YYYY-MM-DD`). What has begun stays on top until it is signed. */
export function groupOf({ status, windowFrom, windowTo }: CheckSummary, today: string): CheckGroup {
  if (status === 'on-site' || status === 'concluded') return 'now';
  if (status === 'rectifying') return 'recheck';
  if (status === 'closed' || status === 'cancelled' || status === 'merged') return 'over';
  if (windowTo < today) return 'missed';
  return windowFrom > today ? 'coming' : 'now';
}

const URGENCY: Partial<Record<CheckSummary['status'], number>> = { 'on-site': 0, concluded: 1, notified: 2 };

/** Groups in the order of the screen; within one what is under way, then what is due first. */
export function groupChecks(checks: readonly CheckSummary[], today: string): [CheckGroup, CheckSummary[]][] {
  return CHECK_GROUPS.map((group) => {
    const members = checks.filter((check) => groupOf(check, today) === group);
    return [group, group === 'over' ? members : members.sort(byUrgency)];
  });
}

function byUrgency(a: CheckSummary, b: CheckSummary): number {
  const late = Number(b.overdue) - Number(a.overdue);
  if (late !== 0) return late;
  return (URGENCY[a.status] ?? 9) - (URGENCY[b.status] ?? 9) || a.windowTo.localeCompare(b.windowTo);
}
