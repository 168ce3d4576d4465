import { DistrictMap, type DistrictMapProps, useDistrictLayers } from '@shancheng/ui/map';

/** The district map with the base of one county read for it. */
export function CountyMap({ county, ...props }: Omit<DistrictMapProps, 'layers'> & { county: string }) {
  const layers = useDistrictLayers(county);
  return <DistrictMap layers={layers.data} {...props} />;
}
