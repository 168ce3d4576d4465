import type { DatasetDetail, DatasetPage } from '@shancheng/contracts/dataset';
import type { DatasetImportList } from '@shancheng/contracts/dataset-import';
import { useApi } from '@shancheng/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { usePermission } from './use-permission.ts';

/** What the register is narrowed by; absent: everything. */
export interface DatasetsAsked {
  q?: string | undefined;
  dataClass?: DatasetPage['items'][number]['dataClass'] | undefined;
  authority?: string | undefined;
  status?: DatasetPage['items'][number]['status'] | undefined;
  page?: number | undefined;
}

export const DATASETS_PER_PAGE = 100;

/** One page of the register of datasets. */
export function useDatasets(asked: DatasetsAsked) {
  const api = useApi();
  const enabled = usePermission('dataset.view');
  return useQuery({
    queryKey: ['datasets', asked],
    queryFn: async ({ signal }) => {
      const given = Object.entries({ ...asked, limit: DATASETS_PER_PAGE }).filter(([, value]) => value !== undefined);
      const query = Object.fromEntries(given) as { limit: number }; // the same fields, without those that are absent
      return (await api.GET('/api/v1/datasets', { params: { query }, signal })).data as DatasetPage; // refusals throw, so there is data
    },
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** One dataset with all its versions. */
export function useDataset(datasetId: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['dataset', datasetId],
    queryFn: async ({ signal }) => {
      const path = { datasetId: datasetId ?? '' };
      return (await api.GET('/api/v1/datasets/{datasetId}', { params: { path }, signal })).data as DatasetDetail; // as above
    },
    enabled: datasetId !== undefined,
  });
}

/** What was handed in for a dataset, newest first. */
export function useDatasetImports(datasetId: string) {
  const api = useApi();
  const enabled = usePermission('dataset.import');
  return useQuery({
    queryKey: ['dataset', datasetId, 'imports'],
    queryFn: async ({ signal }) => {
      const path = { datasetId };
      const { data } = await api.GET('/api/v1/datasets/{datasetId}/imports', { params: { path }, signal });
      return data as DatasetImportList; // as above
    },
    enabled,
  });
}
