import type { Feature, FeatureCollection, Geometry } from 'geojson';

/** What a tool draws over the map; see `MapToolProps.onShow`. */
export interface MapShape {
  geometry: Geometry;
  /** CSS colour. */
  color: string;
  /** Of the fill, 0 to 1. */
  opacity?: number;
  /** Of the outline, px; for shapes of many small pieces. */
  width?: number;
  label?: string;
}

/** Shapes in the order they are drawn. */
export function shapesOf(shapes: readonly MapShape[]): FeatureCollection {
  return { type: 'FeatureCollection', features: shapes.map(featureOf) };
}

function featureOf({ geometry, ...properties }: MapShape): Feature {
  return { type: 'Feature', properties, geometry };
}

/** A place as a point. */
export function pointOf({ lon, lat }: { lon: number; lat: number }): Geometry {
  return { type: 'Point', coordinates: [lon, lat] };
}
