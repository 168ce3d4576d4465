import type { ConflictCommand, ConflictDetail, ConflictList } from '@shancheng/contracts/plan';
import { useApi } from '@shancheng/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

const SHOWN = 500;

/** The open conflicts within scope, most severe and largest first. */
export function useConflicts(enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['conflicts'],
    queryFn: async ({ signal }) => {
      const query = { limit: SHOWN };
      return (await api.GET('/api/v1/conflicts', { params: { query }, signal })).data as ConflictList; // refusals throw, so there is data
    },
    enabled,
  });
}

/** One conflict with its geometry, its history and what may be done now. */
export function useConflict(conflictId: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['conflict', conflictId],
    queryFn: async ({ signal }) => {
      const path = { conflictId: conflictId ?? '' };
      return (await api.GET('/api/v1/conflicts/{conflictId}', { params: { path }, signal })).data as ConflictDetail; // as above
    },
    enabled: conflictId !== undefined,
  });
}

/** Takes one step of the reconciliation; the lists are read anew after it. */
export function useConflictStep(conflictId: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ConflictCommand) =>
      api.POST('/api/v1/conflicts/{conflictId}/actions', { params: { path: { conflictId } }, body }),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['conflict', conflictId] }),
        cache.invalidateQueries({ queryKey: ['conflicts'] }),
      ]),
  });
}
