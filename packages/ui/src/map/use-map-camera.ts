import type { MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { Bounds } from './bounds.ts';

export interface MapFocus {
  lon: number;
  lat: number;
  zoom?: number;
}

type Padding = number | { top: number; bottom: number; left: number; right: number };

/** Shows the whole district first, and flies to `focus` when that changes. Data that arrives later moves nothing. */
export function useMapCamera(
  map: MapLibreMap | undefined,
  home: Bounds | undefined,
  focus: MapFocus | undefined,
  padding: Padding,
) {
  const firstPadding = useRef(padding);
  const focused = focus !== undefined;
  useEffect(() => {
    if (map && home && !focused) map.fitBounds(home, { padding: firstPadding.current, duration: 0 });
  }, [map, home, focused]);

  const lon = focus?.lon;
  const lat = focus?.lat;
  const zoom = focus?.zoom ?? 15.5;
  useEffect(() => {
    if (map && lon !== undefined && lat !== undefined) map.easeTo({ center: [lon, lat], zoom, duration: 400 });
  }, [map, lon, lat, zoom]);
}
