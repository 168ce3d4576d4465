import type { MapLibreMap } from '@shancheng/ui/map';
import { useEffect, useState } from 'react';

/** What of a layer is in view: a code with its colour, or the layer itself where its features have no code. */
export interface SeenCode {
  layer: string;
  code: string | undefined;
  color: string | undefined;
}

const MOST = 60;
const DRAWN = /^(.+)@\d+\/(fill|line|point)$/;

/** What is drawn in view, read when the map has come to rest. */
export function useSeenCodes(map: MapLibreMap | undefined): readonly SeenCode[] {
  const [seen, setSeen] = useState<readonly SeenCode[]>([]);
  useEffect(() => {
    if (!map) return;
    const read = () => {
      const next = seenOn(map);
      setSeen((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    map.on('idle', read);
    return () => {
      map.off('idle', read);
    };
  }, [map]);
  return seen;
}

function seenOn(map: MapLibreMap): SeenCode[] {
  const layers = map.getLayersOrder().filter((id) => DRAWN.test(id));
  if (layers.length === 0) return [];
  const found = new Map<string, SeenCode>();
  for (const { layer: drawn, properties } of map.queryRenderedFeatures({ layers })) {
    const layer = DRAWN.exec(drawn.id)?.[1] ?? '';
    const code = text(properties.code);
    const key = `${layer} ${code ?? ''}`;
    if (!found.has(key)) found.set(key, { layer, code, color: text(properties.color) });
  }
  return [...found]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, one]) => one)
    .slice(0, MOST);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
