import type { MapLayer } from '@shancheng/contracts/map';
import { useMemo } from 'react';
import { useCodeNames } from './use-code-names.ts';
import { useMapLayers } from './use-map-layers.ts';

const NONE: readonly MapLayer[] = [];

/** What is known of the datasets of today: which scheme one uses, what its codes are called, who is responsible for any. */
export function useLayerFacts() {
  const { data } = useMapLayers(undefined);
  const layers = data?.items ?? NONE;
  const factsOf = useCodeNames(layers);
  return useMemo(() => {
    const schemes = new Map(layers.map(({ datasetId, scheme }) => [datasetId, scheme]));
    const schemeOf = (datasetId: string) => schemes.get(datasetId);
    return {
      schemeOf,
      /** “0301 乔木林地”; the code alone where nobody knows its name, nothing without a code. */
      codeText: (datasetId: string, code: string | undefined) =>
        code === undefined ? undefined : [code, factsOf(schemeOf(datasetId), code)?.name].filter(Boolean).join(' '),
      authorities: [...new Set(layers.map(({ authority }) => authority))].sort(),
      /** Those that have a plan in the one map. */
      planning: [...new Set(layers.flatMap(({ plan, authority }) => (plan ? [authority] : [])))].sort(),
      domains: [...new Set(layers.flatMap(({ plan }) => plan?.domain ?? []))].sort(),
    };
  }, [layers, factsOf]);
}

export type LayerFacts = ReturnType<typeof useLayerFacts>;
