import { useApi, usePush } from '@shancheng/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';

/** Cameras with their state; read every 10 s, since heartbeats are not pushed. */
export function useCameras() {
  const api = useApi();
  return useQuery({
    queryKey: ['cameras'],
    queryFn: async () => (await api.GET('/api/v1/cameras')).data,
    refetchInterval: 10_000,
  });
}

/** Device alerts, newest first; read again when one is raised or cleared. */
export function useDeviceAlerts() {
  const api = useApi();
  const client = useQueryClient();
  const reread = () => {
    void client.invalidateQueries({ queryKey: ['device-alerts'] });
    void client.invalidateQueries({ queryKey: ['cameras'] });
  };
  usePush('device.alert', reread);
  usePush('reconnected', reread);
  return useQuery({
    queryKey: ['device-alerts'],
    queryFn: async () => (await api.GET('/api/v1/device-alerts')).data,
  });
}
