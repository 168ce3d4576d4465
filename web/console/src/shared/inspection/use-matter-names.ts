import type { MatterPage } from '@shancheng/contracts/registers';
import { useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';

const AN_HOUR_MS = 3_600_000;
const MOST = 200;

/** Matters that may be checked; all of them, or those one authority holds. */
export function useMatters(holder?: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['matters', 'inspection', holder],
    queryFn: async ({ signal }) => {
      const query = { kind: 'inspection' as const, limit: MOST, ...(holder ? { holder } : {}) };
      return (await api.GET('/api/v1/matters', { params: { query }, signal })).data as MatterPage; // refusals throw, so there is data
    },
    staleTime: AN_HOUR_MS,
    retry: 1,
  });
}

/** What a matter is called; its code until that is known. */
export function useMatterNames(): (code: string) => string {
  const { data } = useMatters();
  return useCallback((code) => data?.items.find((one) => one.code === code)?.name ?? code, [data]);
}
