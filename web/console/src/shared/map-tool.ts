import type { MapLayer } from '@shancheng/contracts/map';
import type { FeatureCollection, LineString, Polygon } from 'geojson';

/** What a click on the map does. */
export type MapMode = 'ask' | 'line' | 'area';

/** A place in degrees, EPSG:4490. */
export interface MapSpot {
  lon: number;
  lat: number;
}

/** What a tool of the map workspace gets: what the person drew, and how to show something back. */
export interface MapToolProps {
  /** The area drawn last; undefined until it has three corners. */
  area: Polygon | undefined;
  /** The line drawn last; undefined until it has two corners. */
  line: LineString | undefined;
  /** The spot clicked last. */
  spot: MapSpot | undefined;
  /** The day the map shows, `YYYY-MM-DD`; undefined: today. */
  asOf: string | undefined;
  layers: readonly MapLayer[];
  mode: MapMode;
  /** Lets the person draw: a tool that needs an area asks for it by this. */
  onMode: (mode: MapMode) => void;
  /**
   * Replaces what the tool draws over the map. Properties read: `color` (CSS colour of outline and fill),
   * `opacity` (of the fill, 0 to 1), `width` (of the outline, px, then without a halo), `label` (text beside a point).
   */
  onShow: (shapes: FeatureCollection | undefined) => void;
  /** Moves the map there. */
  onFocus: (spot: MapSpot) => void;
}
