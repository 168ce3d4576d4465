import type { FeatureCollection } from 'geojson';

/** `[west, south, east, north]` in degrees. */
export type Bounds = [number, number, number, number];

/** The box around everything in the collections; undefined when there is no coordinate in them. */
export function boundsOf(...collections: (FeatureCollection | undefined)[]): Bounds | undefined {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const collection of collections)
    for (const feature of collection?.features ?? [])
      if ('coordinates' in feature.geometry) widen(box, feature.geometry.coordinates);
  return box[0] <= box[2] ? box : undefined;
}

function widen(box: Bounds, coordinates: unknown): void {
  if (!Array.isArray(coordinates)) return;
  const [lon, lat] = coordinates;
  if (typeof lon === 'number' && typeof lat === 'number') {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
    return;
  }
  for (const part of coordinates) widen(box, part);
}
