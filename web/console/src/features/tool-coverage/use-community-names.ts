import { useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';

const NONE: ReadonlyMap<string, string> = new Map();

/** Names of a county’s communities by code; empty until they are there. */
export function useCommunityNames(county: string): ReadonlyMap<string, string> {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['community-names', county],
    queryFn: async ({ signal }) => {
      const query = { level: 'community' as const, parent: county };
      const { data: places } = await api.GET('/api/v1/map/divisions', { params: { query }, signal });
      return new Map(places?.features.map(({ properties: { code, name } }) => [code, name]));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? NONE;
}
