import type { MapLayers } from '@shancheng/contracts/map';
import type { AppliesHere } from '@shancheng/contracts/toolbox';
import { useApi } from '@shancheng/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMapEye } from './use-map-eye.ts';

const FIVE_MINUTES_MS = 300_000;

/** Every dataset within scope as it stands on a day; without a day, today. */
export function useMapLayers(asOf: string | undefined) {
  const api = useApi();
  const enabled = useMapEye();
  return useQuery({
    queryKey: ['map-layers', asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const query = asOf === undefined ? {} : { asOf };
      return (await api.GET('/api/v1/map/layers', { params: { query }, signal })).data as MapLayers; // refusals throw, so there is data
    },
    staleTime: FIVE_MINUTES_MS,
    placeholderData: keepPreviousData,
    enabled,
  });
}

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
