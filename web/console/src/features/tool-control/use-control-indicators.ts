import type { ControlIndicatorReport } from '@shancheng/contracts/facility-lag';
import { useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';

/** Approved against built: without a plot, those that exceed something; with one, all its figures. */
export function useControlIndicators(plotNo: string, asOf: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['control-indicators', plotNo, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const query = { ...(plotNo === '' ? {} : { plotNo }), ...(asOf === undefined ? {} : { asOf }) };
      return (await api.GET('/api/v1/control-indicators', { params: { query }, signal }))
        .data as ControlIndicatorReport; // refusals throw, so there is data
    },
  });
}
