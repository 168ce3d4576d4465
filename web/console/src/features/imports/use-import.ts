import type { ImportProblemCounts, RepairPreview } from '@shancheng/contracts/dataset';
import type {
  DatasetImport,
  ImportAcceptance,
  ImportDecision,
  ImportProblemKind,
  ImportProblemList,
} from '@shancheng/contracts/dataset-import';
import { useApi } from '@shancheng/ui';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

const POLL_MS = 1_000;
const UNDER_WAY: readonly string[] = ['reading', 'checking'];

/** An import, looked at every second while it is being read. */
export function useImport(importId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['import', importId],
    queryFn: async ({ signal }) => {
      const path = { importId };
      return (await api.GET('/api/v1/imports/{importId}', { params: { path }, signal })).data as DatasetImport; // refusals throw, so there is data
    },
    refetchInterval: ({ state }) => (state.data && UNDER_WAY.includes(state.data.status) ? POLL_MS : false),
  });
}

/** The quality report, a hundred lines at a time; of one kind, or all. */
export function useProblems(importId: string, kind: ImportProblemKind | undefined, enabled: boolean) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['import', importId, 'problems', kind],
    initialPageParam: 0,
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...(kind ? { kind } : {}), ...(pageParam > 0 ? { after: pageParam } : {}) };
      const params = { path: { importId }, query };
      return (await api.GET('/api/v1/imports/{importId}/problems', { params, signal })).data as ImportProblemList; // as above
    },
    getNextPageParam: ({ nextAfter }) => nextAfter,
    enabled,
  });
}

/** The report in figures. */
export function useProblemCounts(importId: string, enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['import', importId, 'counts'],
    queryFn: async ({ signal }) => {
      const path = { importId };
      const { data } = await api.GET('/api/v1/imports/{importId}/problem-counts', { params: { path }, signal });
      return data as ImportProblemCounts; // as above
    },
    enabled,
  });
}

/** What a proposed repair would change. */
export function useRepairPreview(importId: string, problemId: number | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['import', importId, 'repair', problemId],
    queryFn: async ({ signal }) => {
      const path = { importId, problemId: problemId ?? 0 };
      const { data } = await api.GET('/api/v1/imports/{importId}/problems/{problemId}/repair', {
        params: { path },
        signal,
      });
      return data as RepairPreview; // as above
    },
    enabled: problemId !== undefined,
  });
}

/** Repairs wanted or not; the whole report is read anew after it. */
export function useDecide(importId: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ImportDecision) =>
      api.POST('/api/v1/imports/{importId}/decisions', { params: { path: { importId } }, body }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['import', importId] }),
  });
}

export type ImportEnd = { verb: 'accept'; coverage: ImportAcceptance['coverage'] } | { verb: 'refuse' | 'cancel' };

/** Publishes an import, or ends it without a version. */
export function useEndImport(importId: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (end: ImportEnd) => {
      const params = { path: { importId } };
      if (end.verb === 'accept') {
        const body = end.coverage === undefined ? {} : { coverage: end.coverage };
        return api.POST('/api/v1/imports/{importId}/accept', { params, body });
      }
      if (end.verb === 'refuse') return api.POST('/api/v1/imports/{importId}/refuse', { params });
      return api.POST('/api/v1/imports/{importId}/cancel', { params });
    },
    onSettled: () =>
      Promise.all(
        [['import', importId], ['dataset'], ['datasets'], ['map-layers']].map((queryKey) =>
          cache.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
