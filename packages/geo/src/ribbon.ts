/** A line of [lon, lat] in degrees. */
export type DegreeLine = readonly (readonly [number, number])[];

const METRES_PER_DEGREE = 111_195;

function resample(line: DegreeLine, metres: number): [number, number][] {
  const points: [number, number][] = [];
  for (const [i, [x, y]] of line.entries()) {
    const [nextX, nextY] = line[i + 1] ?? [x, y];
    const length = Math.hypot((nextX - x) * Math.cos((y * Math.PI) / 180), nextY - y) * METRES_PER_DEGREE;
    const steps = Math.max(1, Math.ceil(length / metres));
    for (let step = 0; step < steps; step++) {
      points.push([x + ((nextX - x) * step) / steps, y + ((nextY - y) * step) / steps]);
    }
  }
  return points;
}

/** Rounds the bends of a line: points every `metres`, each the mean of its neighbours, `rounds` times. Ends stay. */
export function smoothLine(line: DegreeLine, metres: number, rounds: number): [number, number][] {
  let points = resample(line, metres);
  for (let round = 0; round < rounds; round++) {
    points = points.map(([x, y], i) => {
      const before = points[i - 1];
      const after = points[i + 1];
      return before && after ? [(before[0] + 2 * x + after[0]) / 4, (before[1] + 2 * y + after[1]) / 4] : [x, y];
    });
  }
  return points;
}

/** The line moved sideways by metres: left of its direction when positive. */
export function offsetLine(line: DegreeLine, metres: (index: number) => number): [number, number][] {
  return line.map(([x, y], i) => {
    const [ax, ay] = line[i - 1] ?? [x, y];
    const [bx, by] = line[i + 1] ?? [x, y];
    const squeeze = Math.cos((y * Math.PI) / 180);
    const dx = (bx - ax) * squeeze;
    const dy = by - ay;
    const length = Math.hypot(dx, dy) || 1;
    const shift = metres(i) / METRES_PER_DEGREE / length;
    return [x - (dy * shift) / squeeze, y + dx * shift];
  });
}

/** A band along a line, `halfWidth(index)` metres to either side, as a closed ring in degrees. */
export function ribbon(line: DegreeLine, halfWidth: (index: number) => number): [number, number][] {
  const left = offsetLine(line, halfWidth);
  const right = offsetLine(line, (i) => -halfWidth(i)).reverse();
  const first = left[0];
  return first === undefined ? [] : [...left, ...right, first];
}
