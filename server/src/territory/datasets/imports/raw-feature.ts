export type Position = readonly number[];
export type Ring = readonly Position[];

export type RawGeometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint' | 'LineString'; coordinates: Ring }
  | { type: 'MultiLineString' | 'Polygon'; coordinates: readonly Ring[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly Ring[])[] };

/** A feature as the file has it, in the file’s own coordinates. */
export interface RawFeature {
  /** Its number in the file, from 1. */
  row: number;
  properties: Record<string, unknown>;
  geometry: RawGeometry | undefined;
  /** What stands in the file instead of a shape, when it is none. */
  unreadable?: string;
}

/** What a reader can say of a file before its features come. */
export interface OpenedFile {
  format: string;
  /** EPSG code or description the file declares; undefined when it is silent. */
  declaredCrs: DeclaredCrs | undefined;
  encoding?: string;
  layer?: string;
  features: () => AsyncIterable<RawFeature>;
}

export type DeclaredCrs = { kind: 'degrees' } | { kind: 'gauss-kruger'; centralMeridian: number; falseEasting: number };
