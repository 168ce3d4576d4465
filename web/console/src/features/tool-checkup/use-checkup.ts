import type { UrbanCheckup } from '@shancheng/contracts/checkup';
import { useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';

/** The indicators of a day; walking reaches make the first answer of a day slow. */
export function useCheckup(asOf: string | undefined, enabled = true) {
  const api = useApi();
  return useQuery({
    queryKey: ['urban-checkup', asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const query = asOf === undefined ? {} : { asOf };
      return (await api.GET('/api/v1/urban-checkup', { params: { query }, signal })).data as UrbanCheckup; // refusals throw, so there is data
    },
    enabled,
    staleTime: 600_000,
  });
}
