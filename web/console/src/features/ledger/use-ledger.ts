import { useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';

/** The conservation ledger, read every 30 s. */
export function useLedger() {
  const api = useApi();
  return useQuery({
    queryKey: ['ledger'],
    queryFn: async () => (await api.GET('/api/v1/ledger')).data,
    refetchInterval: 30_000,
  });
}

/** The ledger as the server gives it. */
export type LedgerFigures = NonNullable<ReturnType<typeof useLedger>['data']>;
