import type { Task } from '@shancheng/contracts/task';
import { useApi } from '@shancheng/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** Pages of the history after the first one, read when asked for. */
export function useOlderTasks(after: string | undefined) {
  const api = useApi();
  const [wanted, setWanted] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['tasks', 'older', after],
    enabled: wanted && after !== undefined,
    initialPageParam: after,
    networkMode: 'always',
    retry: false,
    queryFn: async ({ pageParam }) => {
      const cursor = pageParam === undefined ? {} : { cursor: pageParam };
      const { data } = await api.GET('/api/v1/tasks', { params: { query: { state: 'history', ...cursor } } });
      return { items: (data?.items ?? []) as Task[], next: data?.next };
    },
    getNextPageParam: (page) => page.next,
  });
  const more = () => {
    if (wanted) void query.fetchNextPage();
    setWanted(true);
  };
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    hasMore: query.data ? query.hasNextPage : after !== undefined,
    loading: query.isFetching,
    error: query.error,
    more,
  };
}
