import type { LawList, ProvisionList } from '@shancheng/contracts/powers';
import { useApi } from '@shancheng/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { LawsSearch } from './laws-search.ts';

const AN_HOUR_MS = 3_600_000;

/** Every statute with its versions. */
export function useLaws() {
  const api = useApi();
  return useQuery({
    queryKey: ['laws'],
    queryFn: async ({ signal }) => (await api.GET('/api/v1/laws', { signal })).data as LawList, // refusals throw, so there is data
    staleTime: AN_HOUR_MS,
  });
}

/** The provisions of a statute on a day, or those of all statutes that have the words. */
export function useProvisions({ law, on, q }: LawsSearch) {
  const api = useApi();
  return useQuery({
    queryKey: ['provisions', law, on, q],
    queryFn: async ({ signal }) => {
      const day = on === undefined ? {} : { on };
      const answer =
        q === undefined
          ? await api.GET('/api/v1/laws/{lawId}', { params: { path: { lawId: law ?? '' }, query: day }, signal })
          : await api.GET('/api/v1/provisions', { params: { query: { q, ...day } }, signal });
      return answer.data as ProvisionList; // as above
    },
    enabled: law !== undefined || q !== undefined,
    staleTime: AN_HOUR_MS,
    placeholderData: keepPreviousData,
    retry: 1,
  });
}
