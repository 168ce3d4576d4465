import type { AppliesHere } from '@shancheng/contracts/toolbox';
import { useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';

type Spot = { type: 'Point'; coordinates: number[] } | { type: 'Polygon'; coordinates: number[][][] };

/** What every layer says of a spot on a day. */
export function useAppliesHere(spot: Spot | undefined, asOf: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['applies-here', spot, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      if (!spot) throw new Error('no spot');
      const body = { spot, ...(asOf === undefined ? {} : { asOf }) };
      return (await api.POST('/api/v1/applies-here', { body, signal })).data as AppliesHere; // refusals throw, so there is data
    },
    enabled: spot !== undefined,
    retry: 1,
  });
}
