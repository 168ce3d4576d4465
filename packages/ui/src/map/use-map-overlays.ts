import type { FeatureCollection } from 'geojson';
import type { MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { useTokens } from '../look.ts';
import { BOLD } from './map-fonts.ts';
import { type MapHighlight, type MapOverlay, overlayFilter, overlayLayers } from './map-overlay.ts';
import { useSourceData } from './use-map-data.ts';

/** Overlays lie above the base’s areas and below its names. */
const BELOW = 'river-name';
/** The tiles’ deepest zoom; above it the map enlarges them. */
const DEEPEST = 18;
const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Keeps the map’s tile layers as given, first one lowest. What stays is changed in place: its tiles are not read anew. */
export function useMapOverlays(map: MapLibreMap | undefined, overlays: readonly MapOverlay[]): void {
  const tokens = useTokens();
  const wanted = JSON.stringify(overlays);
  const drawn = useRef<{ map: MapLibreMap; overlays: MapOverlay[] }>(undefined);
  useEffect(() => {
    if (!map) return;
    const list = JSON.parse(wanted) as MapOverlay[]; // written above
    const before = drawn.current?.map === map ? drawn.current.overlays : [];
    for (const overlay of before) if (!list.some((one) => isSame(one, overlay))) removeOverlay(map, overlay);
    for (const overlay of list) putOverlay(map, overlay, overlayLayers(overlay, tokens));
    drawn.current = { map, overlays: list };
  }, [map, wanted, tokens]);
}

/** Makes one feature of an overlay stand out, e.g. the one whose row the pointer is on. */
export function useMapHighlight(map: MapLibreMap | undefined, highlight: MapHighlight | undefined): void {
  const overlay = highlight?.overlay;
  const id = highlight?.id;
  useEffect(() => {
    if (!map || overlay === undefined || id === undefined || !map.getSource(overlay)) return;
    const feature = { source: overlay, sourceLayer: highlight?.sourceLayer ?? overlay, id };
    map.setFeatureState(feature, { hovered: true });
    return () => {
      // the map or the overlay may be gone already
      if (map.style && map.getSource(overlay)) map.removeFeatureState(feature);
    };
  }, [map, overlay, id, highlight?.sourceLayer]);
}

/**
 * Draws what the user is drawing, what is chosen or what a tool shows, above everything. A feature may carry its own
 * `color`, `opacity` (of its fill, 0 to 1) and `width` (of its outline, then without a halo), and a point a `label`.
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
      paint: {
        'line-color': tokens.surface,
        'line-width': ['case', ['has', 'width'], 0, 6],
        'line-opacity': 0.9,
      },
    });
    map.addLayer({
      id: 'sketch-line',
      type: 'line',
      source: 'sketch',
      paint: {
        'line-color': ['coalesce', ['get', 'color'], tokens.primary],
        'line-width': ['coalesce', ['get', 'width'], 2.5],
      },
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

function isSame(one: MapOverlay, other: MapOverlay): boolean {
  return one.id === other.id && one.kind === other.kind && one.tiles === other.tiles;
}

function putOverlay(map: MapLibreMap, overlay: MapOverlay, layers: ReturnType<typeof overlayLayers>): void {
  if (!map.getSource(overlay.id)) {
    const tiles = [`${window.location.origin}${overlay.tiles}`];
    map.addSource(overlay.id, { type: 'vector', tiles, minzoom: 0, maxzoom: DEEPEST, promoteId: 'id' });
  }
  const below = map.getLayer(BELOW) ? BELOW : undefined;
  const filter = overlayFilter(overlay.hiddenCodes) ?? null;
  for (const layer of layers) {
    if (map.getLayer(layer.id)) {
      map.moveLayer(layer.id, below);
      for (const [name, value] of Object.entries(layer.paint ?? {}))
        map.setPaintProperty(layer.id, name as Parameters<MapLibreMap['setPaintProperty']>[1], value); // its own names
    } else map.addLayer(layer, below);
    map.setFilter(layer.id, filter);
  }
}

function removeOverlay(map: MapLibreMap, overlay: MapOverlay): void {
  for (const part of ['point', 'line', 'fill', 'outline'])
    if (map.getLayer(`${overlay.id}/${part}`)) map.removeLayer(`${overlay.id}/${part}`);
  if (map.getSource(overlay.id)) map.removeSource(overlay.id);
}
