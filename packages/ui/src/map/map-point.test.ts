import { describe, expect, it } from 'vitest';
import { type MapPoint, pointFeatures } from './map-point.ts';

const point = (id: string, status: MapPoint['status'], overdue = false): MapPoint => ({
  id,
  lon: 106.5,
  lat: 29.5,
  status,
  overdue,
  label: id,
});

describe('incidents on the map', () => {
  const points = [point('a', 'reported'), point('b', 'handling'), point('c', 'handling', true)];
  it('the legend’s filter hides a tone and nothing else', () => {
    const shown = pointFeatures(points, new Set(['handling']));
    expect(shown.features.map((feature) => feature.properties.id)).toEqual(['a', 'c']);
  });
});
