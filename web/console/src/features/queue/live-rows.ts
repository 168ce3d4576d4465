import type { IncidentSummary } from '@shancheng/contracts/incident';
import type { QueueSearch } from '../../shared/queue-search.ts';

/** Whether an incident belongs to the list as filtered. Free text is judged by what the row shows. */
export function matchesSearch(search: QueueSearch, item: IncidentSummary): boolean {
  const inList = (list: string | undefined, value: string) => list === undefined || list.split(',').includes(value);
  return (
    inList(search.status, item.status) &&
    inList(search.type, item.eventType) &&
    inList(search.street, item.streetCode) &&
    inList(search.source, item.source) &&
    (search.overdue !== true || item.overdue) &&
    (search.brokenSla !== true || (item.captureToPhoneMs ?? 0) >= 5_000) &&
    (search.from === undefined || Date.parse(item.reportedAt) >= Date.parse(search.from)) &&
    (search.to === undefined || Date.parse(item.reportedAt) < Date.parse(search.to)) &&
    containsText(item, search.q)
  );
}

function containsText(item: IncidentSummary, q: string | undefined): boolean {
  if (q === undefined) return true;
  const words = [
    item.code,
    item.address,
    item.streetName,
    item.communityName,
    item.eventTypeName.zh,
    item.eventTypeName.en,
    item.assignee?.name,
  ];
  return words.some((word) => word?.toLowerCase().includes(q.toLowerCase()));
}

/**
 * The new incidents that wait behind the “3 new” bar after `changes` arrived: not shown yet and matching the filter.
 * One that no longer matches leaves the bar again.
 */
export function nextWaiting(
  waiting: ReadonlySet<string>,
  shown: ReadonlySet<string>,
  changes: readonly IncidentSummary[],
  search: QueueSearch,
): ReadonlySet<string> {
  const next = new Set(waiting);
  for (const item of changes) {
    if (shown.has(item.id)) continue;
    if (matchesSearch(search, item)) next.add(item.id);
    else next.delete(item.id);
  }
  return next.size === waiting.size && [...next].every((id) => waiting.has(id)) ? waiting : next;
}

/** The row after (or before) the selected one; the first when nothing is selected. Stops at the ends. */
export function neighbour(ids: readonly string[], selected: string | undefined, step: 1 | -1): string | undefined {
  const at = selected === undefined ? -1 : ids.indexOf(selected);
  if (at < 0) return ids[0];
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))];
}
