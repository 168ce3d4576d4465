import { lineLength, polygonArea } from '@shancheng/geo';
import type { FeatureCollection } from 'geojson';

/** A corner in degrees, EPSG:4490. */
export interface Corner {
  lon: number;
  lat: number;
}

/** Length of the line in metres, on the ellipsoid. */
export function lengthM(corners: readonly Corner[]): number {
  return lineLength(corners.map(({ lon, lat }) => [lon, lat]));
}

/** Area in m² on the ellipsoid; 0 below three corners. */
export function areaM2(corners: readonly Corner[]): number {
  return corners.length < 3 ? 0 : polygonArea([ringOf(corners)]);
}

/** The corners as a closed ring. */
export function ringOf(corners: readonly Corner[]): [number, number][] {
  const ring = corners.map(({ lon, lat }): [number, number] => [lon, lat]);
  const first = ring[0];
  return first ? [...ring, first] : ring;
}

/** What is being drawn: the corners, the line through them, and from three on the area. */
export function sketchOf(corners: readonly Corner[], closed: boolean): FeatureCollection {
  const line = closed ? ringOf(corners) : corners.map(({ lon, lat }): [number, number] => [lon, lat]);
  return {
    type: 'FeatureCollection',
    features: [
      ...(closed && corners.length > 2
        ? [{ type: 'Feature' as const, properties: {}, geometry: { type: 'Polygon' as const, coordinates: [line] } }]
        : corners.length > 1
          ? [{ type: 'Feature' as const, properties: {}, geometry: { type: 'LineString' as const, coordinates: line } }]
          : []),
      ...corners.map(({ lon, lat }) => ({
        type: 'Feature' as const,
        properties: {},
        geometry: { type: 'Point' as const, coordinates: [lon, lat] },
      })),
    ],
  };
}

/** “1,234 m²”, from one hectare on “1.23 ha”. */
export function areaText(areaInM2: number): string {
  if (areaInM2 < 10_000) return `${Math.round(areaInM2).toLocaleString('en')} m²`;
  return `${(areaInM2 / 10_000).toLocaleString('en', { maximumFractionDigits: 2 })} ha`;
}
