import type { MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { Bounds } from './bounds.ts';

export interface MapFocus {
  lon: number;
  lat: number;
  zoom?: number;
}

type Padding = number | { top: number; bottom: number; left: number; right: number };

/** Nearer than this a small place shows nothing around it. */
const CLOSEST_FIT = 17;

/** Shows the whole district first, and flies to `focus` or `fit` when one changes. Data that arrives later moves nothing. */
export function useMapCamera(
  map: MapLibreMap | undefined,
  home: Bounds | undefined,
  { focus, fit }: { focus: MapFocus | undefined; fit: Bounds | undefined },
  padding: Padding,
) {
  const firstPadding = useRef(padding);
  const flown = useRef(false);
  flown.current ||= focus !== undefined || fit !== undefined;
  useEffect(() => {
    if (map && home && !flown.current) map.fitBounds(home, { padding: firstPadding.current, duration: 0 });
  }, [map, home]);

  const lon = focus?.lon;
  const lat = focus?.lat;
  const zoom = focus?.zoom ?? 15.5;
  useEffect(() => {
    if (map && lon !== undefined && lat !== undefined) map.easeTo({ center: [lon, lat], zoom, duration: 400 });
  }, [map, lon, lat, zoom]);

  // by identity: asking for the same box again shows it again
  useEffect(() => {
    if (map && fit) map.fitBounds(fit, { padding: firstPadding.current, maxZoom: CLOSEST_FIT, duration: 400 });
  }, [map, fit]);
}
