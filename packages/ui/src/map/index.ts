/** The map, apart from the main door because MapLibre is large: import it lazily. */

export type { MapLibreMap } from 'maplibre-gl';
export { DistrictMap, type DistrictMapProps } from './DistrictMap.tsx';
export { type DistrictLayers, useDistrictLayers } from './district-layers.ts';
export type { MapHighlight, MapOverlay } from './map-overlay.ts';
export type { MapMarker, MapPoint } from './map-point.ts';
