import { readFile } from 'node:fs/promises';
import type { FeatureChange, NewDataset } from '../territory/datasets/index.ts';

const DATA = new URL('../../../data/territory/', import.meta.url);

/** A layer as data/territory/layers.json describes it. */
export interface LayerFile {
  key: string;
  zh: string;
  en: string;
  dataClass: NewDataset['dataClass'];
  authority: string;
  scheme?: string;
  geometryKind: NewDataset['geometryKind'];
  scale?: number;
  securityLevel: NewDataset['securityLevel'];
  coverage: 'district' | 'west';
  /** First days of its versions, oldest first. */
  versions: string[];
  plan?: { domain: string; kind: 'zone' | 'line' | 'status'; rank: number; landGroup?: string };
}

type Position = readonly [number, number];
type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] };

export type Coverages = Record<LayerFile['coverage'], Geometry>;

/** A feature with the versions it holds in: from the first one, and before the second where there is one. */
export interface VersionedFeature extends FeatureChange {
  from: number;
  until?: number;
}

interface Line {
  id: string;
  properties: { code?: string; name?: string; from?: number; until?: number } & Record<string, unknown>;
  geometry: Geometry;
}

/** Where the heights lie: `terrain.json` beside `terrain.bin`. */
export interface TerrainHeader {
  west: number;
  south: number;
  cellLon: number;
  cellLat: number;
  cols: number;
  rows: number;
}

// Our own files, whose shapes the database checks.
export async function readTerritoryFile<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(new URL(name, DATA), 'utf8')) as T;
}

/** int16 decimetres, little-endian, row by row from the north. */
export const readTerrainHeights = (): Promise<Buffer> => readFile(new URL('terrain.bin', DATA));

export async function readLayerFeatures(key: string): Promise<VersionedFeature[]> {
  const text = await readFile(new URL(`layers/${key}.ndjson`, DATA), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => featureOf(JSON.parse(line) as Line)); // our own file
}

function featureOf({ id, properties, geometry }: Line): VersionedFeature {
  const { code, name, from = 1, until, ...attributes } = properties;
  const named = { ...(code ? { code } : {}), ...(name ? { name } : {}), ...(until ? { until } : {}) };
  return { key: id, from, attributes, wkt: wktOf(geometry), ...named };
}

const joined = (positions: readonly Position[]) => positions.map(([x, y]) => `${x} ${y}`).join(',');
const rings = (polygon: readonly Position[][]) => polygon.map((ring) => `(${joined(ring)})`).join(',');

/** Well-known text of a GeoJSON geometry. */
export function wktOf(geometry: Geometry): string {
  if (geometry.type === 'Point') return `POINT(${joined([geometry.coordinates])})`;
  if (geometry.type === 'LineString') return `LINESTRING(${joined(geometry.coordinates)})`;
  if (geometry.type === 'Polygon') return `POLYGON(${rings(geometry.coordinates)})`;
  return `MULTIPOLYGON(${geometry.coordinates.map((polygon) => `(${rings(polygon)})`).join(',')})`;
}
