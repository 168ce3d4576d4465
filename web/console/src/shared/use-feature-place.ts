import type { DatasetFeaturePage } from '@shancheng/contracts/dataset';
import type { MapLayer } from '@shancheng/contracts/map';
import { useApi, useTokens } from '@shancheng/ui';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MapToolProps } from './map-tool.ts';
import { pointOf, shapesOf } from './tool-ui/map-shapes.ts';

interface FeatureAsked {
  /** Key of its dataset. */
  dataset: string;
  feature: string;
}

interface FeaturePlaceOptions extends Pick<MapToolProps, 'onFocus'> {
  layers: readonly MapLayer[];
  /** Given by panels that show nothing else: the place is then marked. */
  onShow?: MapToolProps['onShow'];
}

/** Finds where a feature lies when the person asks to see it, and moves the map there. */
export function useFeaturePlace({ layers, onFocus, onShow }: FeaturePlaceOptions) {
  const api = useApi();
  const { primary } = useTokens();
  useEffect(() => () => onShow?.(undefined), [onShow]);
  return useMutation({
    mutationFn: async ({ dataset, feature }: FeatureAsked) => {
      const layer = layers.find(({ key }) => key === dataset);
      if (!layer) return undefined;
      const params = {
        path: { datasetId: layer.datasetId },
        query: { q: feature, limit: 20, ...(layer.version === undefined ? {} : { version: layer.version }) },
      };
      const page = (await api.GET('/api/v1/datasets/{datasetId}/features', { params })).data as DatasetFeaturePage; // refusals throw, so there is data
      return page.items.find(({ key }) => key === feature)?.at;
    },
    onSuccess: (place, { feature }) => {
      if (!place) return;
      onFocus(place);
      onShow?.(shapesOf([{ geometry: pointOf(place), color: primary, label: feature }]));
    },
  });
}
