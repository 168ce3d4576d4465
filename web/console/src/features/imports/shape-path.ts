/** A box in degrees: west, south, east, north. */
export type Box = [number, number, number, number];

/** The box around GeoJSON geometries; undefined when there is no corner in them. */
export function boxOf(shapes: readonly unknown[]): Box | undefined {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of shapes) for (const [x, y] of cornersOf(coordinatesOf(shape))) widen(box, x, y);
  return box[0] <= box[2] ? box : undefined;
}

/**
 * The shape as an SVG path in a square of `size`, north up, with the box in its middle. Degrees of longitude are
 * narrowed to their length at this latitude, so that a square on the ground is a square on the screen.
 */
export function shapePath(shape: unknown, box: Box, size: number): string {
  const toScreen = screenOf(box, size);
  return linesOf(coordinatesOf(shape))
    .map((line) => {
      const corners = line.map(toScreen).map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`);
      return corners.length === 1 ? `M${corners[0]}h0.1` : `M${corners.join('L')}`;
    })
    .join('');
}

function screenOf([west, south, east, north]: Box, size: number): (corner: [number, number]) => [number, number] {
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const side = Math.max((east - west) * narrow, north - south) * 1.1 || 1e-6;
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  return ([x, y]) => [(((x - middleX) * narrow) / side + 0.5) * size, (0.5 - (y - middleY) / side) * size];
}

function coordinatesOf(shape: unknown): unknown {
  return typeof shape === 'object' && shape !== null ? Reflect.get(shape, 'coordinates') : undefined;
}

/** The lines of nested coordinates, whatever the kind of geometry. */
function linesOf(coordinates: unknown): [number, number][][] {
  if (!Array.isArray(coordinates)) return [];
  const corner = asCorner(coordinates);
  if (corner) return [[corner]];
  const corners = coordinates.map(asCorner);
  const line = corners.filter((one) => one !== undefined);
  return line.length === coordinates.length && line.length > 0 ? [line] : coordinates.flatMap(linesOf);
}

const cornersOf = (coordinates: unknown): [number, number][] => linesOf(coordinates).flat();

function asCorner(value: unknown): [number, number] | undefined {
  if (!Array.isArray(value)) return undefined;
  const [x, y]: unknown[] = value;
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : undefined;
}

function widen(box: Box, x: number, y: number): void {
  box[0] = Math.min(box[0], x);
  box[1] = Math.min(box[1], y);
  box[2] = Math.max(box[2], x);
  box[3] = Math.max(box[3], y);
}
