import type { SubjectPage, SubjectQuery } from '@shancheng/contracts/registers';
import { useApi } from '@shancheng/ui';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

const PAGE_SIZE = 50;

/** Subjects by kind, credit class and words, page by page. */
export function useSubjects(filters: Pick<SubjectQuery, 'q' | 'kind' | 'credit'>) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['subjects', 'choice', filters],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filters, limit: PAGE_SIZE, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return (await api.GET('/api/v1/subjects', { params: { query }, signal })).data as SubjectPage; // refusals throw, so there is data
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}
