import type { FeatureCollection } from 'geojson';
import type { MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import { useTokens } from '../look.ts';
import { BOLD } from './map-fonts.ts';
import { type MapOverlay, overlayFilter, overlayLayers } from './map-overlay.ts';
import { useSourceData } from './use-map-data.ts';

/** Overlays lie above the base’s areas and below its names. */
const BELOW = 'river-name';
/** The tiles’ deepest zoom; above it the map enlarges them. */
const DEEPEST = 18;
const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Keeps the map’s tile layers as given, first one lowest. */
export function useMapOverlays(map: MapLibreMap | undefined, overlays: readonly MapOverlay[]): void {
  const tokens = useTokens();
  const wanted = JSON.stringify(overlays);
  useEffect(() => {
    if (!map) return;
    const list = JSON.parse(wanted) as MapOverlay[]; // written two lines above
    for (const overlay of list) addOverlay(map, overlay, overlayLayers(overlay, tokens));
    return () => {
      // the map itself may be gone already when the page is left
      if (map.style) for (const overlay of list) removeOverlay(map, overlay);
    };
  }, [map, wanted, tokens]);
}

/**
 * Draws what the user is drawing, what is chosen or what a tool shows, above everything. A feature may carry its own
 * `color` and `opacity` (of its fill, 0 to 1), and a point a `label`.
 */
export function useMapSketch(map: MapLibreMap | undefined, sketch: FeatureCollection | undefined): void {
  const tokens = useTokens();
  useEffect(() => {
    if (!map || map.getSource('sketch')) return;
    map.addSource('sketch', { type: 'geojson', data: NOTHING });
    map.addLayer({
      id: 'sketch-fill',
      type: 'fill',
      source: 'sketch',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-color': ['coalesce', ['get', 'color'], tokens.primary],
        'fill-opacity': ['coalesce', ['get', 'opacity'], 0.15],
      },
    });
    map.addLayer({
      id: 'sketch-halo',
      type: 'line',
      source: 'sketch',
      paint: { 'line-color': tokens.surface, 'line-width': 6, 'line-opacity': 0.9 },
    });
    map.addLayer({
      id: 'sketch-line',
      type: 'line',
      source: 'sketch',
      paint: { 'line-color': ['coalesce', ['get', 'color'], tokens.primary], 'line-width': 2.5 },
    });
    map.addLayer({
      id: 'sketch-point',
      type: 'circle',
      source: 'sketch',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': tokens.surface,
        'circle-radius': 4,
        'circle-stroke-color': ['coalesce', ['get', 'color'], tokens.primary],
        'circle-stroke-width': 2,
      },
    });
    map.addLayer({
      id: 'sketch-label',
      type: 'symbol',
      source: 'sketch',
      filter: ['has', 'label'],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': BOLD,
        'text-size': 13,
        'text-anchor': 'left',
        'text-offset': [0.7, 0],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': tokens.text, 'text-halo-color': tokens.surface, 'text-halo-width': 1.5 },
    });
  }, [map, tokens]);
  useSourceData(map, 'sketch', sketch ?? NOTHING);
}

function addOverlay(map: MapLibreMap, overlay: MapOverlay, layers: ReturnType<typeof overlayLayers>): void {
  const tiles = [`${window.location.origin}${overlay.tiles}`];
  map.addSource(overlay.id, { type: 'vector', tiles, minzoom: 0, maxzoom: DEEPEST });
  const filter = overlayFilter(overlay.hiddenCodes);
  for (const layer of layers) {
    map.addLayer(layer, map.getLayer(BELOW) ? BELOW : undefined);
    if (filter) map.setFilter(layer.id, filter);
  }
}

function removeOverlay(map: MapLibreMap, overlay: MapOverlay): void {
  for (const part of ['point', 'line', 'fill', 'outline'])
    if (map.getLayer(`${overlay.id}/${part}`)) map.removeLayer(`${overlay.id}/${part}`);
  if (map.getSource(overlay.id)) map.removeSource(overlay.id);
}
