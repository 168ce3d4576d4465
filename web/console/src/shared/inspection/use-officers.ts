import type { OfficerPage } from '@shancheng/contracts/registers';
import { useApi } from '@shancheng/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const MOST = 100;

/** Officers of an authority whose certificate holds on a day. */
export function useOfficers(authority: string | undefined, on: string, q: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['officers', authority, on, q],
    queryFn: async ({ signal }) => {
      const query = { ...(authority ? { authority } : {}), on, limit: MOST, ...(q ? { q } : {}) };
      return (await api.GET('/api/v1/officers', { params: { query }, signal })).data as OfficerPage; // refusals throw, so there is data
    },
    enabled: authority !== undefined,
    placeholderData: keepPreviousData,
  });
}
