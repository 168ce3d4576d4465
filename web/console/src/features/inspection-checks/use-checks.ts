import type { CheckDetail, CheckList } from '@shancheng/contracts/inspection-check';
import type { CheckCommand } from '@shancheng/contracts/inspection-command';
import { useApi } from '@shancheng/ui';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type ChecksSearch, checkQueryOf } from './checks-search.ts';

/** Officers write on their phones meanwhile. */
const REREAD_MS = 10_000;

/** The checks that fit the filters, page by page. */
export function useChecks(search: ChecksSearch, enabled = true) {
  const api = useApi();
  const filters = checkQueryOf(search);
  const query = useInfiniteQuery({
    queryKey: ['inspection-checks', filters],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filters, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return (await api.GET('/api/v1/inspection/checks', { params: { query }, signal })).data as CheckList; // refusals throw, so there is data
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled,
  });
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  return { ...query, rows };
}

/** One check with everything on its page; read again while people are on site. */
export function useCheck(checkId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['inspection-check', checkId],
    queryFn: async ({ signal }) => {
      const params = { path: { checkId } };
      return (await api.GET('/api/v1/inspection/checks/{checkId}', { params, signal })).data as CheckDetail; // as above
    },
    refetchInterval: ({ state: { data } }) => (data?.status === 'on-site' ? REREAD_MS : false),
  });
}

/** Takes one step of a check; everything that shows it is read anew, also after a refusal. */
export function useCheckStep(checkId: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: CheckCommand) =>
      api.POST('/api/v1/inspection/checks/{checkId}/commands', { params: { path: { checkId } }, body }),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['inspection-check', checkId] }),
        cache.invalidateQueries({ queryKey: ['inspection-checks'] }),
        cache.invalidateQueries({ queryKey: ['inspection-plan'] }),
        cache.invalidateQueries({ queryKey: ['inspection-figures'] }),
      ]),
  });
}
