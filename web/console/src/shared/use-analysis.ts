import { ApiError } from '@shancheng/api-client';
import type { Analysis, AnalysisResult, AnalysisTool, NewAnalysis } from '@shancheng/contracts/analysis';
import { useApi } from '@shancheng/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newCommandId } from './command-id.ts';

const LOOK_AGAIN_MS = 1000;

const memory = (tool: AnalysisTool) => `shancheng.analysis.${tool}`;

const LAST = 'shancheng.analysis';

/** The next time the panel of the tool opens, it shows this analysis. */
export function rememberAnalysis(tool: AnalysisTool, analysisId: string): void {
  sessionStorage.setItem(memory(tool), analysisId);
  sessionStorage.setItem(LAST, tool);
}

/** The tool started or opened last in this browser tab; panels of several tools open with its part. */
export function lastAnalysisTool(): string | undefined {
  return sessionStorage.getItem(LAST) ?? undefined;
}

/** Whether the server still works on it. */
export function isUnderWay(analysis: Pick<Analysis, 'status'> | undefined): boolean {
  return analysis?.status === 'waiting' || analysis?.status === 'running';
}

type InputOf<Tool extends AnalysisTool> = Extract<NewAnalysis, { tool: Tool }>['input'];

/**
 * A tool that runs in the background: starting, progress, cancel, result. What was started last stays chosen for this
 * browser tab, so leaving the panel or reading the page anew loses nothing.
 */
export function useAnalysis<Tool extends AnalysisTool>(tool: Tool) {
  const api = useApi();
  const cache = useQueryClient();
  const [analysisId, setAnalysisId] = useState(() => sessionStorage.getItem(memory(tool)) ?? undefined);
  const path = { analysisId: analysisId ?? '' };
  const query = useQuery({
    queryKey: ['analysis', analysisId],
    queryFn: async ({ signal }) =>
      (await api.GET('/api/v1/analyses/{analysisId}', { params: { path }, signal })).data as Analysis, // refusals throw, so there is data
    enabled: analysisId !== undefined,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? LOOK_AGAIN_MS : false),
    retry: 1,
  });
  const settled = () => cache.invalidateQueries({ queryKey: ['analyses'] });
  const start = useMutation({
    mutationFn: async ({ input, title }: { input: InputOf<Tool>; title?: string }) => {
      const words = title === undefined ? {} : { title };
      const body = { commandId: newCommandId(), tool, input, ...words } as NewAnalysis; // tool and input belong together by their types
      return (await api.POST('/api/v1/analyses', { body })).data as Analysis; // as above
    },
    onSuccess: (analysis) => {
      rememberAnalysis(tool, analysis.id);
      cache.setQueryData(['analysis', analysis.id], analysis);
      setAnalysisId(analysis.id);
    },
    onSettled: settled,
  });
  const cancel = useMutation({
    mutationFn: () => api.POST('/api/v1/analyses/{analysisId}/cancel', { params: { path } }),
    onSettled: () => Promise.all([cache.invalidateQueries({ queryKey: ['analysis', analysisId] }), settled()]),
  });
  // kept for thirty days and for one person: what is not there any more is no error
  const isGone = query.error instanceof ApiError && query.error.status === 404;
  const result = query.data?.result as AnalysisResult | undefined; // the generated type repeats the contract
  return {
    analysis: query.data,
    result: result?.[tool],
    error: start.error ?? (isGone ? null : query.error),
    isLoading: query.isLoading,
    isStarting: start.isPending,
    isCancelling: cancel.isPending,
    start: start.mutate,
    cancel: () => cancel.mutate(),
    forget: () => {
      sessionStorage.removeItem(memory(tool));
      start.reset();
      setAnalysisId(undefined);
    },
  };
}
