import type { CheckQuery, CheckStatus } from '@shancheng/contracts/inspection-check';
import { present, read } from '../../shared/inspection/address-words.ts';

export const CHECK_STATUSES = [
  'planned',
  'approved',
  'notified',
  'on-site',
  'concluded',
  'rectifying',
  'closed',
  'cancelled',
  'merged',
] as const satisfies readonly CheckStatus[];

/** What the list of checks shows, as it stands in the address. */
export interface ChecksSearch {
  /** `figures`: counts and charts instead of rows. */
  view?: 'figures';
  of?: 'me' | 'authority';
  status?: CheckStatus;
  subjectId?: string;
  planId?: string;
  overdue?: true;
  q?: string;
}

/** Keeps what is understood, drops the rest. */
export function parseChecksSearch(raw: Record<string, unknown>): ChecksSearch {
  return present<ChecksSearch>({
    view: read.oneOf(['figures'] as const, raw.view),
    of: read.oneOf(['me', 'authority'] as const, raw.of),
    status: read.oneOf(CHECK_STATUSES, raw.status),
    subjectId: read.uuid(raw.subjectId),
    planId: read.uuid(raw.planId),
    overdue: read.truth(raw.overdue),
    q: read.text(raw.q),
  });
}

/** What the server is asked for. */
export function checkQueryOf({ view: _view, ...filters }: ChecksSearch): CheckQuery {
  return filters;
}

export function isNarrowed(search: ChecksSearch): boolean {
  return Object.keys(checkQueryOf(search)).length > 0;
}
