import type { ConflictQuery, PlanConflict } from '@shancheng/contracts/plan';

/** What the list of conflicts shows, as it stands in the address; the cockpit links here with these names. */
export interface ConflictSearch {
  type?: PlanConflict['type'];
  severity?: PlanConflict['severity'];
  status?: PlanConflict['status'];
  authority?: string;
  domain?: string;
  q?: string;
  sort?: 'area' | 'oldest';
  /** Only where the reader’s own authority is a side. */
  mine?: true;
  overdue?: true;
  /** The plans as they stood on that day; absent: now. */
  asOf?: string;
  /** The chosen conflict. */
  conflict?: string;
}

export const CONFLICT_TYPES = [
  'REDLINE',
  'HIERARCHY',
  'USE',
  'BOUNDARY',
  'STATUS',
  'ATTRIBUTE',
  'OVERLAP',
  'GAP',
  'TIME',
] as const satisfies readonly PlanConflict['type'][];
export const SEVERITIES = ['S1', 'S2', 'S3'] as const satisfies readonly PlanConflict['severity'][];
export const CONFLICT_STATUSES = [
  'detected',
  'assigned',
  'proposed',
  'opinion',
  'conference',
  'decided',
  'patched',
  'closed',
  'exempt',
] as const satisfies readonly PlanConflict['status'][];
export const SORTS = ['severity', 'area', 'oldest'] as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Keeps what is understood, drops the rest: an old or mistyped link still opens. */
export function parseConflictSearch(raw: Record<string, unknown>): ConflictSearch {
  const oneOf = <T extends string>(list: readonly T[], key: string) => list.find((one) => one === raw[key]);
  const text = (key: string) => (typeof raw[key] === 'string' ? raw[key].trim().slice(0, 100) : '') || undefined;
  const truth = (key: string) => raw[key] === true || raw[key] === 'true' || raw[key] === '1' || undefined;
  const matching = (key: string, shape: RegExp) => {
    const value = text(key);
    return value !== undefined && shape.test(value) ? value : undefined;
  };
  const day = matching('asOf', DAY);
  return present({
    type: oneOf(CONFLICT_TYPES, 'type'),
    severity: oneOf(SEVERITIES, 'severity'),
    status: oneOf(CONFLICT_STATUSES, 'status'),
    authority: text('authority'),
    domain: text('domain'),
    q: text('q'),
    sort: oneOf(['area', 'oldest'], 'sort'),
    mine: truth('mine'),
    overdue: truth('overdue'),
    asOf: day !== undefined && Number.isNaN(Date.parse(day)) ? undefined : day,
    conflict: matching('conflict', UUID),
  });
}

/** Takes every filter back; order and choice stay. */
export const NO_FILTERS = {
  ...{ q: undefined, type: undefined, severity: undefined, status: undefined, authority: undefined },
  ...{ domain: undefined, mine: undefined, overdue: undefined, asOf: undefined },
};

/** What the server is asked for. */
export function conflictQueryOf({ conflict: _conflict, ...filters }: ConflictSearch): ConflictQuery {
  return filters;
}

/** Whether anything narrows the list. */
export function isFiltered({ sort: _sort, conflict: _conflict, asOf: _asOf, ...filters }: ConflictSearch): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

function present(search: { [K in keyof ConflictSearch]: ConflictSearch[K] | undefined }): ConflictSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as ConflictSearch; // the rest has a value
}
