import type { FacilityLagReport } from '@shancheng/contracts/facility-lag';
import { useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';

/** Residents who wait for school or hospital, most people-years first. */
export function useFacilityLag(asOf: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['facility-lag', asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const query = asOf === undefined ? {} : { asOf };
      return (await api.GET('/api/v1/facility-lag', { params: { query }, signal })).data as FacilityLagReport; // refusals throw, so there is data
    },
  });
}
