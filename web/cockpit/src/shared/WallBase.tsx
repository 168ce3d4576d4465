import { type DistrictLayers, DistrictMap, type DistrictMapProps, useDistrictLayers } from '@shancheng/ui/map';
import { useEffect, useMemo } from 'react';
import { useWallScale } from './use-wall-scale.ts';

/** Letters and points on the map are this much larger than on a desk at the same width. */
const FROM_AFAR = 1.4;
const DISTRICT = '500103';
const RETRY_MS = 10_000;

interface WallBaseProps extends Omit<DistrictMapProps, 'layers' | 'legend' | 'scale' | 'padding'> {
  /** Code of the scope shown; one that is no county falls back to the demo district. */
  code?: string | undefined;
  /** Room at the lower edge for what lies over the map, in rem. */
  below: number;
}

/** The shared map, dressed for the wall. */
export function WallBase({ code = DISTRICT, below, ...props }: WallBaseProps) {
  const rem = useWallScale();
  const layers = useDistrictLayers(code.length === 6 ? code : DISTRICT);
  useRetry(layers.isError, layers.refetch);
  const own = useMemo(() => layers.data && onlyHome(layers.data), [layers.data]);
  return (
    <DistrictMap
      {...props}
      layers={own}
      legend={false}
      scale={(rem / 16) * FROM_AFAR}
      padding={{ top: rem * 1.5, bottom: rem * below, left: rem * 1.5, right: rem * 3 }}
    />
  );
}

/** Nobody presses “again” on a wall. */
function useRetry(failed: boolean, again: () => unknown) {
  useEffect(() => {
    if (!failed) return undefined;
    const timer = setInterval(again, RETRY_MS);
    return () => clearInterval(timer);
  }, [failed, again]);
}

/** On the wall the neighbours’ borders are noise: only the district’s own outline stays. */
function onlyHome(layers: DistrictLayers): DistrictLayers {
  const home = layers.counties.features.filter((county) => county.properties?.home === true);
  const names = layers.labels.features.filter((label) => label.properties?.level !== 'county');
  return {
    ...layers,
    counties: { ...layers.counties, features: home },
    labels: { ...layers.labels, features: names },
  };
}
