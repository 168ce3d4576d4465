import type {
  AuthorityDetail,
  AuthorityPage,
  AuxiliaryPage,
  MatterDetail,
  MatterPage,
  OfficerPage,
  PowerMatrix,
  SubjectDetail,
  SubjectPage,
} from '@shancheng/contracts/registers';
import { useApi } from '@shancheng/ui';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { given, POWERS, type RegisterSearch } from './register-search.ts';

type Cursor = string | undefined;
const paging = {
  initialPageParam: undefined as Cursor,
  getNextPageParam: (page: { next?: string }) => page.next,
  placeholderData: keepPreviousData,
};
const powerOf = (kind: string | undefined) => POWERS.find((one) => one === kind);

export function useAuthorities({ q, kind, level, domain, on }: RegisterSearch) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['authorities', q, kind, level, domain, on],
    queryFn: async ({ pageParam, signal }) => {
      // the server refuses a kind that is none; the filter offers only those there are
      const query = given({ q, kind, level, domain, on, cursor: pageParam }) as never;
      return (await api.GET('/api/v1/authorities', { params: { query }, signal })).data as AuthorityPage; // refusals throw, so there is data
    },
    ...paging,
  });
}

export function useAuthority(id: string | undefined, on: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['authority', id, on],
    queryFn: async ({ signal }) => {
      const params = { path: { authorityId: id ?? '' }, query: given({ on }) };
      return (await api.GET('/api/v1/authorities/{authorityId}', { params, signal })).data as AuthorityDetail; // as above
    },
    enabled: id !== undefined,
  });
}

export function useMatters({ q, kind, domain, published, holder, on }: RegisterSearch) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['matters', q, kind, domain, published, holder, on],
    queryFn: async ({ pageParam, signal }) => {
      const only = published === undefined ? undefined : published === 'yes';
      const query = given({ q, kind: powerOf(kind), domain, published: only, holder, on, cursor: pageParam });
      return (await api.GET('/api/v1/matters', { params: { query }, signal })).data as MatterPage; // as above
    },
    ...paging,
  });
}

export function useMatter(code: string | undefined, on: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['matter', code, on],
    queryFn: async ({ signal }) => {
      const params = { path: { code: code ?? '' }, query: given({ on }) };
      return (await api.GET('/api/v1/matters/{code}', { params, signal })).data as MatterDetail; // as above
    },
    enabled: code !== undefined,
  });
}

/** Publishes or withdraws; what shows the matter is read anew. */
export function usePublication(code: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { published: boolean; reason: string }) =>
      api.POST('/api/v1/matters/{code}/publication', { params: { path: { code } }, body }),
    onSettled: () => Promise.all(['matter', 'matters'].map((key) => cache.invalidateQueries({ queryKey: [key] }))),
  });
}

export function useOfficers({ q, authority, domain, division, state, on }: RegisterSearch, enabled: boolean) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['officers', q, authority, domain, division, state, on],
    queryFn: async ({ pageParam, signal }) => {
      const query = given({ q, authority, domain, division, state, on, cursor: pageParam });
      return (await api.GET('/api/v1/officers', { params: { query }, signal })).data as OfficerPage; // as above
    },
    ...paging,
    enabled,
  });
}

export function useAuxiliaryStaff({ q, authority, division }: RegisterSearch, enabled: boolean) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['auxiliary-staff', q, authority, division],
    queryFn: async ({ pageParam, signal }) => {
      const query = given({ q, authority, division, cursor: pageParam });
      return (await api.GET('/api/v1/auxiliary-staff', { params: { query }, signal })).data as AuxiliaryPage; // as above
    },
    ...paging,
    enabled,
  });
}

export function useSubjects({ q, kind, credit, division }: RegisterSearch) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['subjects', q, kind, credit, division],
    queryFn: async ({ pageParam, signal }) => {
      const query = given({ q, kind, credit, division, cursor: pageParam });
      return (await api.GET('/api/v1/subjects', { params: { query }, signal })).data as SubjectPage; // as above
    },
    ...paging,
  });
}

export function useSubject(subjectId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['subject', subjectId],
    queryFn: async ({ signal }) =>
      (await api.GET('/api/v1/subjects/{subjectId}', { params: { path: { subjectId } }, signal }))
        .data as SubjectDetail, // as above
    retry: 1,
  });
}

export function useMatrix({ on, division, domain, kind }: RegisterSearch) {
  const api = useApi();
  return useQuery({
    queryKey: ['power-matrix', on, division, domain, kind],
    queryFn: async ({ signal }) => {
      const query = given({ on, division, domain, kind: powerOf(kind) });
      return (await api.GET('/api/v1/powers/matching', { params: { query }, signal })).data as PowerMatrix; // as above
    },
    placeholderData: keepPreviousData,
  });
}
