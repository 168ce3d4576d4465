import type { Box } from '../detection/detection.ts';

export type Point = readonly [number, number];

/** Even-odd rule; a point on the edge may count either way. */
export function isInside([x, y]: Point, polygon: readonly Point[]): boolean {
  let inside = false;
  polygon.forEach(([ax, ay], i) => {
    const [bx, by] = polygon.at(i - 1) ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

/** Where a standing thing touches the ground: the middle of the box's lower edge. */
export const footOf = ([x, y, width, height]: Box): [number, number] => [x + width / 2, y + height];

export const centreOf = ([x, y, width, height]: Box): [number, number] => [x + width / 2, y + height / 2];

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
