import { describe, expect, it } from 'vitest';
import { countByTone, type MapPoint, pointFeatures } from './map-point.ts';

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
  it('the legend counts an overdue case as overdue, not as handling', () => {
    expect(countByTone(points)).toMatchObject({ new: 1, handling: 1, overdue: 1, closed: 0 });
  });
  it('the legend’s filter hides a tone and nothing else', () => {
    const shown = pointFeatures(points, new Set(['handling']));
    expect(shown.features.map((feature) => feature.properties.id)).toEqual(['a', 'c']);
  });
});
