import type { ConflictDetail } from '@shancheng/contracts/plan';
import { type Bounds, boundsOf, type Tokens } from '@shancheng/ui';
import type { Feature, FeatureCollection, Geometry } from 'geojson';

/** Colours of the two sides and of what they share, from the tokens. */
export function sideColours({ tones }: Tokens) {
  return { a: tones.new.fill, b: tones.checking.fill, shared: tones.overdue.fill };
}

/** Both sides as compared, each in its colour, and above them the spot where they contradict. */
export function conflictShapes(
  { sides, geometry }: Pick<ConflictDetail, 'sides' | 'geometry'>,
  colours: ReturnType<typeof sideColours>,
): FeatureCollection {
  const [a, b] = sides;
  const features = [
    ...shapeOf(a?.geometry, colours.a, 0.18),
    ...shapeOf(b?.geometry, colours.b, 0.18),
    ...shapeOf(geometry, colours.shared, 0.35),
  ];
  return { type: 'FeatureCollection', features };
}

/** The box to show: what contradicts with some of its surroundings. */
export function conflictBounds(geometry: unknown): Bounds | undefined {
  const box = boundsOf({ type: 'FeatureCollection', features: shapeOf(geometry, '', 0) });
  if (!box) return undefined;
  const [west, south, east, north] = box;
  const margin = Math.max(east - west, north - south, 0.000_2) * 0.6;
  return [west - margin, south - margin, east + margin, north + margin];
}

function shapeOf(geometry: unknown, color: string, opacity: number): Feature[] {
  if (typeof geometry !== 'object' || geometry === null || !('coordinates' in geometry)) return [];
  // the contract leaves geometry open; the server sends RFC 7946
  return [{ type: 'Feature', properties: { color, opacity }, geometry: geometry as Geometry }];
}
