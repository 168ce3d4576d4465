import { METRES, type Point, round } from './plane.ts';

const CELL_M = 20;

/** Heights at the middles of cells, row by row from the north, int16 decimetres, little-endian. */
export function terrainGrid(
  outline: readonly Point[],
  heightAt: (point: Point) => number,
): { header: object; heights: Buffer } {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const [west, south] = [round(Math.min(...xs) - 0.002, 5), round(Math.min(...ys) - 0.002, 5)];
  const [cellLon, cellLat] = [round(CELL_M / METRES.lon), round(CELL_M / METRES.lat)];
  const cols = Math.ceil((Math.max(...xs) + 0.002 - west) / cellLon);
  const rows = Math.ceil((Math.max(...ys) + 0.002 - south) / cellLat);
  const heights = Buffer.alloc(cols * rows * 2);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const at: Point = [west + (col + 0.5) * cellLon, south + (rows - row - 0.5) * cellLat];
      heights.writeInt16LE(Math.round(heightAt(at) * 10), (row * cols + col) * 2);
    }
  }
  const [east, north] = [round(west + cols * cellLon), round(south + rows * cellLat)];
  const about =
    '合成数据 synthetic: invented heights, not surveyed; int16 decimetres, little-endian, rows from the north';
  return { header: { about, west, south, east, north, cellLon, cellLat, cols, rows, synthetic: true }, heights };
}
