import type { AnalysisList } from '@shancheng/contracts/analysis';
import { useApi } from '@shancheng/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isUnderWay } from '../../shared/use-analysis.ts';

const LOOK_AGAIN_MS = 1500;

/** One’s own analyses of the last 30 days; looked at again while one is under way. */
export function useAnalyses() {
  const api = useApi();
  return useQuery({
    queryKey: ['analyses'],
    queryFn: async ({ signal }) => (await api.GET('/api/v1/analyses', { signal })).data as AnalysisList, // refusals throw, so there is data
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? LOOK_AGAIN_MS : false),
  });
}

export function useCancelAnalysis() {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (analysisId: string) =>
      api.POST('/api/v1/analyses/{analysisId}/cancel', { params: { path: { analysisId } } }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['analyses'] }),
  });
}
