import type { IncidentQuery, IncidentStatus } from '@shancheng/contracts';
import { OPEN_STATUSES } from '../operations/incidents/index.ts';

/** Not yet in a case file: a person has to look first. */
export const WAITING_STATUSES: readonly IncidentStatus[] = ['reported', 'verifying', 'accepted'];
/** In the case file; voided ones are excluded from statistics (domain.md §1.5). */
export const FILED_STATUSES: readonly IncidentStatus[] = [
  'filed',
  'dispatched',
  'acknowledged',
  'handling',
  'feedback',
  'checking',
  'closed',
];

/** The instants and the streets that all figures of one snapshot share. */
export interface FigureFrame {
  /** Start of the day in the district’s time zone. */
  dayStart: Date;
  /** Set when the wall looks at less than the caller may see: then every list names these streets. */
  streets: readonly string[] | undefined;
}

/** What each figure counts, as the query that lists it. One place, so that a figure and its rows cannot drift apart. */
export function figureQueries({ dayStart, streets }: FigureFrame) {
  const day = dayStart.toISOString();
  const within = streets === undefined ? {} : { street: streets.join(',') };
  return {
    reported: { from: day, ...within },
    filed: { filedFrom: day, status: FILED_STATUSES.join(','), ...within },
    closed: { closedFrom: day, status: 'closed', ...within },
    open: { status: OPEN_STATUSES.join(','), ...within },
    overdue: { overdue: true, ...within },
    waiting: { status: WAITING_STATUSES.join(','), ...within },
    chain: { from: day, received: true, ...within },
    broken: { from: day, brokenSla: true, ...within },
    status: (status: IncidentStatus): IncidentQuery => ({ status, ...endedSince(status, day), ...within }),
    type: (type: string): IncidentQuery => ({ type, from: day, ...within }),
    street: (street: string): IncidentQuery => ({ status: OPEN_STATUSES.join(','), street }),
  } satisfies Record<string, IncidentQuery | ((key: never) => IncidentQuery)>;
}

/** Open states count everything that stands in them; ended ones what ended today (closed) or was reported today. */
function endedSince(status: IncidentStatus, day: string): IncidentQuery {
  if (status === 'closed') return { closedFrom: day };
  return isOpen(status) ? {} : { from: day };
}

export function isOpen(status: IncidentStatus): boolean {
  return OPEN_STATUSES.includes(status);
}

/** A query as the query string of GET /api/v1/incidents. */
export function rowsOf(query: IncidentQuery): string {
  const parameters = Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]);
  return new URLSearchParams(parameters).toString();
}
