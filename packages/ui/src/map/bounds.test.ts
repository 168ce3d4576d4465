import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { boundsOf } from './bounds.ts';

const area = (ring: [number, number][]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }],
});

describe('the box the map opens on', () => {
  it('holds every corner of every area', () => {
    const west = area([
      [106.4, 29.5],
      [106.5, 29.6],
      [106.45, 29.52],
    ]);
    const east = area([
      [106.6, 29.55],
      [106.58, 29.58],
      [106.61, 29.54],
    ]);
    expect(boundsOf(west, undefined, east)).toEqual([106.4, 29.5, 106.61, 29.6]);
  });
  it('is unknown while nothing has been loaded', () => {
    expect(boundsOf(undefined, { type: 'FeatureCollection', features: [] })).toBeUndefined();
  });
});
