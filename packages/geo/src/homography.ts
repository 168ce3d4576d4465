/** A picture point `[x, y]` as fractions of width and height, and where it lies on the ground in WGS 84 / CGCS2000 degrees. */
export interface ControlPoint {
  picture: readonly [number, number];
  ground: { lon: number; lat: number };
}

/** Maps picture ↔ ground for one camera looking at flat ground. */
export interface GroundHomography {
  /** WGS 84 / CGCS2000 degrees; undefined for a picture point on or above the horizon. */
  toGround(picture: readonly [number, number]): { lon: number; lat: number } | undefined;
  /** Fractions of the picture (may lie outside 0…1); undefined for ground behind the camera. */
  toPicture(ground: { lon: number; lat: number }): [number, number] | undefined;
  /** Root mean square distance in metres between the control points and where the fit puts them. */
  residualMetres: number;
}

/** The control points do not fix a plane: fewer than four, repeated, or (nearly) on one line. */
export class DegenerateControlPointsError extends Error {
  override name = 'DegenerateControlPointsError';
}

type Matrix3 = readonly [number, number, number, number, number, number, number, number, number];
type Vector2 = readonly [number, number];

const METRES_PER_DEGREE = 111_319.490793;
/** Below this ratio of the smallest to the largest pivot the points are taken for degenerate. */
const SMALLEST_PIVOT_RATIO = 1e-7;

/**
 * Fits the homography picture → ground through at least four control points (least squares with more; Hartley's
 * normalised direct linear transform, R. Hartley & A. Zisserman, Multiple View Geometry, §4.4).
 * Ground is worked in local metres around the first point, good to centimetres within a few kilometres.
 * @throws DegenerateControlPointsError when the points do not fix the mapping.
 */
export function fitGroundHomography(points: readonly ControlPoint[]): GroundHomography {
  const origin = points[0]?.ground;
  if (!origin || points.length < 4) {
    throw new DegenerateControlPointsError(`at least 4 control points are needed, got ${points.length}`);
  }
  const local = localMetres(origin);
  const picture = points.map((point) => point.picture);
  const ground = points.map((point) => local.toMetres(point.ground));
  const forward = fitMatrix(picture, ground);
  const backward = invert(forward);
  const visibleSign = Math.sign(depth(forward, picture[0] ?? [0, 0]));
  if (picture.some((point) => Math.sign(depth(forward, point)) !== visibleSign)) {
    throw new DegenerateControlPointsError('the control points lie on both sides of the horizon: one of them is wrong');
  }
  const toMetres = (point: Vector2) => (depth(forward, point) * visibleSign > 1e-9 ? apply(forward, point) : undefined);
  return {
    toGround: (point) => {
      const metres = toMetres(point);
      return metres && local.toDegrees(metres);
    },
    toPicture: (place) => {
      const point = apply(backward, local.toMetres(place));
      return depth(forward, point) * visibleSign > 1e-9 ? point : undefined;
    },
    residualMetres: rootMeanSquare(picture.map((point, i) => distance(apply(forward, point), ground[i] ?? [0, 0]))),
  };
}

function localMetres(origin: { lon: number; lat: number }) {
  const perLon = METRES_PER_DEGREE * Math.cos((origin.lat * Math.PI) / 180);
  return {
    toMetres: (place: { lon: number; lat: number }): Vector2 => [
      (place.lon - origin.lon) * perLon,
      (place.lat - origin.lat) * METRES_PER_DEGREE,
    ],
    toDegrees: ([x, y]: Vector2) => ({ lon: origin.lon + x / perLon, lat: origin.lat + y / METRES_PER_DEGREE }),
  };
}

function fitMatrix(from: readonly Vector2[], to: readonly Vector2[]): Matrix3 {
  const source = normalise(from);
  const target = normalise(to);
  const normal = Array.from({ length: 8 }, () => new Array<number>(9).fill(0));
  source.points.forEach(([x, y], i) => {
    const [u, v] = target.points[i] ?? [0, 0];
    addEquation(normal, [x, y, 1, 0, 0, 0, -u * x, -u * y], u);
    addEquation(normal, [0, 0, 0, x, y, 1, -v * x, -v * y], v);
  });
  const h = solve(normal);
  const matrix: Matrix3 = [at(h, 0), at(h, 1), at(h, 2), at(h, 3), at(h, 4), at(h, 5), at(h, 6), at(h, 7), 1];
  return multiply(invert(target.matrix), multiply(matrix, source.matrix));
}

