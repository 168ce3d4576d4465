import type { InspectionKind, InspectionPlanQuery, InspectionPlanStatus } from '@shancheng/contracts/inspection-plan';
import { present, read } from '../../shared/inspection/address-words.ts';

export const KINDS = ['daily', 'special', 'case-driven', 'double-random'] as const satisfies readonly InspectionKind[];
export const PLAN_STATUSES = [
  'draft',
  'inviting',
  'approved',
  'cancelled',
] as const satisfies readonly InspectionPlanStatus[];

/** What the list of plans shows, as it stands in the address. */
export interface PlansSearch {
  status?: InspectionPlanStatus;
  kind?: InspectionKind;
  /** `mine`: of my authority; `waiting`: that ask my authority. */
  of?: 'mine' | 'waiting';
  q?: string;
  /** The form for a new plan of this kind is open. */
  new?: InspectionKind;
  /** With the form: the theme that is already chosen. */
  theme?: string;
}

/** Keeps what is understood, drops the rest. */
export function parsePlansSearch(raw: Record<string, unknown>): PlansSearch {
  return present<PlansSearch>({
    status: read.oneOf(PLAN_STATUSES, raw.status),
    kind: read.oneOf(KINDS, raw.kind),
    of: read.oneOf(['mine', 'waiting'] as const, raw.of),
    q: read.text(raw.q),
    new: read.oneOf(KINDS, raw.new),
    theme: read.text(raw.theme),
  });
}

/** What the server is asked for. */
export function planQueryOf({ new: _new, theme: _theme, ...filters }: PlansSearch): InspectionPlanQuery {
  return filters;
}

export function isNarrowed(search: PlansSearch): boolean {
  return Object.keys(planQueryOf(search)).length > 0;
}
