import type { EnterpriseCheck } from '@shancheng/contracts/portal';

export const STEP_NAMES = ['announced', 'on-site', 'notice', 'put-right', 'closed'] as const;
export interface CheckStep {
  name: (typeof STEP_NAMES)[number];
  state: 'done' | 'now' | 'later' | 'skipped';
}

/** Where the check stands; statuses that are not on the way (called off, merged) have no place. */
const PLACE: Record<string, number> = {
  planned: 0,
  approved: 0,
  notified: 1,
  'on-site': 1,
  concluded: 2,
  rectifying: 3,
  closed: 5,
};

/** The way of a check from the notice to its end; nothing to put right is a step left out. Empty when it was called off. */
export function stepsOf({ status, findings }: Pick<EnterpriseCheck, 'status' | 'findings'>): CheckStep[] {
  const place = PLACE[status];
  if (place === undefined) return [];
  return STEP_NAMES.map((name, at) => {
    const state = at < place ? 'done' : at === place ? 'now' : 'later';
    return { name, state: name === 'put-right' && place > 2 && findings.length === 0 ? 'skipped' : state };
  });
}
