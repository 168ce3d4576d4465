/** [lon, lat] in EPSG:4490 degrees. */
export type Position = readonly [lon: number, lat: number];

const DEGREE = Math.PI / 180;
/** Mean radius of the earth (IUGG R1). */
const RADIUS = 6_371_008.8;

/** Metres from each position to the next, on the sphere. */
export function stepLengths(line: readonly Position[]): number[] {
  const steps: number[] = [];
  for (const [i, [lon, lat]] of line.entries()) {
    const next = line[i + 1];
    if (next === undefined) break;
    const x = (next[0] - lon) * DEGREE * Math.cos(((lat + next[1]) / 2) * DEGREE);
    steps.push(RADIUS * Math.hypot(x, (next[1] - lat) * DEGREE));
  }
  return steps;
}

/** The part of a line between two shares (0–1) of its length, with its bends. */
export function partOfLine(line: readonly Position[], from: number, to: number): Position[] {
  const steps = stepLengths(line);
  const total = steps.reduce((sum, step) => sum + step, 0);
  const part: Position[] = [];
  let before = 0;
  for (const [i, start] of line.entries()) {
    const end = line[i + 1];
    if (end === undefined) break;
    const step = steps[i] ?? 0;
    const at = (metres: number) => between(start, end, step === 0 ? 0 : Math.max(0, Math.min(1, metres / step)));
    if (before + step >= from * total && before <= to * total) {
      if (part.length === 0) part.push(at(from * total - before));
      part.push(at(to * total - before));
    }
    before += step;
  }
  return part;
}

const between = (a: Position, b: Position, t: number): Position => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
