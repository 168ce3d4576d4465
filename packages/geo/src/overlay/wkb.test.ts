import { expect, test } from 'vitest';
import { readWkbPolygons, WkbError } from './wkb.ts';

/** POLYGON((0 0, 2 0, 2 1, 0 0)), little-endian; the second with an SRID as PostGIS writes it. */
const RING =
  '04000000' +
  ['0000000000000000', '0000000000000000', '0000000000000040', '0000000000000000'].join('') +
  ['0000000000000040', '000000000000f03f', '0000000000000000', '0000000000000000'].join('');
const WKB = Buffer.from(`010300000001000000${RING}`, 'hex');
const EWKB = Buffer.from(`01030000208a11000001000000${RING}`, 'hex');
const MULTI = Buffer.concat([Buffer.from('010600000002000000', 'hex'), WKB, WKB]);
const asIs = (x: number, y: number) => [x, y] as const;

test('a polygon is read with and without its SRID, and each point is projected', () => {
  const ring = Float64Array.of(0, 0, 2, 0, 2, 1, 0, 0);
  expect(readWkbPolygons(WKB, asIs)).toEqual([[ring]]);
  expect(readWkbPolygons(EWKB, asIs)).toEqual([[ring]]);
  expect(readWkbPolygons(WKB, (x, y) => [x + 10, y * 2])).toEqual([[Float64Array.of(10, 0, 12, 0, 12, 2, 10, 0)]]);
});

test('a polygon in several parts keeps them', () => {
  expect(readWkbPolygons(MULTI, asIs)).toHaveLength(2);
});

test('a point, a cut-off polygon and one that claims more points than it has are refused', () => {
  const point = Buffer.from('0101000000000000000000000000000000000000f03f'.slice(0, 42), 'hex');
  const boasting = Buffer.from(WKB);
  boasting.writeUInt32LE(4_000_000_000, 9);
  for (const bytes of [point, WKB.subarray(0, 40), boasting, Buffer.alloc(0)])
    expect(() => readWkbPolygons(bytes, asIs)).toThrow(WkbError);
});
