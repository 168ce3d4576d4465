import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import type { DistrictLayers } from './district-layers.ts';
import type { MapMarker } from './map-point.ts';

/** Puts a GeoJSON collection into a source whenever it changes. */
export function useSourceData(map: MapLibreMap | undefined, source: string, data: FeatureCollection | undefined) {
  useEffect(() => {
    if (map && data) void map.getSource<GeoJSONSource>(source)?.setData(data);
  }, [map, source, data]);
}

/** The quiet base. `fillOf` colours a street by its code, e.g. by number of open cases. */
export function useBaseData(
  map: MapLibreMap | undefined,
  layers: DistrictLayers | undefined,
  streets: FeatureCollection | undefined,
  labels: FeatureCollection | undefined,
) {
  useSourceData(map, 'counties', layers?.counties);
  useSourceData(map, 'streets', streets);
  useSourceData(map, 'communities', layers?.communities);
  useSourceData(map, 'basemap', layers?.basemap);
  useSourceData(map, 'divisionLabels', labels);
}

/** Points as a collection. */
export function pointsOf<T extends { lon: number; lat: number }>(items: readonly T[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: items.map(({ lon, lat, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  };
}

/** Officers and cameras, with `dimmed` always set so that the style can read it. */
export function markersOf(markers: readonly MapMarker[]): FeatureCollection {
  return pointsOf(markers.map((marker) => ({ ...marker, dimmed: marker.dimmed ?? false })));
}
