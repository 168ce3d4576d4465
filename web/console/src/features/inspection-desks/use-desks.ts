import type { ComplaintAnswer, ComplaintDesk, ReportCommand, ReportDesk } from '@shancheng/contracts/complaint';
import type { AuthorityPage } from '@shancheng/contracts/registers';
import { useApi } from '@shancheng/ui';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

const AN_HOUR_MS = 3_600_000;
const MOST = 200;

interface Page<T> {
  items: T[];
  next?: string;
}

type Read<T> = (query: { status?: string; cursor?: string }, signal: AbortSignal) => Promise<Page<T>>;

function useDesk<T>(what: string, status: string | undefined, enabled: boolean, read: Read<T>) {
  return useInfiniteQuery({
    queryKey: [what, status],
    queryFn: ({ pageParam, signal }) =>
      read({ ...(status ? { status } : {}), ...(pageParam === undefined ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled,
  });
}

export type DeskComplaint = ComplaintDesk['items'][number];
export type DeskReport = ReportDesk['items'][number];

/** Complaints about enforcement, for the supervisors. */
export function useComplaints(status: string | undefined, enabled: boolean) {
  const api = useApi();
  return useDesk<DeskComplaint>('complaints', status, enabled, async (query, signal) => {
    return (await api.GET('/api/v1/complaints', { params: { query }, signal })).data as ComplaintDesk; // refusals throw, so there is data
  });
}

/** Violations somebody reported: all for the supervisors, those passed on for an authority. */
export function useReports(status: string | undefined, enabled: boolean) {
  const api = useApi();
  return useDesk<DeskReport>('reports', status, enabled, async (query, signal) => {
    return (await api.GET('/api/v1/reports', { params: { query }, signal })).data as ReportDesk; // as above
  });
}

export function useComplaintStep(complaintId: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ComplaintAnswer) =>
      api.POST('/api/v1/complaints/{complaintId}/answer', { params: { path: { complaintId } }, body }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['complaints'] }),
  });
}

export function useReportStep(reportId: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ReportCommand) =>
      api.POST('/api/v1/reports/{reportId}/commands', { params: { path: { reportId } }, body }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['reports'] }),
  });
}

/** How the reporter can be asked back; who looked, and why, is written down. */
export function useContact(reportId: string) {
  const api = useApi();
  return useMutation({
    mutationFn: async (reason: string) => {
      const params = { path: { reportId } };
      const { data } = await api.POST('/api/v1/reports/{reportId}/contact', { params, body: { reason } });
      return (data as { contact: string }).contact; // as above
    },
  });
}

/** To whom a report can be passed on. */
export function useAuthorities() {
  const api = useApi();
  return useQuery({
    queryKey: ['authorities', 'choice'],
    queryFn: async ({ signal }) => {
      const query = { limit: MOST };
      return ((await api.GET('/api/v1/authorities', { params: { query }, signal })).data as AuthorityPage).items; // as above
    },
    staleTime: AN_HOUR_MS,
  });
}
