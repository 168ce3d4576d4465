import type { CoordinateSystem, ParcelRead } from '@shancheng/contracts';
import { tooManyCorners, unreadableParcel } from './errors.ts';

type Corner = [x: number, y: number];

/** An outline as the file has it: x east, y north, in whatever system. */
export interface ParcelDraft {
  format: ParcelRead['format'];
  rings: Corner[][];
  parcels: number;
  system?: CoordinateSystem;
  name?: string;
}

const MOST_CORNERS = 10_000;

/** Reads the first outline of a file: GeoJSON, or boundary points (勘测定界). */
export function parseParcel(text: string): ParcelDraft {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  const draft = trimmed.startsWith('{') ? parseGeoJson(trimmed) : parseBoundaryPoints(trimmed);
  if (draft.rings.length === 0 || draft.rings.some((ring) => ring.length < 3)) throw unreadableParcel();
  if (draft.rings.flat().length > MOST_CORNERS) throw tooManyCorners();
  if (!draft.rings.flat(2).every(Number.isFinite)) throw unreadableParcel();
  return { ...draft, rings: draft.rings.map(closed) };
}

function closed(ring: Corner[]): Corner[] {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function parseGeoJson(text: string): ParcelDraft {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (cause) {
    throw unreadableParcel(cause);
  }
  if (!isObject(root)) throw unreadableParcel();
  const polygons = polygonsOf(root, undefined);
  const [first] = polygons;
  if (!first) throw unreadableParcel();
  const system = systemOf(root);
  return {
    ...{ format: 'geojson', rings: ringsOf(first.coordinates), parcels: polygons.length },
    ...(system ? { system } : {}),
    ...(first.name ? { name: first.name } : {}),
  };
}

interface FoundPolygon {
  coordinates: unknown;
  name: string | undefined;
}

function polygonsOf(node: unknown, name: string | undefined): FoundPolygon[] {
  if (!isObject(node)) return [];
  if (node.type === 'FeatureCollection') return listOf(node.features).flatMap((one) => polygonsOf(one, undefined));
  if (node.type === 'Feature') return polygonsOf(node.geometry, nameOf(node.properties));
  if (node.type === 'Polygon') return [{ coordinates: node.coordinates, name }];
  if (node.type === 'MultiPolygon') return listOf(node.coordinates).map((coordinates) => ({ coordinates, name }));
  return [];
}

function nameOf(properties: unknown): string | undefined {
  const name = isObject(properties) ? (properties.name ?? properties.NAME ?? properties.名称) : undefined;
  return typeof name === 'string' && name !== '' ? name.slice(0, 200) : undefined;
}

/** Heights of corners, if any, are not ours. */
const ringsOf = (coordinates: unknown): Corner[][] =>
  listOf(coordinates).map((ring) => listOf(ring).map((corner): Corner => [numberAt(corner, 0), numberAt(corner, 1)]));
function numberAt(list: unknown, n: number): number {
  const value = listOf(list)[n];
  return typeof value === 'number' ? value : Number.NaN;
}

const KNOWN: readonly CoordinateSystem[] = [
  ...(['EPSG:4490', 'EPSG:4544', 'EPSG:4545', 'EPSG:4546'] as const),
  ...(['EPSG:4523', 'EPSG:4524', 'EPSG:4525', 'EPSG:3857'] as const),
];

/** The `crs` of GeoJSON before RFC 7946, as desktop programs still write it. */
function systemOf({ crs }: Json): CoordinateSystem | undefined {
  const named = isObject(crs) && isObject(crs.properties) ? String(crs.properties.name) : '';
  if (/CRS84/.test(named)) return 'EPSG:4490';
  const code = `EPSG:${/EPSG:+(\d+)/.exec(named)?.[1]}`;
  return KNOWN.find((system) => system === code);
}

/** `J1,1,X,Y` with X the northing; a line that ends in `@` begins a parcel, 带号 in the head names the zone. */
function parseBoundaryPoints(text: string): ParcelDraft {
  const rings = new Map<string, Corner[]>();
  let [parcels, zone, name] = [0, Number.NaN, ''];
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line.startsWith('带号')) zone = Number(line.split('=')[1]);
    if (line.endsWith('@')) {
      parcels += 1;
      if (parcels === 1) name = line.split(/[,，]/)[3]?.trim() ?? '';
    } else if (/^J?\d+\s*[,，]/i.test(line) && parcels <= 1) {
      const [, ring = '1', north, east] = line.split(/[,，]/).map((field) => field.trim());
      rings.set(ring, [...(rings.get(ring) ?? []), [toNumber(east), toNumber(north)]]);
      if (rings.size > 100 || (rings.get(ring)?.length ?? 0) > MOST_CORNERS) throw tooManyCorners();
    }
  }
  const system = zoneSystem(zone, [...rings.values()][0]?.[0]?.[0] ?? 0);
  return {
    ...{ format: 'boundary-points', rings: [...rings.values()], parcels: Math.max(1, parcels) },
    ...(system ? { system } : {}),
    ...(name ? { name: name.slice(0, 200) } : {}),
  };
}

const toNumber = (field: string | undefined): number => (field ? Number(field) : Number.NaN);

/** 3° zones of Chongqing; whether the easting carries the zone shows in its size. */
function zoneSystem(zone: number, east: number): CoordinateSystem | undefined {
  const prefixed = east > 1_000_000;
  if (zone === 35) return prefixed ? 'EPSG:4523' : 'EPSG:4544';
  if (zone === 36) return prefixed ? 'EPSG:4524' : 'EPSG:4545';
  if (zone === 37) return prefixed ? 'EPSG:4525' : 'EPSG:4546';
  return undefined;
}
