import type {
  InspectionPlanCommand,
  InspectionPlanDetail,
  InspectionPlanList,
  JointProposal,
  NewInspectionPlan,
} from '@shancheng/contracts/inspection-plan';
import type { InspectionThemes } from '@shancheng/contracts/inspection-theme';
import { useApi } from '@shancheng/ui';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type PlansSearch, planQueryOf } from './plans-search.ts';

const AN_HOUR_MS = 3_600_000;
/** Other departments answer meanwhile. */
const REREAD_MS = 20_000;

/** The plans that fit the filters, page by page. */
export function usePlans(search: PlansSearch, enabled = true) {
  const api = useApi();
  const filters = planQueryOf(search);
  const query = useInfiniteQuery({
    queryKey: ['inspection-plans', filters],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filters, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return (await api.GET('/api/v1/inspection/plans', { params: { query }, signal })).data as InspectionPlanList; // refusals throw, so there is data
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled,
  });
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  return { ...query, rows };
}

/** One plan with everything on its page. */
export function usePlan(planId: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['inspection-plan', planId],
    queryFn: async ({ signal }) => {
      const params = { path: { planId: planId ?? '' } };
      return (await api.GET('/api/v1/inspection/plans/{planId}', { params, signal })).data as InspectionPlanDetail; // as above
    },
    enabled: planId !== undefined,
    refetchInterval: ({ state: { data } }) => (data?.status === 'inviting' ? REREAD_MS : false),
  });
}

/** Who would come anyway, and what would be saved. */
export function useProposal(planId: string, enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['inspection-plan', planId, 'proposal'],
    queryFn: async ({ signal }) => {
      const params = { path: { planId } };
      return (await api.GET('/api/v1/inspection/plans/{planId}/proposal', { params, signal })).data as JointProposal; // as above
    },
    enabled,
  });
}

export function useThemes() {
  const api = useApi();
  return useQuery({
    queryKey: ['inspection-themes'],
    queryFn: async ({ signal }) =>
      ((await api.GET('/api/v1/inspection/themes', { signal })).data as InspectionThemes).items, // as above
    staleTime: AN_HOUR_MS,
  });
}

/** Takes one step of a plan; everything that shows it is read anew, also after a refusal. */
export function usePlanStep(planId: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: InspectionPlanCommand) =>
      api.POST('/api/v1/inspection/plans/{planId}/commands', { params: { path: { planId } }, body }),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['inspection-plan', planId] }),
        cache.invalidateQueries({ queryKey: ['inspection-plans'] }),
        cache.invalidateQueries({ queryKey: ['inspection-checks'] }),
      ]),
  });
}

/** Starts a plan; its id is chosen before, so that trying again makes no second one. */
export function useNewPlan() {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (body: NewInspectionPlan) => {
      await api.POST('/api/v1/inspection/plans', { body });
      return body.id;
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['inspection-plans'] }),
  });
}
