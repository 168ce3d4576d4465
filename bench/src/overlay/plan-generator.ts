/** One parcel of an invented plan; rings in metres of EPSG:4545, closed. */
export interface Parcel {
  layer: number;
  key: string;
  code: string;
  rings: [number, number][][];
}

/** A pair the engine has to find: keys of a wetland and of an industrial parcel in another layer. */
export interface Planted {
  layerA: number;
  keyA: string;
  layerB: number;
  keyB: string;
}

export interface PlanOptions {
  layers: number;
  /** Parcels along each side of the square that every layer covers. */
  side: number;
  seed: number;
}

const CELL_M = 60;
const WEST = 355_000;
const SOUTH = 3_262_000;
/** No rule names this group: nothing conflicts but what is planted. */
const NEUTRAL = '16';
const WETLAND = '0506';
const INDUSTRY = '1001';
/** One planted pair in each square of so many parcels, so that no two of them meet. */
const PLANT_EVERY = 12;
const HOLE_EVERY = 37;

/**
 * Layers of parcel-like polygons that share their edges exactly, with bends, holes and corners of their own in each
 * layer, so that every layer cuts the others at all angles and leaves slivers. Seeded: the same options, the same plan.
 */
export function* generatePlan(options: PlanOptions): Generator<Parcel> {
  const codes = new Map<string, string>();
  for (const { layerA, keyA, layerB, keyB } of listPlanted(options)) {
    codes.set(`${layerA} ${keyA}`, WETLAND);
    codes.set(`${layerB} ${keyB}`, INDUSTRY);
  }
  for (let layer = 0; layer < options.layers; layer++)
    for (let row = 0; row < options.side; row++)
      for (let column = 0; column < options.side; column++) {
        const key = keyOf(column, row);
        const rings = ringsOf(options, layer, column, row);
        yield { layer, key, code: codes.get(`${layer} ${key}`) ?? NEUTRAL, rings };
      }
}

/** All planted pairs: the same cell of the lattice in two layers, which always share most of it. */
export function listPlanted({ layers, side }: Pick<PlanOptions, 'layers' | 'side'>): Planted[] {
  const planted: Planted[] = [];
  for (let row = 4; row + 4 < side; row += PLANT_EVERY)
    for (let column = 4; column + 4 < side; column += PLANT_EVERY) {
      const layerA = planted.length % layers;
      const layerB = (layerA + 1 + (Math.floor(planted.length / layers) % (layers - 1))) % layers;
      const key = keyOf(column, row);
      planted.push({ layerA, keyA: key, layerB, keyB: key });
    }
  return planted;
}

function keyOf(column: number, row: number): string {
  return `${column}-${row}`;
}

function ringsOf({ seed, side }: PlanOptions, layer: number, column: number, row: number): [number, number][][] {
  const corner = (c: number, r: number) => pointAt(seed, layer, c, r, side, 0.22);
  const bend = (c1: number, r1: number, c2: number, r2: number): [number, number] => {
    const [a, b] = [corner(c1, r1), corner(c2, r2)];
    const n = noise(seed + 1, layer, c1 + c2, r1 + r2);
    const swing = ((n % 1_000) / 1_000 - 0.5) * 0.12;
    return [(a[0] + b[0]) / 2 - swing * (b[1] - a[1]), (a[1] + b[1]) / 2 + swing * (b[0] - a[0])];
  };
  const [c, r, east, north] = [column, row, column + 1, row + 1];
  // Each edge is made from its ends in one order, so both neighbours get the very same bend.
  const outer: [number, number][] = [
    ...[corner(c, r), bend(c, r, east, r), corner(east, r), bend(east, r, east, north), corner(east, north)],
    ...[bend(c, north, east, north), corner(c, north), bend(c, r, c, north), corner(c, r)],
  ];
  if ((column * 31 + row * 17 + layer) % HOLE_EVERY !== 0) return [outer];
  const [x, y] = [WEST + (c + 0.5) * CELL_M, SOUTH + (r + 0.5) * CELL_M];
  const hole: [number, number][] = [
    [x - 5, y - 5],
    [x - 5, y + 5],
    [x + 6, y + 4],
    [x + 4, y - 6],
    [x - 5, y - 5],
  ];
  return [outer, hole];
}

/** A lattice point moved by up to `reach` cells; corners on the outline of the square stay on it. */
function pointAt(seed: number, layer: number, c: number, r: number, side: number, reach: number): [number, number] {
  const n = noise(seed, layer, c, r);
  const move = (value: number, at: number) =>
    at === 0 || at === side ? 0 : (value / 65_535 - 0.5) * 2 * reach * CELL_M;
  return [WEST + c * CELL_M + move(n & 0xffff, c), SOUTH + r * CELL_M + move(n >>> 16, r)];
}

/** 32 well-mixed bits of four whole numbers (the finaliser of MurmurHash3). */
function noise(seed: number, layer: number, c: number, r: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(layer + 1, 0xc2b2ae35);
  h = Math.imul(h ^ Math.imul(c + 1, 0x27d4eb2f), 0x165667b1) ^ Math.imul(r + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
