import { type MapLibreMap, Marker } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { toneOf } from '../status/tone.ts';
import type { MapPoint } from './map-point.ts';

const PULSE_MS = 4_000;

/** A ring runs out of each point that just changed, once; motion only where something happened. */
export function useMapPulse(
  map: MapLibreMap | undefined,
  points: readonly MapPoint[],
  ids: readonly string[] | undefined,
) {
  const newest = useRef(points);
  newest.current = points;
  const key = ids?.join(' ') ?? '';
  useEffect(() => {
    if (!map || key === '') return;
    const markers = newest.current
      .filter((point) => key.includes(point.id))
      .slice(0, 40)
      .map((point) => {
        const ring = document.createElement('i');
        ring.className = 'sc-map-pulse';
        ring.dataset.tone = toneOf(point.status, point.overdue);
        return new Marker({ element: ring }).setLngLat([point.lon, point.lat]).addTo(map);
      });
    const timer = setTimeout(() => markers.map((marker) => marker.remove()), PULSE_MS);
    return () => {
      clearTimeout(timer);
      for (const marker of markers) marker.remove();
    };
  }, [map, key]);
}
