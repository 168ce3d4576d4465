import type { MapLibreMap } from '@shancheng/ui/map';
import { useEffect, useState } from 'react';

export interface SeenCode {
  code: string;
  color: string | undefined;
}

const LONGEST_LEGEND = 24;

/** The codes drawn in view, read when the map has come to rest. */
export function useSeenCodes(map: MapLibreMap | undefined): readonly SeenCode[] {
  const [seen, setSeen] = useState<readonly SeenCode[]>([]);
  useEffect(() => {
    if (!map) return;
    const read = () => {
      const next = codesIn(map);
      setSeen((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    map.on('idle', read);
    return () => {
      map.off('idle', read);
    };
  }, [map]);
  return seen;
}

function codesIn(map: MapLibreMap): SeenCode[] {
  const layers = map.getLayersOrder().filter((id) => /@\d+\/(fill|line|point)$/.test(id));
  if (layers.length === 0) return [];
  const found = new Map<string, string | undefined>();
  for (const { properties } of map.queryRenderedFeatures({ layers }))
    if (typeof properties.code === 'string')
      found.set(properties.code, typeof properties.color === 'string' ? properties.color : undefined);
  return [...found]
    .map(([code, color]) => ({ code, color }))
    .sort((a, b) => a.code.localeCompare(b.code))
    .slice(0, LONGEST_LEGEND);
}
