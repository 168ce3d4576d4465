import { useQuery } from '@tanstack/react-query';
import { usePortalApi } from '../../shared/use-portal-api.ts';

export const subjectsKey = ['subjects'];

export function useSubjects() {
  const api = usePortalApi();
  return useQuery({ queryKey: subjectsKey, queryFn: () => api.subjects() });
}
