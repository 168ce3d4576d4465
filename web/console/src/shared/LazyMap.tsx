import { Skeleton } from '@shancheng/ui';
import type { DistrictMapProps } from '@shancheng/ui/map';
import { lazy, Suspense } from 'react';
import { useCounty } from './use-county.ts';

const CountyMap = lazy(() => import('./CountyMap.tsx').then((module) => ({ default: module.CountyMap })));

/** The district map, loaded when first needed: MapLibre is larger than the rest of the console. */
export function LazyMap(props: Omit<DistrictMapProps, 'layers'>) {
  const county = useCounty();
  return (
    <Suspense fallback={<Skeleton rows={1} height={200} />}>
      <CountyMap county={county} {...props} />
    </Suspense>
  );
}
