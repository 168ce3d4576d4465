import type { CheckDetail } from '@shancheng/contracts/inspection-check';

const ROAD = ['planned', 'approved', 'notified', 'on-site', 'concluded', 'rectifying', 'closed'] as const;
export type CourseStep = (typeof ROAD)[number] | 'cancelled' | 'merged';

/** The stations of a check and which of them lie behind it; one without findings passes rectification by. */
export function courseOf({ status, findings }: Pick<CheckDetail, 'status' | 'findings'>) {
  if (status === 'cancelled' || status === 'merged')
    return [
      { step: 'planned' as CourseStep, state: 'done' as const },
      { step: status as CourseStep, state: 'now' as const },
    ];
  const nothingFound = findings === 0 && status === 'closed';
  const road = ROAD.filter((step) => !(nothingFound && step === 'rectifying'));
  const now = road.indexOf(status);
  return road.map((step, index) => ({
    step: step as CourseStep,
    state:
      index < now || (status === 'closed' && index === now)
        ? ('done' as const)
        : index === now
          ? ('now' as const)
          : ('ahead' as const),
  }));
}
