import type { MapLayers } from '@shancheng/contracts/map';
import { useApi } from '@shancheng/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { usePermission } from './use-permission.ts';

const FIVE_MINUTES_MS = 300_000;

/** Every dataset within scope as it stands on a day; without a day, today. */
export function useMapLayers(asOf: string | undefined) {
  const api = useApi();
  const enabled = usePermission('dataset.view');
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
