import type { PolygonRings } from './polygon-set.ts';

/** Thrown for bytes that are no polygon of well-known binary. */
export class WkbError extends Error {}

/** Turns each coordinate pair into the plane of the analysis. */
export type ProjectPoint = (x: number, y: number) => readonly [number, number];

const POLYGON = 3;
const MULTI_POLYGON = 6;

/**
 * The rings of a Polygon or MultiPolygon in (E)WKB of either byte order, two dimensions, each point projected.
 * Source: OGC 06-103r4 §8; the flag bits of PostGIS. @throws WkbError for anything else, or a cut-off buffer.
 */
export function readWkbPolygons(bytes: Uint8Array, project: ProjectPoint): PolygonRings {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readGeometry({ view, at: 0 }, project);
  } catch (cause) {
    if (cause instanceof RangeError) throw new WkbError('the geometry is cut off', { cause });
    throw cause;
  }
}

interface Cursor {
  readonly view: DataView;
  at: number;
}

function readGeometry(cursor: Cursor, project: ProjectPoint): Float64Array[][] {
  const { view } = cursor;
  const little = view.getUint8(cursor.at) === 1;
  const flags = view.getUint32(cursor.at + 1, little);
  cursor.at += 5;
  if (flags & 0x20000000) cursor.at += 4; // an SRID follows
  const type = flags & 0x1fffffff;
  if (type === POLYGON) return [readRings(cursor, little, project)];
  if (type !== MULTI_POLYGON) throw new WkbError(`geometry type ${type} is no polygon in two dimensions`);
  const parts: Float64Array[][] = [];
  for (let left = readCount(cursor, little); left > 0; left--) parts.push(...readGeometry(cursor, project));
  return parts;
}

function readRings(cursor: Cursor, little: boolean, project: ProjectPoint): Float64Array[] {
  const rings: Float64Array[] = [];
  for (let left = readCount(cursor, little); left > 0; left--) {
    const points = readCount(cursor, little);
    if (points * 16 > cursor.view.byteLength - cursor.at) throw new WkbError('the geometry is cut off');
    const ring = new Float64Array(2 * points);
    for (let p = 0; p < points; p++) {
      const [x, y] = project(cursor.view.getFloat64(cursor.at, little), cursor.view.getFloat64(cursor.at + 8, little));
      ring[2 * p] = x;
      ring[2 * p + 1] = y;
      cursor.at += 16;
    }
    rings.push(ring);
  }
  return rings;
}

function readCount(cursor: Cursor, little: boolean): number {
  const count = cursor.view.getUint32(cursor.at, little);
  cursor.at += 4;
  return count;
}
