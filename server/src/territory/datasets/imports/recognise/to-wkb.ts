import { tooManyVertices } from '../formats/lines.ts';
import { fileRefused } from '../import-errors.ts';
import { LIMITS } from '../import-limits.ts';
import type { Position, RawGeometry, Ring } from '../raw-feature.ts';
import { isOnEarth, type ToDegrees } from './crs-rules.ts';

const TYPES = { Point: 1, LineString: 2, Polygon: 3, MultiPoint: 4, MultiLineString: 5, MultiPolygon: 6 } as const;

/** A geometry as little-endian WKB in EPSG:4490 degrees; refuses numbers that are none and places that are nowhere. */
export function toWkb(geometry: RawGeometry, toDegrees: ToDegrees): Buffer {
  const writer = new WkbWriter(byteCount(geometry), toDegrees);
  writer.geometry(geometry);
  return writer.done();
}

class WkbWriter {
  #buffer: Buffer;
  #at = 0;
  #toDegrees: ToDegrees;

  constructor(bytes: number, toDegrees: ToDegrees) {
    this.#buffer = Buffer.allocUnsafe(bytes);
    this.#toDegrees = toDegrees;
  }

  done(): Buffer {
    return this.#buffer.subarray(0, this.#at);
  }

  geometry({ type, coordinates }: RawGeometry): void {
    this.#head(TYPES[type]);
    if (type === 'Point') this.#position(coordinates);
    else if (type === 'LineString') this.#ring(coordinates, false);
    else if (type === 'Polygon') this.#rings(coordinates);
    else {
      this.#count(coordinates.length);
      for (const part of coordinates) this.#part(type, part);
    }
  }

  #part(type: 'MultiPoint' | 'MultiLineString' | 'MultiPolygon', part: Position | Ring | readonly Ring[]): void {
    // The type says how deep the part is nested.
    if (type === 'MultiPoint') this.geometry({ type: 'Point', coordinates: part as Position });
    else if (type === 'MultiLineString') this.geometry({ type: 'LineString', coordinates: part as Ring });
    else this.geometry({ type: 'Polygon', coordinates: part as readonly Ring[] });
  }

  #head(type: number): void {
    this.#buffer[this.#at] = 1;
    this.#at = this.#buffer.writeUInt32LE(type, this.#at + 1);
  }

  #count(count: number): void {
    this.#at = this.#buffer.writeUInt32LE(count, this.#at);
  }

  #rings(rings: readonly Ring[]): void {
    this.#count(rings.length);
    for (const ring of rings) this.#ring(ring, true);
  }

  #ring(ring: Ring, isClosed: boolean): void {
    if (ring.length > LIMITS.verticesPerRing) throw tooManyVertices();
    const [first, last] = [ring[0], ring.at(-1)];
    const isOpen =
      isClosed && first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1]);
    this.#count(ring.length + (isOpen ? 1 : 0));
    for (const position of ring) this.#position(position);
    if (isOpen) this.#position(first);
  }

  #position(position: Position): void {
    const [x, y] = position;
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
      throw fileRefused(
        'not-a-number',
        '坐标含有非数值(NaN/Infinity)',
        'A coordinate is not a number (NaN or Infinity)',
      );
    }
    const place = this.#toDegrees(x, y);
    if (!isOnEarth(place)) {
      throw fileRefused(
        'absurd-coordinates',
        `坐标超出地球范围：${x}, ${y}`,
        `Coordinates are nowhere on earth: ${x}, ${y}`,
      );
    }
    this.#at = this.#buffer.writeDoubleLE(place[0], this.#at);
    this.#at = this.#buffer.writeDoubleLE(place[1], this.#at);
  }
}

/** Room enough: a ring may still have to be closed. */
function byteCount(geometry: RawGeometry): number {
  let bytes = 16;
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    bytes += typeof part[0] === 'number' ? 16 : 32;
    if (typeof part[0] !== 'number') for (const inner of part) visit(inner);
    else bytes += 16;
  };
  visit(geometry.coordinates);
  return bytes;
}

/** False for shapes with no point, or rings too short to enclose anything. */
export function hasShape({ type, coordinates }: RawGeometry): boolean {
  const closes = (ring: Ring) => ring.length >= 3;
  const encloses = (rings: readonly Ring[]) => rings.length > 0 && rings.every(closes);
  switch (type) {
    case 'Point':
    case 'LineString':
      return coordinates.length >= 2;
    case 'MultiPoint':
      return coordinates.length > 0;
    case 'MultiLineString':
      return coordinates.length > 0 && coordinates.every((line) => line.length >= 2);
    case 'Polygon':
      return encloses(coordinates);
    case 'MultiPolygon':
      return coordinates.length > 0 && coordinates.every(encloses);
    default:
      return false; // a collection, or something a file made up
  }
}

export function firstPosition({ coordinates }: RawGeometry): readonly [number, number] | undefined {
  let part: unknown = coordinates;
  while (Array.isArray(part) && Array.isArray(part[0])) part = part[0];
  if (!Array.isArray(part)) return undefined;
  const [x, y] = part as unknown[];
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : undefined;
}
