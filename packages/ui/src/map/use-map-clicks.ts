import type { GeoJSONSource, MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useRef } from 'react';

export interface MapClicks {
  /** An incident was clicked; undefined: the click was beside everything. */
  onSelect?: ((id: string | undefined) => void) | undefined;
  /** Picking a place: every click gives its position. */
  onPick?: ((at: { lon: number; lat: number }) => void) | undefined;
  /** Features of this overlay were clicked, topmost first, each by the `id` in its tile; goes before `onPick`. */
  onFeatures?: { overlay: string; take: (ids: readonly string[]) => void } | undefined;
  onMarker?: ((id: string) => void) | undefined;
  onStreet?: ((code: string) => void) | undefined;
}

const POINTS = ['incident', 'cluster', 'marker-officer', 'marker-camera'];

/** What clicks and hovering on the map do. Clusters open. */
export function useMapClicks(map: MapLibreMap | undefined, clicks: MapClicks, showHover: (text: string) => void) {
  const newest = useRef(clicks);
  newest.current = clicks;
  useEffect(() => {
    if (!map) return;
    const onClick = (event: MapMouseEvent) => handleClick(map, event, newest.current);
    const onMove = (event: MapMouseEvent) => {
      const hit = map.queryRenderedFeatures(event.point, { layers: POINTS })[0];
      const picking = newest.current.onPick !== undefined;
      const taken = hit !== undefined || featuresAt(map, event, newest.current).length > 0;
      map.getCanvas().style.cursor = taken && !(hit && picking) ? 'pointer' : picking ? 'crosshair' : '';
      showHover(String(hit?.properties.label ?? ''));
    };
    map.on('click', onClick);
    map.on('mousemove', onMove);
    return () => {
      map.off('click', onClick);
      map.off('mousemove', onMove);
    };
  }, [map, showHover]);
}

function handleClick(map: MapLibreMap, event: MapMouseEvent, clicks: MapClicks) {
  const features = featuresAt(map, event, clicks);
  if (features.length > 0) return clicks.onFeatures?.take(features);
  if (clicks.onPick) return clicks.onPick({ lon: event.lngLat.lng, lat: event.lngLat.lat });
  const hit = map.queryRenderedFeatures(event.point, { layers: POINTS })[0];
  if (hit?.layer.id === 'cluster') return void openCluster(map, hit.properties.cluster_id, event);
  if (hit?.layer.id === 'incident') return clicks.onSelect?.(String(hit.properties.id));
  if (hit) return clicks.onMarker?.(String(hit.properties.id));
  const street = map.queryRenderedFeatures(event.point, { layers: ['street-fill'] })[0];
  if (street && clicks.onStreet) return clicks.onStreet(String(street.properties.code));
  clicks.onSelect?.(undefined);
}

function featuresAt(map: MapLibreMap, { point }: MapMouseEvent, { onFeatures }: MapClicks): string[] {
  const layers = ['fill', 'line', 'point']
    .map((part) => `${onFeatures?.overlay}/${part}`)
    .filter((layer) => onFeatures && map.getLayer(layer));
  if (layers.length === 0) return [];
  const ids = map.queryRenderedFeatures(point, { layers }).map(({ properties }): unknown => properties.id);
  return [...new Set(ids)].filter((id) => typeof id === 'string');
}

async function openCluster(map: MapLibreMap, clusterId: unknown, event: MapMouseEvent) {
  const source = map.getSource<GeoJSONSource>('incidents');
  if (!source || typeof clusterId !== 'number') return;
  const zoom = await source.getClusterExpansionZoom(clusterId);
  map.easeTo({ center: event.lngLat, zoom: Math.min(zoom + 0.2, 18) });
}
