import type { ApiClient } from '@shancheng/api-client';
import type { IncidentPage, IncidentSummary } from '@shancheng/contracts/incident';
import { useApi, usePush } from '@shancheng/ui';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { patchQueue, type QueueData } from '../../shared/incident-cache.ts';
import { filterKey, type QueueSearch } from '../../shared/queue-search.ts';
import { nextWaiting } from './live-rows.ts';

const PAGE_SIZE = 60;
const NONE: ReadonlySet<string> = new Set();

/** The filtered list, live: known rows change in place, new ones wait until `showWaiting`, unless there is nothing to read yet. */
export function useQueue(search: QueueSearch) {
  const api = useApi();
  const client = useQueryClient();
  const key = filterKey(search);
  const queryKey = useMemo(() => ['queue', key], [key]);
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => readPage(api, search, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    // rows are kept up to date by push; reading again on its own would move them under the reader
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10 * 60_000,
  });
  const rows = useMemo(() => uniqueRows(query.data), [query.data]);
  const { waiting, arrive, clear } = useWaiting(rows, search, key);

  const accept = useCallback(
    (items: readonly IncidentSummary[]) => {
      client.setQueryData<QueueData>(queryKey, (data) => patchQueue(data, items));
      arrive(items);
    },
    [client, queryKey, arrive],
  );
  usePush('incidents.changed', ({ items }) => accept(items));
  const catchUp = useCallback(async () => {
    const page = await readPage(api, search, undefined);
    accept(page.items);
  }, [api, search, accept]);
  usePush('reconnected', () => void catchUp().catch(() => undefined)); // the banner already says that the line is bad

  /** Reads the top of the list again. Without network the bar simply stays. */
  const showWaiting = useCallback(async () => {
    const page = await readPage(api, search, undefined).catch(() => undefined);
    if (!page) return;
    client.setQueryData<QueueData>(queryKey, { pages: [page], pageParams: [undefined] });
    clear();
  }, [api, search, client, queryKey, clear]);
  const nothingToRead = query.isSuccess && rows.length === 0 && waiting.size > 0;
  useEffect(() => {
    if (nothingToRead) void showWaiting();
  }, [nothingToRead, showWaiting]);

  return {
    ...query,
    rows,
    total: query.data?.pages[0]?.total,
    totalExact: query.data?.pages[0]?.totalExact ?? true,
    asOf: query.data?.pages[0]?.asOf,
    waiting: waiting.size,
    showWaiting,
  };
}

/** Which new incidents wait behind the bar; forgotten when the filter changes. */
function useWaiting(rows: readonly IncidentSummary[], search: QueueSearch, key: string) {
  const [waiting, setWaiting] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter is another list
  useEffect(() => setWaiting(NONE), [key]);
  const arrive = useCallback(
    (items: readonly IncidentSummary[]) => {
      const shown = new Set(rows.map((row) => row.id));
      setWaiting((held) => nextWaiting(held, shown, items, search));
    },
    [rows, search],
  );
  const clear = useCallback(() => setWaiting(NONE), []);
  return { waiting, arrive, clear };
}

async function readPage(
  api: ApiClient,
  { sel: _sel, ...filters }: QueueSearch,
  cursor: string | undefined,
): Promise<IncidentPage> {
  const query = { ...filters, limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) };
  const { data } = await api.GET('/api/v1/incidents', { params: { query } });
  if (!data) throw new Error('empty answer');
  return data as IncidentPage; // generated from the same contract
}

/** Pages may overlap when rows arrived between two reads: each incident is shown once. */
function uniqueRows(data: Pick<QueueData, 'pages'> | undefined): IncidentSummary[] {
  const byId = new Map<string, IncidentSummary>();
  for (const page of data?.pages ?? []) for (const item of page.items) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()];
}
