import { describe, expect, it } from 'vitest';
import { areaM2, areaText, lengthM, sketchOf } from './measure.ts';

const CORNERS = [
  { lon: 106.5, lat: 29.5 },
  { lon: 106.51, lat: 29.5 },
  { lon: 106.51, lat: 29.51 },
  { lon: 106.5, lat: 29.51 },
];

describe('measuring on the map', () => {
  it('gives the area on the ellipsoid: a hundredth of a degree squared at 29.5° is 107.5 ha', () => {
    expect(areaM2(CORNERS) / 10_000).toBeCloseTo(107.5, 0);
    expect(areaM2(CORNERS.slice(0, 2))).toBe(0);
  });
  it('adds up the stretches of a line', () => {
    expect(lengthM(CORNERS.slice(1, 3))).toBeGreaterThan(1100);
    expect(lengthM(CORNERS.slice(1, 3))).toBeLessThan(1115);
    expect(lengthM(CORNERS.slice(0, 1))).toBe(0);
  });
  it('draws an area from three corners on, a line before', () => {
    expect(sketchOf(CORNERS.slice(0, 2), true).features[0]?.geometry.type).toBe('LineString');
    expect(sketchOf(CORNERS, true).features[0]?.geometry.type).toBe('Polygon');
  });
  it('says large areas in hectares', () => {
    expect([areaText(812.4), areaText(12_345)]).toEqual(['812 m²', '1.23 ha']);
  });
});
