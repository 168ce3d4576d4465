import type { DatasetSummary } from '@shancheng/contracts/dataset';
import { useApi } from '@shancheng/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { bodyOf, type DatasetWords, editOf } from './dataset-form.ts';

/** Enters a new dataset, or changes the one given. */
export function useSaveDataset(before: DatasetSummary | undefined) {
  const api = useApi();
  const cache = useQueryClient();
  const [opened] = useState(before);
  return useMutation({
    mutationFn: async (words: DatasetWords) => {
      const path = { datasetId: before?.id ?? '' };
      const { data } = before
        ? await api.PATCH('/api/v1/datasets/{datasetId}', {
            params: { path },
            body: editOf(words, opened ?? before, before.revision),
          })
        : await api.POST('/api/v1/datasets', { body: bodyOf(words) });
      return data as DatasetSummary; // refusals throw, so there is data
    },
    // after a refusal too: when somebody else changed it, the next try knows of that
    onSettled: (saved) =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['datasets'] }),
        cache.invalidateQueries({ queryKey: ['dataset', saved?.id ?? before?.id] }),
        cache.invalidateQueries({ queryKey: ['map-layers'] }),
      ]),
  });
}
