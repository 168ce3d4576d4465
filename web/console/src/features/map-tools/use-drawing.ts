import type { LineString, Polygon } from 'geojson';
import { useMemo, useState } from 'react';
import type { MapMode } from '../../shared/map-tool.ts';
import { type Corner, ringOf, sketchOf } from '../../shared/measure.ts';

const MOST_CORNERS = 500;

/** What is being drawn on the map, and the area last asked about. */
export function useDrawing() {
  const [mode, setMode] = useState<MapMode>('ask');
  const [corners, setCorners] = useState<readonly Corner[]>([]);
  const [asked, setAsked] = useState<Polygon>();
  const sketch = useMemo(() => sketchOf(corners, mode === 'area'), [corners, mode]);
  const { area, line } = useMemo(() => shapesOf(mode, corners), [mode, corners]);
  const start = (next: MapMode) => {
    setMode(next);
    setCorners([]);
    setAsked(undefined);
  };
  return {
    mode,
    corners,
    asked,
    area,
    line,
    sketch,
    setMode: start,
    setCorners,
    add: (corner: Corner) => setCorners((before) => (before.length < MOST_CORNERS ? [...before, corner] : before)),
    ask: (ring: [number, number][]) => setAsked({ type: 'Polygon', coordinates: [ring] }),
    clear: () => start(mode),
  };
}

export type Drawing = ReturnType<typeof useDrawing>;

/** What the corners make so far: an area from three on, a line from two. */
function shapesOf(mode: MapMode, corners: readonly Corner[]): { area?: Polygon; line?: LineString } {
  if (mode === 'area' && corners.length > 2) return { area: { type: 'Polygon', coordinates: [ringOf(corners)] } };
  if (mode === 'line' && corners.length > 1)
    return { line: { type: 'LineString', coordinates: corners.map(({ lon, lat }) => [lon, lat]) } };
  return {};
}
