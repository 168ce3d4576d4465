/** A signature is kept as path data in a box of this size. */
export const BOX = { width: 600, height: 200 };

export type Point = readonly [x: number, y: number];

const MOST_LENGTH = 40_000;
const FEWEST_LENGTH = 20;

/** A point of the pad in the box, whole units, never outside. */
export function inBox(x: number, y: number, pad: { width: number; height: number }): Point {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  return [within((x / pad.width) * BOX.width, BOX.width), within((y / pad.height) * BOX.height, BOX.height)];
}

/** A line without points that lie on top of each other: a slow finger gives hundreds of them. */
export function withPoint(line: readonly Point[], point: Point): readonly Point[] {
  const last = line.at(-1);
  const near = last && Math.abs(last[0] - point[0]) + Math.abs(last[1] - point[1]) < 2;
  return near ? line : [...line, point];
}

/** Path data of the lines; undefined while it is too little to be a name, or more than can be kept. */
export function strokeOf(lines: readonly (readonly Point[])[]): string | undefined {
  const path = lines
    .filter(({ length }) => length > 1)
    .map((line) => `M${line.map(([x, y]) => `${x} ${y}`).join('L')}`)
    .join('');
  return path.length >= FEWEST_LENGTH && path.length <= MOST_LENGTH ? path : undefined;
}
