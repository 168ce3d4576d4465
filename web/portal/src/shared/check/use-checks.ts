import { useQuery } from '@tanstack/react-query';
import { usePortalApi } from '../use-portal-api.ts';

/** What is asked again after a deed. */
export const checkKeys = {
  all: ['checks'] as const,
  one: (checkId: string) => ['checks', checkId] as const,
};

const REFRESH_MS = 60_000;

/** All checks of my enterprises; looked at again every minute while the page is open. */
export function useChecks() {
  const api = usePortalApi();
  return useQuery({ queryKey: checkKeys.all, queryFn: () => api.checks(), refetchInterval: REFRESH_MS });
}

export function useCheck(checkId: string) {
  const api = usePortalApi();
  return useQuery({
    queryKey: checkKeys.one(checkId),
    queryFn: () => api.check(checkId),
    refetchInterval: REFRESH_MS,
  });
}
