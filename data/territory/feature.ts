import type { Rings } from './mesh.ts';
import { areaOf, moved, type Point, round } from './plane.ts';

type Geometry = { type: 'Polygon' | 'MultiPolygon' | 'LineString' | 'Point'; coordinates: unknown };

/** One line of a layer’s file: a GeoJSON feature that says from which version on it holds, and until which it is left out. */
export interface LayerFeature {
  type: 'Feature';
  id: string;
  properties: { code?: string; name?: string; from?: number; until?: number } & Record<string, unknown>;
  geometry: Geometry;
}

export function feature(id: string, properties: LayerFeature['properties'], geometry: Geometry): LayerFeature {
  return { type: 'Feature', id, properties, geometry };
}

const closed = (ring: readonly Point[]) => [...ring, ...ring.slice(0, 1)];

export function polygons(parts: readonly Rings[]): Geometry {
  const [first] = parts;
  if (parts.length === 1 && first) return { type: 'Polygon', coordinates: first.map(closed) };
  return { type: 'MultiPolygon', coordinates: parts.map((rings) => rings.map(closed)) };
}
export const polygon = (ring: readonly Point[]): Geometry => ({ type: 'Polygon', coordinates: [closed(ring)] });
export const line = (points: readonly Point[]): Geometry => ({ type: 'LineString', coordinates: points });
export const point = ([x, y]: Point): Geometry => ({ type: 'Point', coordinates: [round(x), round(y)] });

export function rectangle(middle: Point, width: number, height: number, turn = 0): Point[] {
  const corner = (x: number, y: number): Point =>
    moved(middle, x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn));
  const [w, h] = [width / 2, height / 2];
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)];
}

export const squareMetres = (ring: readonly Point[]): number => Math.round(Math.abs(areaOf(ring)));
