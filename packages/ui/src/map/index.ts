/** The map, apart from the main door because MapLibre is large: import it lazily. */

export type { MapLibreMap } from 'maplibre-gl';
export { type Bounds, boundsOf } from './bounds.ts';
export { DistrictMap, type DistrictMapProps } from './DistrictMap.tsx';
export { type DistrictLayers, useDistrictLayers } from './district-layers.ts';
export type { MapOverlay } from './map-overlay.ts';
export type { MapMarker, MapPoint } from './map-point.ts';
