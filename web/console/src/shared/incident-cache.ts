import type { IncidentDetail, IncidentPage, IncidentSummary } from '@shancheng/contracts/incident';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';

export type QueueData = InfiniteData<IncidentPage, string | undefined>;

/** Newer wins; a late message never takes a row back in time. */
export function newerOf(held: IncidentSummary, arrived: IncidentSummary): IncidentSummary {
  return Date.parse(arrived.updatedAt) >= Date.parse(held.updatedAt) ? arrived : held;
}

/** Replaces rows in place by their newer state. Order, length and untouched pages stay the same. */
export function patchQueue(data: QueueData | undefined, changes: readonly IncidentSummary[]): QueueData | undefined {
  if (!data) return data;
  const byId = new Map(changes.map((item) => [item.id, item]));
  let touched = false;
  const pages = data.pages.map((page) => {
    if (!page.items.some((item) => byId.has(item.id))) return page;
    touched = true;
    const items = page.items.map((item) => {
      const change = byId.get(item.id);
      return change ? newerOf(item, change) : item;
    });
    return { ...page, items };
  });
  return touched ? { ...data, pages } : data;
}

/** Puts a command’s answer everywhere it is shown: the incident itself and its row in every list. */
export function rememberIncident(client: QueryClient, incident: IncidentDetail): void {
  client.setQueryData(['incident', incident.id], incident);
  client.setQueriesData<QueueData>({ queryKey: ['queue'] }, (data) => patchQueue(data, [incident]));
  void client.invalidateQueries({ queryKey: ['ledger'] });
}
