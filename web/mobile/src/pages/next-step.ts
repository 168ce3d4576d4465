import { progressOf } from '../shared/check/check-steps.ts';
import { myArrival, type ShownCheck } from '../shared/check/pending-check.ts';

/** The one big thing to do now, or what the inspection waits for. */
export type NextStep =
  | { do: 'scan' | 'list' | 'conclude' | 'sign' }
  | { do: 'notify' | 'close' | 'start-urgently' }
  | { wait: 'approval' | 'notice' | 'lead' | 'enterprise' | 'recheck' | 'ratify' };

/** Decides from what is allowed and from what this phone has done already. */
export function nextStepOf({ check, refusedScan }: ShownCheck): NextStep | undefined {
  const { allowed, status, me } = check;
  const scan = allowed.includes('arrive') && (refusedScan !== undefined || !myArrival(check));
  switch (status) {
    case 'planned':
      return allowed.includes('start-urgently') ? { do: 'start-urgently' } : { wait: 'approval' };
    case 'approved':
      return allowed.includes('notify') ? { do: 'notify' } : { wait: 'notice' };
    case 'notified':
      return scan ? { do: 'scan' } : undefined;
    case 'on-site': {
      if (scan) return { do: 'scan' };
      const { open, disputed } = progressOf(check, me?.lead ? undefined : me?.authorityId);
      if (open > 0 || disputed > 0) return { do: 'list' };
      return me?.lead ? { do: 'conclude' } : { wait: 'lead' };
    }
    case 'concluded':
      return allowed.includes('sign') ? { do: 'sign' } : undefined;
    case 'rectifying': {
      const left = check.findingList.filter((finding) => finding.status !== 'passed');
      const looked = left.some((finding) => finding.status === 'fed-back' || finding.overdue);
      if (left.length > 0) return { wait: looked && allowed.includes('recheck') ? 'recheck' : 'enterprise' };
      if (check.urgent && !check.urgent.ratified) return { wait: 'ratify' };
      return allowed.includes('close') ? { do: 'close' } : { wait: 'lead' };
    }
    default:
      return undefined;
  }
}
