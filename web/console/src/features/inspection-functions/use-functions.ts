import type { EnforcementFunctions } from '@shancheng/contracts/inspection-theme';
import { useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';

const AN_HOUR_MS = 3_600_000;

/** Every function of the wing, in use or planned. */
export function useFunctions() {
  const api = useApi();
  return useQuery({
    queryKey: ['enforcement-functions'],
    queryFn: async ({ signal }) =>
      ((await api.GET('/api/v1/public/functions', { signal })).data as EnforcementFunctions).items, // refusals throw, so there is data
    staleTime: AN_HOUR_MS,
  });
}