/** Moves the points' centre to the origin and their mean distance from it to √2. */
function normalise(points: readonly Vector2[]): { points: Vector2[]; matrix: Matrix3 } {
  const cx = mean(points.map(([x]) => x));
  const cy = mean(points.map(([, y]) => y));
  const spread = mean(points.map((point) => distance(point, [cx, cy])));
  if (!(spread > 0)) throw new DegenerateControlPointsError('all control points are the same point');
  const s = Math.SQRT2 / spread;
  return {
    points: points.map(([x, y]) => [(x - cx) * s, (y - cy) * s]),
    matrix: [s, 0, -cx * s, 0, s, -cy * s, 0, 0, 1],
  };
}

function addEquation(normal: number[][], row: readonly number[], value: number): void {
  for (let i = 0; i < 8; i++) {
    const target = normal[i];
    if (!target) continue;
    for (let j = 0; j < 8; j++) target[j] = at(target, j) + at(row, i) * at(row, j);
    target[8] = at(target, 8) + at(row, i) * value;
  }
}

/** Gaussian elimination with row pivoting on an 8×9 augmented matrix. */
function solve(rows: number[][]): number[] {
  const size = rows.length;
  let largest = 0;
  for (let column = 0; column < size; column++) {
    const below = rows.slice(column).sort((a, b) => Math.abs(at(b, column)) - Math.abs(at(a, column)));
    rows.splice(column, below.length, ...below);
    const pivotRow = rows[column] ?? [];
    const pivot = Math.abs(at(pivotRow, column));
    largest = Math.max(largest, pivot);
    if (!(pivot > largest * SMALLEST_PIVOT_RATIO)) {
      throw new DegenerateControlPointsError('the control points are repeated or lie on one line');
    }
    for (const row of rows) {
      if (row === pivotRow) continue;
      const factor = at(row, column) / at(pivotRow, column);
      for (let j = column; j <= size; j++) row[j] = at(row, j) - factor * at(pivotRow, j);
    }
  }
  return rows.map((row, i) => at(row, size) / at(row, i));
}

function invert(m: Matrix3): Matrix3 {
  const [a, b, c, d, e, f, g, h, i] = m;
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const size = Math.max(...m.map(Math.abs));
  if (!(Math.abs(determinant) > size ** 3 * 1e-12)) {
    throw new DegenerateControlPointsError('the control points squash the picture onto a line');
  }
  const adjugate = [e * i - f * h, c * h - b * i, b * f - c * e, f * g - d * i, a * i - c * g, c * d - a * f];
  const last = [d * h - e * g, b * g - a * h, a * e - b * d];
  const scaled = [...adjugate, ...last].map((value) => value / determinant);
  return scaled as unknown as Matrix3; // nine values by construction; TypeScript cannot count a spread
}

function multiply(a: Matrix3, b: Matrix3): Matrix3 {
  const product = Array.from({ length: 9 }, (_, k) => {
    const row = Math.floor(k / 3) * 3;
    return at(a, row) * at(b, k % 3) + at(a, row + 1) * at(b, (k % 3) + 3) + at(a, row + 2) * at(b, (k % 3) + 6);
  });
  return product as unknown as Matrix3; // nine values by construction
}

const at = (values: readonly number[], index: number): number => values[index] ?? 0;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const rootMeanSquare = (values: readonly number[]): number => Math.sqrt(mean(values.map((value) => value * value)));
const distance = (a: Vector2, b: Vector2): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
const depth = (m: Matrix3, [x, y]: Vector2): number => m[6] * x + m[7] * y + m[8];

function apply(m: Matrix3, point: Vector2): [number, number] {
  const w = depth(m, point);
  return [(m[0] * point[0] + m[1] * point[1] + m[2]) / w, (m[3] * point[0] + m[4] * point[1] + m[5]) / w];
}
