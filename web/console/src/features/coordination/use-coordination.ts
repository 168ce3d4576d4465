import type { Coordination, CoordinationTopic } from '@shancheng/contracts/coordination';
import { useApi } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';

/** The order in which the four stand. */
export const TOPICS: readonly CoordinationTopic[] = ['planning', 'townscape', 'implementation', 'transition'];

/** One of the four co-ordinations as it stands on a day; without a day, now. */
export function useCoordination(topic: CoordinationTopic, asOf: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['co-ordination', topic, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const params = { path: { topic }, query: asOf === undefined ? {} : { asOf } };
      return (await api.GET('/api/v1/co-ordinations/{topic}', { params, signal })).data as Coordination; // refusals throw, so there is data
    },
  });
}
