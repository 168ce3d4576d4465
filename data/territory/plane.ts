/** Degrees of CGCS2000, longitude first. */
export type Point = readonly [number, number];

/** Metres a degree is long in the middle of 渝中区; good to a few parts in a thousand, enough for invented shapes. */
export const METRES = { lon: 96_830, lat: 110_850 };

export const round = (value: number, digits = 7): number => Math.round(value * 10 ** digits) / 10 ** digits;

export function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot((ax - bx) * METRES.lon, (ay - by) * METRES.lat);
}

/** A point so many metres east and north of another. */
export function moved([x, y]: Point, east: number, north: number): Point {
  return [round(x + east / METRES.lon), round(y + north / METRES.lat)];
}

/** Signed area of a ring in m²; positive when it turns left. */
export function areaOf(ring: readonly Point[]): number {
  let sum = 0;
  const [ox, oy] = ring[0] ?? [0, 0];
  for (const [i, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
    sum += (x1 - ox) * (y2 - oy) - (x2 - ox) * (y1 - oy);
  }
  return (sum / 2) * METRES.lon * METRES.lat;
}

/** Mean of the corners: close enough to the middle of a plot. */
export function middleOf(ring: readonly Point[]): Point {
  const sum = ring.reduce<[number, number]>(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return [sum[0] / ring.length, sum[1] / ring.length];
}

export function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  let [px, py] = ring.at(-1) ?? [0, 0];
  for (const [cx, cy] of ring) {
    if (cy > y !== py > y && x < ((px - cx) * (y - cy)) / (py - cy) + cx) inside = !inside;
    [px, py] = [cx, cy];
  }
  return inside;
}

/** Metres from a point to a line of straight pieces. */
export function distanceToLine(point: Point, line: readonly Point[]): number {
  let best = Number.POSITIVE_INFINITY;
  const at = (p: Point) => [(p[0] - point[0]) * METRES.lon, (p[1] - point[1]) * METRES.lat] as const;
  for (const [i, end] of line.entries()) {
    if (i === 0) continue;
    const [ax, ay] = at(line[i - 1] ?? end);
    const [bx, by] = at(end);
    const [dx, dy] = [bx - ax, by - ay];
    const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(ax + t * dx, ay + t * dy));
  }
  return best;
}
