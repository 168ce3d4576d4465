import type { PlanningCockpit } from '@shancheng/contracts/map';
import { useApi, useNow } from '@shancheng/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Freshness } from '../../shared/wall-data.ts';

const EVERY_MS = 60_000;
const STALE_AFTER_MS = 150_000;

/** Plans change by the day, not by the second: read once a minute. */
export function usePlanning(): {
  planning: PlanningCockpit | undefined;
  error: unknown;
  freshness: Freshness;
  retry: () => void;
} {
  const api = useApi();
  const query = useQuery({
    queryKey: ['planning'],
    queryFn: async ({ signal }) => (await api.GET('/api/v1/cockpit/planning', { signal })).data as PlanningCockpit, // refusals throw, so there is data
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
  });
  const now = useNow(5_000);
  const stale = query.isError || (query.data !== undefined && now - query.dataUpdatedAt > STALE_AFTER_MS);
  return {
    planning: query.data,
    error: query.error,
    freshness: stale ? 'stale' : 'live',
    retry: () => void query.refetch(),
  };
}
