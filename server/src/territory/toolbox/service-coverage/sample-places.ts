import type { Position } from '@shancheng/geo';

/** Where people live: its rings, the holes among them, and how many there are. */
export interface InhabitedPlace {
  key: string;
  name: string | null;
  people: number;
  rings: readonly (readonly Position[])[];
}

/** Points spread evenly over places; of place p those from `first[p]` until `first[p + 1]`, x and y in metres. */
export interface Samples {
  first: Int32Array;
  x: Float64Array;
  y: Float64Array;
}

/** Metres of a degree on the sphere. */
const DEGREE_M = 111_195;
/** Points are ten metres apart, closer in a small place and wider in one beyond a quarter of a square kilometre. */
const USUAL_STEP_M = 10;
const FEWEST = 100;
const MOST = 2_500;
/** Of all places together: beyond, each gets fewer. */
const MOST_IN_ALL = 2_000_000;

/** Metres east and north of the corner of a map, small enough to be flat. */
export function planeAt([lon0, lat0]: Position): (position: Position) => [number, number] {
  const scale = DEGREE_M * Math.cos((lat0 * Math.PI) / 180);
  return ([lon, lat]) => [(lon - lon0) * scale, (lat - lat0) * DEGREE_M];
}

/** Spreads points over places, row by row; a place counts by the share of its points. */
export function samplePlaces(places: readonly InhabitedPlace[], plane: ReturnType<typeof planeAt>): Samples {
  const most = Math.min(MOST, Math.max(4, Math.floor(MOST_IN_ALL / Math.max(1, places.length))));
  const first = new Int32Array(places.length + 1);
  const x: number[] = [];
  const y: number[] = [];
  for (const [p, { rings }] of places.entries()) {
    const flat = rings.map((ring) => ring.map(plane));
    const area = Math.abs(flat.reduce((sum, ring) => sum + signedArea(ring), 0));
    const points = Math.min(most, Math.max(FEWEST, area / USUAL_STEP_M ** 2));
    fill(flat, Math.sqrt(area / points), (px, py) => {
      x.push(px);
      y.push(py);
    });
    first[p + 1] = x.length;
  }
  return { first, x: Float64Array.from(x), y: Float64Array.from(y) };
}

type Ring = readonly (readonly [number, number])[];

function signedArea(ring: Ring): number {
  let twice = 0;
  for (const [i, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[i + 1] ?? [ax, ay];
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

/** Every point of a grid of that step that lies inside, by the even-odd rule. */
function fill(rings: readonly Ring[], step: number, add: (x: number, y: number) => void): void {
  if (!(step > 0)) return;
  const ys = rings.flatMap((ring) => ring.map(([, y]) => y));
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  for (let y = low + step / 2; y < high; y += step) {
    const crossings = rings.flatMap((ring) => crossingsOf(ring, y)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from = 0, to = 0] = [crossings[i], crossings[i + 1]];
      const begin = Math.ceil(from / step - 0.5);
      for (let n = begin; (n + 0.5) * step < to; n++) add((n + 0.5) * step, y);
    }
  }
}

function crossingsOf(ring: Ring, y: number): number[] {
  const found: number[] = [];
  for (const [i, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[i + 1] ?? [ax, ay];
    if (ay <= y !== by <= y) found.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
  }
  return found;
}
