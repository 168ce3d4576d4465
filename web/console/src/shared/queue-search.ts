import type { IncidentStatus, SignalSource } from '@shancheng/contracts/incident';
import { STATUSES } from '@shancheng/ui';

/** What the queue shows, as it stands in the address: shareable, and “back” works. */
export interface QueueSearch {
  /** Comma separated, like the API. */
  status?: string;
  type?: string;
  street?: string;
  source?: SignalSource;
  overdue?: boolean;
  brokenSla?: boolean;
  q?: string;
  from?: string;
  to?: string;
  sort?: 'newest' | 'oldest' | 'due';
  /** The selected incident. */
  sel?: string;
}

const SOURCES: readonly SignalSource[] = [
  'video',
  'sensor',
  'grid',
  'hotline',
  'inspector',
  'department',
  'superior',
  'town',
  'enforcement',
  'media',
];

export { SOURCES };

/** Keeps what is understood, drops the rest: an old or mistyped link still opens. */
export function parseQueueSearch(raw: Record<string, unknown>): QueueSearch {
  const text = (key: string) =>
    typeof raw[key] === 'string' && raw[key] !== '' ? String(raw[key]).slice(0, 400) : undefined;
  const truth = (key: string) => raw[key] === true || raw[key] === 'true' || raw[key] === '1';
  const status = text('status')
    ?.split(',')
    .filter((one) => STATUSES.includes(one as IncidentStatus)) // checked by this very line
    .join(',');
  const source = SOURCES.find((one) => one === raw.source);
  const sort = (['newest', 'oldest', 'due'] as const).find((one) => one === raw.sort);
  return {
    ...optional('status', status),
    ...optional('type', listOf(text('type'), /^\d{4}$/)),
    ...optional('street', listOf(text('street'), /^[0-9A-Z]{2,15}$/)),
    ...(source ? { source } : {}),
    ...(truth('overdue') ? { overdue: true } : {}),
    ...(truth('brokenSla') ? { brokenSla: true } : {}),
    ...optional('q', text('q')?.slice(0, 100)),
    ...optional('from', instant(text('from'))),
    ...optional('to', instant(text('to'))),
    ...(sort && sort !== 'newest' ? { sort } : {}),
    ...optional('sel', text('sel')),
  };
}

function optional<K extends string>(key: K, value: string | undefined): { [key in K]?: string } {
  return (value ? { [key]: value } : {}) as { [key in K]?: string }; // one key, named by K
}

function listOf(text: string | undefined, shape: RegExp): string | undefined {
  return text
    ?.split(',')
    .filter((one) => shape.test(one))
    .join(',');
}

function instant(text: string | undefined): string | undefined {
  return text !== undefined && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** The list’s own part of the address: choosing a row does not make another list. */
export function withoutSelection({ sel: _sel, ...filters }: QueueSearch): QueueSearch {
  return filters;
}

/** The filters and sort as one comparable text. */
export function filterKey(search: QueueSearch): string {
  return JSON.stringify(Object.entries(withoutSelection(search)).sort(([a], [b]) => a.localeCompare(b)));
}
