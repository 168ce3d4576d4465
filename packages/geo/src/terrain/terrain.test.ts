import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellMetres, type ElevationGrid, heightAt } from './elevation-grid.ts';
import { profileAlong } from './profile.ts';
import { slopeAt } from './slope.ts';
import { viewshed } from './viewshed.ts';

const SIZE = 101;
const CELL = { cellLon: 20 / 96_700, cellLat: 20 / 111_195 };
/** 2 km square, 20 m cells; height in metres of column and row. */
function ground(height: (col: number, row: number) => number): ElevationGrid {
  const decimetres = Int16Array.from({ length: SIZE * SIZE }, (_, i) =>
    Math.round(10 * height(i % SIZE, Math.floor(i / SIZE))),
  );
  return { west: 106.5, south: 29.5, ...CELL, cols: SIZE, rows: SIZE, decimetres };
}
const middleOf = (col: number, row: number) => ({
  lon: 106.5 + (col + 0.5) * CELL.cellLon,
  lat: 29.5 + (SIZE - row - 0.5) * CELL.cellLat,
});
const fromCentre = (col: number, row: number) => 20 * Math.hypot(col - 50, row - 50);
const sees = (grid: ElevationGrid, from: [number, number], options: { eyeHeight?: number; radius?: number } = {}) => {
  const view = viewshed(grid, { ...middleOf(...from), eyeHeight: 1.6, radius: 900, ...options });
  return {
    share: view === undefined ? undefined : view.visible / view.cells,
    at: (col: number, row: number) => view?.runs.some((run) => run.row === row && run.from <= col && col < run.to),
  };
};

describe('heights', () => {
  test('at the middle of a cell are those of the cell, half way the mean, outside unknown', () => {
    const grid = ground((col) => 200 + col);
    const { lon, lat } = middleOf(10, 40);
    expect(heightAt(grid, lon, lat)).toBeCloseTo(210, 6);
    expect(heightAt(grid, lon + CELL.cellLon / 2, lat)).toBeCloseTo(210.5, 6);
    expect(heightAt(grid, 107, 29.5)).toBeUndefined();
    expect(heightAt(grid, Number.NaN, 29.5)).toBeUndefined();
  });

  test('the first row is the northernmost', () => {
    const grid = ground((_, row) => row);
    const [north, south] = [middleOf(5, 0), middleOf(5, 100)];
    expect(heightAt(grid, north.lon, north.lat)).toBeCloseTo(0, 6);
    expect(heightAt(grid, south.lon, south.lat)).toBeCloseTo(100, 6);
  });

  test('a plane that rises a quarter has a slope of 25 %, whichever way it faces', () => {
    for (const grid of [ground((col) => col * 5), ground((_, row) => row * 5), ground((col) => -col * 5)]) {
      const { lon, lat } = middleOf(50, 50);
      expect(slopeAt(grid, lon, lat)).toBeCloseTo(0.25, 2);
    }
  });
});

describe('a profile', () => {
  test('over a ridge climbs and descends its height', () => {
    const grid = ground((col) => 300 - Math.abs(col - 50) * 2);
    const [a, b] = [middleOf(20, 50), middleOf(80, 50)];
    const line = [
      [a.lon, a.lat],
      [b.lon, b.lat],
    ] as const;
    const profile = profileAlong(grid, line, 20);
    expect(profile.length).toBeCloseTo(1200, -0.5);
    expect(profile.climb).toBeCloseTo(60, -0.5);
    expect(profile.descent).toBeCloseTo(60, -0.5);
    expect(Math.abs(profile.steepest)).toBeCloseTo(0.1, 1);
    expect(profile.points.at(-1)?.distance).toBeCloseTo(profile.length, 6);
  });
});

describe('a view', () => {
  test('over a plain shows everything', () => {
    expect(
      sees(
        ground(() => 200),
        [50, 50],
      ).share,
    ).toBeGreaterThan(0.99);
  });

  test('from the top of a cone shows the whole of it; from its foot the other side is hidden', () => {
    const cone = ground((col, row) => 400 - 0.2 * fromCentre(col, row));
    expect(sees(cone, [50, 50]).share).toBeGreaterThan(0.95);
    const foot = sees(cone, [10, 50], { radius: 1_900 });
    expect(foot.at(30, 50)).toBe(true);
    expect(foot.at(70, 50)).toBe(false);
  });

  test('a wall hides what is behind it, unless one looks from high enough', () => {
    const wall = ground((col) => (col === 60 ? 230 : 200));
    expect(sees(wall, [50, 50]).at(60, 50)).toBe(true);
    expect(sees(wall, [50, 50]).at(70, 50)).toBe(false);
    expect(sees(wall, [50, 50]).at(40, 50)).toBe(true);
    expect(sees(wall, [50, 50], { eyeHeight: 200 }).at(70, 50)).toBe(true);
  });

  test('the earth is round: a low eye loses the sea level beyond its horizon', () => {
    const wide = { ...ground(() => 0), cellLon: 200 / 96_700, cellLat: 200 / 111_195 };
    const eye = { lon: wide.west + 50.5 * wide.cellLon, lat: wide.south + 50.5 * wide.cellLat };
    const view = viewshed(wide, { ...eye, eyeHeight: 1.6, radius: 9_900 });
    const farthest = Math.max(...(view?.runs.filter(({ row }) => row === 50).map(({ to }) => to - 51) ?? [])) * 200;
    // 3.57 km · √1.6 · √(1 ÷ 0.87) = 4.8 km
    expect(farthest).toBeGreaterThan(4_300);
    expect(farthest).toBeLessThan(5_300);
  });

  test('from outside the grid is unknown', () => {
    expect(
      viewshed(
        ground(() => 200),
        { lon: 100, lat: 29, eyeHeight: 2, radius: 500 },
      ),
    ).toBeUndefined();
  });

  test('a higher eye never sees less of any ground', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 25, maxLength: 25 }),
        fc.integer({ min: 1, max: 50 }),
        (bumps, higher) => {
          const grid = ground((col, row) => 200 + (bumps[Math.floor(row / 21) * 5 + Math.floor(col / 21)] ?? 0));
          const view = (eyeHeight: number) =>
            viewshed(grid, { ...middleOf(50, 50), eyeHeight, radius: 500 })?.visible ?? 0;
          expect(view(1.6 + higher)).toBeGreaterThanOrEqual(view(1.6));
        },
      ),
      { numRuns: 30 },
    );
    expect(cellMetres(ground(() => 0)).x).toBeCloseTo(20, 0);
  });
});
