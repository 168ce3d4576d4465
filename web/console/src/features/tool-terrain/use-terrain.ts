import type { ProfileQuery, TerrainProfile } from '@shancheng/contracts/terrain';
import { useApi } from '@shancheng/ui';
import { useMutation } from '@tanstack/react-query';

/** Heights along a line. */
export function useProfile() {
  const api = useApi();
  return useMutation({
    mutationFn: async (body: ProfileQuery) =>
      (await api.POST('/api/v1/terrain/profile', { body })).data as TerrainProfile, // refusals throw, so there is data
  });
}
