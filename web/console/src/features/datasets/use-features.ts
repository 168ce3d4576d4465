import type { DatasetFeaturePage } from '@shancheng/contracts/dataset';
import { useApi } from '@shancheng/ui';
import { useInfiniteQuery } from '@tanstack/react-query';

/** The features of one version, a hundred at a time; without a version the newest. */
export function useFeatures(datasetId: string, version: number | undefined, q: string) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['dataset', datasetId, 'features', version, q],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        ...(version === undefined ? {} : { version }),
        ...(pageParam === '' ? {} : { after: pageParam }),
        ...(q === '' ? {} : { q }),
      };
      const params = { path: { datasetId }, query };
      return (await api.GET('/api/v1/datasets/{datasetId}/features', { params, signal })).data as DatasetFeaturePage; // refusals throw, so there is data
    },
    getNextPageParam: ({ nextAfter }) => nextAfter,
  });
}
