import type { InspectionFigures } from '@shancheng/contracts/inspection-check';
import { useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';

/** The counts of the year so far. */
export function useFigures() {
  const api = useApi();
  return useQuery({
    queryKey: ['inspection-figures'],
    queryFn: async ({ signal }) => (await api.GET('/api/v1/inspection/figures', { signal })).data as InspectionFigures, // refusals throw, so there is data
  });
}
