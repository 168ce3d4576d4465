import type { IncidentDetail } from '@shancheng/contracts/incident';
import { useApi, usePush } from '@shancheng/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';

/** One incident with everything on its page; read again when it changes. */
export function useIncident(incidentId: string | undefined) {
  const api = useApi();
  const client = useQueryClient();
  const reread = () => void client.invalidateQueries({ queryKey: ['incident', incidentId] });
  usePush('incidents.changed', ({ items }) => {
    if (items.some((item) => item.id === incidentId)) reread();
  });
  usePush('reconnected', reread);
  return useQuery({
    queryKey: ['incident', incidentId],
    enabled: incidentId !== undefined,
    queryFn: async ({ signal }): Promise<IncidentDetail> => {
      const path = { incidentId: incidentId ?? '' };
      const { data } = await api.GET('/api/v1/incidents/{incidentId}', { params: { path }, signal });
      if (!data) throw new Error('empty answer');
      return data as IncidentDetail; // generated from the same contract; only the literal unions are written differently
    },
  });
}
