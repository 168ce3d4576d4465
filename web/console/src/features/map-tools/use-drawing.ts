import { useMemo, useState } from 'react';
import { type Corner, sketchOf } from '../../shared/measure.ts';
import type { MapMode } from './MapTools.tsx';

const MOST_CORNERS = 500;

/** What is being drawn on the map, and the area last asked about. */
export function useDrawing() {
  const [mode, setMode] = useState<MapMode>('ask');
  const [corners, setCorners] = useState<readonly Corner[]>([]);
  const [asked, setAsked] = useState<{ type: 'Polygon'; coordinates: number[][][] }>();
  const sketch = useMemo(() => sketchOf(corners, mode === 'area'), [corners, mode]);
  const start = (next: MapMode) => {
    setMode(next);
    setCorners([]);
    setAsked(undefined);
  };
  return {
    mode,
    corners,
    asked,
    sketch,
    setMode: start,
    setCorners,
    add: (corner: Corner) => setCorners((before) => (before.length < MOST_CORNERS ? [...before, corner] : before)),
    ask: (ring: [number, number][]) => setAsked({ type: 'Polygon', coordinates: [ring] }),
    clear: () => start(mode),
  };
}
