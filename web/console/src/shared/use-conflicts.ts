import type { ConflictCommand, ConflictDetail, ConflictList } from '@shancheng/contracts/plan';
import { useApi } from '@shancheng/ui';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type ConflictSearch, conflictQueryOf } from './conflict-search.ts';

const PAGE_SIZE = 60;

/** The conflicts that fit the filters, page by page. */
export function useConflictPages(search: ConflictSearch, enabled = true) {
  const api = useApi();
  const filters = conflictQueryOf(search);
  const query = useInfiniteQuery({
    queryKey: ['conflicts', 'pages', filters],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filters, limit: PAGE_SIZE, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return (await api.GET('/api/v1/conflicts', { params: { query }, signal })).data as ConflictList; // refusals throw, so there is data
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled,
  });
  const rows = useMemo(() => {
    const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
    return [...new Map(all.map((row) => [row.id, row])).values()];
  }, [query.data]);
  return { ...query, rows, first: query.data?.pages[0] };
}

export type ConflictPages = ReturnType<typeof useConflictPages>;

/** How many there are of each type and severity, whichever of these the list is narrowed to. */
export function useConflictCounts({ type: _type, severity: _severity, ...search }: ConflictSearch) {
  const api = useApi();
  const filters = conflictQueryOf(search);
  return useQuery({
    queryKey: ['conflicts', 'counts', filters],
    queryFn: async ({ signal }) => {
      const query = { ...filters, limit: 1 };
      return (await api.GET('/api/v1/conflicts', { params: { query }, signal })).data as ConflictList; // as above
    },
    placeholderData: keepPreviousData,
  });
}

/** A new version is compared in the background: until then the conflict is asked for again. */
const RECHECK_MS = 2_000;

/** One conflict with its geometry, its history and what may be done now. */
export function useConflict(conflictId: string | undefined) {
  const api = useApi();
  const cache = useQueryClient();
  return useQuery({
    queryKey: ['conflict', conflictId],
    queryFn: async ({ signal, queryKey }) => {
      const path = { conflictId: conflictId ?? '' };
      const detail = (await api.GET('/api/v1/conflicts/{conflictId}', { params: { path }, signal }))
        .data as ConflictDetail; // as above
      const before = cache.getQueryData<ConflictDetail>(queryKey);
      if (before && before.goneAt !== detail.goneAt) void cache.invalidateQueries({ queryKey: ['conflicts'] });
      return detail;
    },
    refetchInterval: ({ state: { data } }) =>
      data?.state.status === 'patched' && data.goneAt === undefined ? RECHECK_MS : false,
    enabled: conflictId !== undefined,
  });
}

/** Takes one step of the reconciliation; the lists are read anew after it. */
export function useConflictStep(conflictId: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ConflictCommand) =>
      api.POST('/api/v1/conflicts/{conflictId}/actions', { params: { path: { conflictId } }, body }),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['conflict', conflictId] }),
        cache.invalidateQueries({ queryKey: ['conflicts'] }),
        cache.invalidateQueries({ queryKey: ['map-layers'] }),
      ]),
  });
}
