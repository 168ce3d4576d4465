import type { ComplianceCheck, ComplianceRequest, ParcelRead } from '@shancheng/contracts/compliance';
import { useApi } from '@shancheng/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

const SHOWN = 50;
/** What the server takes; a larger file is refused before it is read. */
export const MOST_FILE_BYTES = 2_000_000;

/** Examines a project and keeps the report. */
export function useExamine() {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (body: ComplianceRequest) =>
      (await api.POST('/api/v1/compliance-checks', { body })).data as ComplianceCheck, // refusals throw, so there is data
    onSuccess: (check) => {
      cache.setQueryData(['compliance-check', check.id], check);
      return cache.invalidateQueries({ queryKey: ['compliance-checks'] });
    },
  });
}

/** A report as it was made. */
export function useComplianceCheck(checkId: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['compliance-check', checkId],
    queryFn: async ({ signal }) => {
      const path = { checkId: checkId ?? '' };
      return (await api.GET('/api/v1/compliance-checks/{checkId}', { params: { path }, signal }))
        .data as ComplianceCheck; // as above
    },
    enabled: checkId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The checks made before, newest first. */
export function useEarlierChecks(search: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['compliance-checks', search],
    queryFn: async ({ signal }) => {
      const query = { mine: false, limit: SHOWN, ...(search === '' ? {} : { search }) };
      return (await api.GET('/api/v1/compliance-checks', { params: { query }, signal })).data;
    },
  });
}

/** Reads an outline out of a file the person has. */
export function useReadParcel() {
  const api = useApi();
  return useMutation({
    mutationFn: async (file: File) => {
      const body = { fileName: file.name, text: await file.text() };
      return (await api.POST('/api/v1/compliance-parcels', { body })).data as ParcelRead; // as above
    },
  });
}
