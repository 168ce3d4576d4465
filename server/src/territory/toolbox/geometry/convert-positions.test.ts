import type { CoordinateSystem } from '@shancheng/contracts';
import { describe, expect, test } from 'vitest';
import { convertPositions } from './convert-positions.ts';

const PLACE: [number, number] = [106.577, 29.557];
const convert = (from: CoordinateSystem, to: CoordinateSystem, ...positions: number[][]) =>
  convertPositions({ from, to, positions });

describe('converting positions', () => {
  // domain.md §3.4, verified with PROJ; 3857 by its formula.
  test.each<[CoordinateSystem, number, number]>([
    ['EPSG:4544', 652_840.1, 3_272_045.15],
    ['EPSG:4545', 362_086.98, 3_271_852.33],
    ['EPSG:4523', 35_652_840.1, 3_272_045.15],
    ['EPSG:4524', 36_362_086.98, 3_271_852.33],
    ['EPSG:3857', 11_864_097.37, 3_446_732.48],
  ])('to %s and back', (system, x, y) => {
    const [there = [0, 0]] = convert('EPSG:4490', system, PLACE);
    expect(Math.abs(there[0] - x)).toBeLessThan(0.01);
    expect(Math.abs(there[1] - y)).toBeLessThan(0.01);
    const [back = [0, 0]] = convert(system, 'EPSG:4490', there);
    expect(Math.hypot(back[0] - PLACE[0], back[1] - PLACE[1])).toBeLessThan(1e-9);
  });

  test('from one zone into its neighbour', () => {
    const [east = [0, 0]] = convert('EPSG:4523', 'EPSG:4545', [35_652_840.1, 3_272_045.15]);
    expect(east[0]).toBeCloseTo(362_086.98, 1);
  });

  test('a map for the public is shifted by some hundred metres, and back again', () => {
    for (const system of ['GCJ-02', 'BD-09'] as const) {
      const [shifted = [0, 0]] = convert('EPSG:4490', system, PLACE);
      const metres = Math.hypot((shifted[0] - PLACE[0]) * 96_700, (shifted[1] - PLACE[1]) * 110_850);
      expect(metres).toBeGreaterThan(100);
      expect(metres).toBeLessThan(2_000);
      const [back = [0, 0]] = convert(system, 'EPSG:4490', shifted);
      expect(Math.hypot(back[0] - PLACE[0], back[1] - PLACE[1])).toBeLessThan(1e-6);
    }
  });

  test('degrees given as metres, an easting without its zone and a place far from the zone are refused and numbered', () => {
    const outside = { code: 'geometry.outside-system', status: 422, facts: { index: 1 } };
    const refusal = (from: CoordinateSystem, to: CoordinateSystem, good: number[], bad: number[]) => {
      try {
        convert(from, to, good, bad);
        return undefined;
      } catch (error) {
        return error;
      }
    };
    expect(refusal('EPSG:4490', 'EPSG:3857', PLACE, [362_086, 3_271_852])).toMatchObject(outside);
    expect(refusal('EPSG:4523', 'EPSG:4490', [35_652_840, 3_272_045], [652_840, 3_272_045])).toMatchObject(outside);
    expect(refusal('EPSG:4490', 'EPSG:4544', PLACE, [121.5, 31.2])).toMatchObject(outside);
  });
});
