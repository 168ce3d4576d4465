export interface Point {
  x: number;
  y: number;
}

/** The box a signature is drawn in, whatever the size of the screen. */
export const BOX = { width: 600, height: 200 };

const NEAREST = 2;
const FEWEST_POINTS = 8;
const SHORTEST = 120;
const LONGEST_PATH = 40_000;

/** Whole units of the box; a point nearer than two units to the last one says nothing new. */
export function addPoint(line: readonly Point[], point: Point): Point[] {
  const next = { x: within(point.x, BOX.width), y: within(point.y, BOX.height) };
  const last = line.at(-1);
  return last && Math.hypot(next.x - last.x, next.y - last.y) < NEAREST ? [...line] : [...line, next];
}

/** SVG path data of the drawn lines. */
export function pathOf(lines: readonly (readonly Point[])[]): string {
  return lines
    .filter((line) => line.length > 1)
    .map((line) => line.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(''))
    .join('');
}

/** A dot or a slip of the finger is no signature; nor is an hour of scribbling. */
export function isSignature(lines: readonly (readonly Point[])[]): boolean {
  const points = lines.reduce((count, line) => count + (line.length > 1 ? line.length : 0), 0);
  const length = lines.reduce((sum, line) => sum + lengthOf(line), 0);
  return points >= FEWEST_POINTS && length >= SHORTEST && pathOf(lines).length <= LONGEST_PATH;
}

function lengthOf(line: readonly Point[]): number {
  return line.reduce((sum, point, at) => {
    const before = line[at - 1];
    return before ? sum + Math.hypot(point.x - before.x, point.y - before.y) : sum;
  }, 0);
}

function within(value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(0, value)));
}
